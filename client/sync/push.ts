import type { Effect, QueuedPart, Step, SyncState } from './state.ts'
import { partKey } from './state.ts'

/**
 * At most this much may be submitted and unanswered: of an import about four parts, so that the server decides one
 * while another is stored here, and yet a colleague's cell waits behind few of them.
 */
export const pushWindow = { parts: 64, bytes: 384 * 1024 } as const

/** Submits what waits, in order, as far as the window allows. A single part always fits. */
export function pushParts(state: SyncState): Step {
  const { socket, paused, phase } = state
  if (socket === null || paused || (phase !== 'booting' && phase !== 'following')) return { state, effects: [] }
  let bytes = 0
  const chosen: QueuedPart[] = []
  let count = state.flight.size
  for (const queued of state.outbox) {
    const isUnderWay = state.flight.has(partKey(queued.part))
    if (!isUnderWay && (count === pushWindow.parts || (count > 0 && bytes + queued.bytes > pushWindow.bytes))) break
    bytes += queued.bytes
    if (isUnderWay) continue
    count += 1
    chosen.push(queued)
  }
  if (chosen.length === 0) return { state, effects: [] }
  const parts = chosen.map(({ part }) => part)
  const submit: Effect = { kind: 'send', socket, message: { kind: 'submit', body: { parts } } }
  return { state: { ...state, flight: new Set([...state.flight, ...parts.map(partKey)]) }, effects: [submit] }
}

/** Puts parts into the queue once; `front` for parts that are older than everything that waits. */
export function addParts(state: SyncState, parts: readonly QueuedPart[], front: boolean): SyncState {
  const held = new Set(state.outbox.map(({ part }) => partKey(part)))
  const fresh = parts.filter(({ part }) => !held.has(partKey(part)))
  if (fresh.length === 0) return state
  return { ...state, outbox: front ? [...fresh, ...state.outbox] : [...state.outbox, ...fresh] }
}

/** These parts have their answers. */
export function dropKeys(state: SyncState, keys: readonly string[]): SyncState {
  if (keys.length === 0) return state
  const gone = new Set(keys)
  return {
    ...state,
    outbox: state.outbox.filter(({ part }) => !gone.has(partKey(part))),
    flight: new Set([...state.flight].filter((key) => !gone.has(key))),
  }
}
