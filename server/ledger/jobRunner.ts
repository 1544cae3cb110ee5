import type { Instant } from '#shared/base/instant.ts'
import type { Reader } from '../store/store.ts'
import { nextJob, workOnJob } from './jobs.ts'
import { product } from './partWork.ts'
import type { Turn } from './turn.ts'

/** Works on what changes and sweeps left behind, one batch a turn, after a restart too; `look` when no entry told of it. */
export function createJobRunner(parts: {
  readonly turn: Turn
  readonly read: Reader
  readonly now: () => Instant
  readonly schedule: (work: () => void, isFull?: boolean) => void
  readonly onFault: (fault: unknown) => void
}): Disposable & { look(): void } {
  const { turn, read, now, schedule, onFault } = parts
  let waiting = false
  let disposed = false

  const look = () => {
    if (waiting || disposed || read.jobs().length === 0) return
    waiting = true
    // a batch is as good as a full turn: it waits for nobody, and what comes meanwhile goes between two of them
    schedule(work, true)
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
        workOnJob(part, job, now)
        part.close(null)
      })
      turn.commit()
      look()
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
