import type { Reader } from '../store/store.ts'
import { nextJob, workOnJob } from './jobs.ts'
import { product } from './partWork.ts'
import type { Turn } from './turn.ts'

/** Works on what changes and sweeps left behind, one batch a turn, after a restart too; `look` when no entry told of it. */
export function createJobRunner(parts: {
  readonly turn: Turn
  readonly read: Reader
  readonly schedule: (work: () => void) => void
  readonly onFault: (fault: unknown) => void
}): Disposable & { look(): void } {
  const { turn, read, schedule, onFault } = parts
  let waiting = false
  let disposed = false

  const look = () => {
    if (waiting || disposed || read.jobs().length === 0) return
    waiting = true
    schedule(work)
  }
  const work = () => {
    waiting = false
    const job = disposed ? null : nextJob(read)
    if (job === null) return
    try {
      // The writes are the doing of the person whose change called for them.
      const set = job.kind === 'retype' ? (job.gesture ?? null) : null
      const why = job.kind === 'handOver' ? 'transfer' : job.kind === 'returns' ? 'return' : product.why
      turn.run({ ...product, actor: 'by' in job ? job.by : null, set, why }, (part) => {
        workOnJob(part, job)
        part.close(null)
      })
      turn.afterCommit(look)
    } catch (fault) {
      onFault(fault)
    }
  }
  const stopListening = turn.onCommit(look)
  look()

  return {
    look,
    [Symbol.dispose]() {
      disposed = true
      stopListening()
    },
  }
}
