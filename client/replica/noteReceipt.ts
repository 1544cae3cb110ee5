import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** Asked once after this much quiet, not after every key. */
const quietMs = 1_500
const sync = 0
const step = { stateVector: 0, missing: 1 } as const

/** Knows when the server has stored what was written here. */
export interface NoteReceipt extends Disposable {
  /** Something was written on this page. */
  wrote(): void
}

/**
 * The stock protocol has no receipt. But the room answers a state vector only after what came before it is stored, so
 * asking for what is missing once more, and being answered, says that everything sent before has arrived.
 */
export function confirmSending(
  provider: WebsocketProvider,
  {
    after,
    onConfirmed,
  }: {
    readonly after: (ms: number, work: () => void) => () => void
    /** `isStill`: nothing was written since. */
    readonly onConfirmed: (isStill: () => boolean) => void
  },
): NoteReceipt {
  let written = 0
  let asked: number | null = null
  let stop: (() => void) | null = null
  const ask = () => {
    const { ws } = provider
    if (ws === null || !provider.synced || ws.readyState !== ws.OPEN) return
    asked = written
    ws.send(vectorFrame(provider.doc) as Uint8Array<ArrayBuffer>) // made by lib0 over a plain buffer
  }
  const later = () => {
    stop ??= after(quietMs, () => {
      stop = null
      ask()
    })
  }
  const stock = provider.messageHandlers[sync]
  provider.messageHandlers[sync] = (...told) => {
    const isAnswer = decoding.peekVarUint(told[1]) === step.missing
    stock?.(...told)
    if (!isAnswer || asked === null) return
    const answered = asked
    asked = null
    if (answered === written) onConfirmed(() => answered === written)
    else later()
  }
  provider.on('sync', (isSynced) => {
    if (isSynced) ask()
  })
  provider.on('connection-close', () => {
    asked = null
  })
  return {
    wrote: () => {
      written += 1
      later()
    },
    [Symbol.dispose]: () => stop?.(),
  }
}

function vectorFrame(doc: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sync)
  encoding.writeVarUint(encoder, step.stateVector)
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
  return encoding.toUint8Array(encoder)
}
