import { Outage, refuse } from '#shared/base/result.ts'
import type { AnswerTo, ImportCall, ImportNews } from './calls.ts'
import type { ReadStage } from './readWorkbook.ts'

/** The import worker as functions. One call at a time; disposing ends it in the middle of whatever it does. */
export interface ImportDesk extends Disposable {
  ask<K extends ImportCall['kind']>(call: Extract<ImportCall, { kind: K }>): Promise<AnswerTo<K>>
}

/** A file that is not read by then is not worth the wait: the worker is ended and the person told. */
export const readSeconds = 90

export function openImportDesk(onStage: (stage: ReadStage) => void): ImportDesk {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  let queue: Promise<unknown> = Promise.resolve()

  const callWorker = (call: ImportCall): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        worker.terminate()
        stop()
        if (call.kind === 'open') resolve(refuse({ kind: 'timeout', seconds: readSeconds }))
        else reject(new Outage(`${call.kind} within ${readSeconds} s`))
      }, readSeconds * 1000)
      const stop = () => {
        clearTimeout(timer)
        worker.removeEventListener('message', hear)
        worker.removeEventListener('error', fail)
      }
      const hear = ({ data }: MessageEvent<ImportNews>) => {
        if (data.kind === 'stage') return onStage(data.stage)
        stop()
        if (data.kind === 'answer') resolve(data.value)
        else reject(new Outage(`${call.kind} the workbook`, new Error(data.message)))
      }
      const fail = (event: ErrorEvent) => {
        stop()
        // out of memory ends a worker without a word of ours
        if (call.kind === 'open') resolve(refuse({ kind: 'damaged', detail: event.message }))
        else reject(new Outage(`${call.kind} the workbook`, new Error(event.message)))
      }
      worker.addEventListener('message', hear)
      worker.addEventListener('error', fail)
      worker.postMessage(call, call.kind === 'open' ? [call.bytes.buffer] : [])
    })

  return {
    ask<K extends ImportCall['kind']>(call: Extract<ImportCall, { kind: K }>) {
      const answered = queue.then(() => callWorker(call))
      queue = answered.catch(() => undefined) // the caller hears of it; the queue goes on
      return answered as Promise<AnswerTo<K>> // the worker answers each kind by the session's function of that name
    },
    [Symbol.dispose]: () => worker.terminate(),
  }
}
