import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** The message numbers of y-protocols, which the stock client speaks in every room. */
export const yMessage = { sync: 0, awareness: 1, denied: 2, queryAwareness: 3 } as const

/** Inside a sync message. */
const syncStep = { stateVector: 0, missing: 1, update: 2 } as const

/** What a stock client says in a room. */
export type YMessage =
  | { readonly kind: 'stateVector'; readonly vector: Uint8Array }
  /** `first` marks the answer to our state vector: everything that he has and we lack. */
  | { readonly kind: 'update'; readonly bytes: Uint8Array; readonly first: boolean }
  | { readonly kind: 'awareness'; readonly bytes: Uint8Array }
  | { readonly kind: 'queryAwareness' }

/** Null when the number is not one of y-protocols'. Throws on anything malformed. */
export function readYMessage(frame: Uint8Array): YMessage | null {
  const decoder = decoding.createDecoder(frame)
  const number = decoding.readVarUint(decoder)
  if (number === yMessage.awareness) return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
  if (number === yMessage.queryAwareness) return { kind: 'queryAwareness' }
  if (number !== yMessage.sync) return null
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === syncStep.stateVector) return { kind: 'stateVector', vector: bytes }
  if (step === syncStep.missing || step === syncStep.update) {
    return { kind: 'update', bytes, first: step === syncStep.missing }
  }
  throw new Error(`sync message of unknown step ${step}`)
}

const syncFrame = (step: number, bytes: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, yMessage.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

/** Most clients that a state vector may name; a note of ten years has hundreds. */
const mostVectorClients = 50_000

/** The answer to a client's state vector: what `doc` has and he lacks. */
export function missingFrame(doc: Y.Doc, vector: Uint8Array): Uint8Array {
  if (decoding.readVarUint(decoding.createDecoder(vector)) > mostVectorClients) throw new Error('state vector too long')
  return syncFrame(syncStep.missing, Y.encodeStateAsUpdate(doc, vector))
}

/** Asks the client for what we lack. */
export const askFrame = (vector: Uint8Array): Uint8Array => syncFrame(syncStep.stateVector, vector)

export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncStep.update, update)

/** y-protocols' "permission denied": the one way to tell a stock client why. */
export function deniedFrame(reason: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, yMessage.denied)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarString(encoder, reason)
  return encoding.toUint8Array(encoder)
}

/** An awareness message about nobody: keeps the stock client's 30 s watchdog quiet and changes nothing. */
export const quietFrame: Uint8Array = new Uint8Array([yMessage.awareness, 1, 0])
