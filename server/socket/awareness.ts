import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { createBucket, type Bucket } from './bucket.ts'
import type { SocketLimits } from './limits.ts'
import { yMessage } from './yFrame.ts'

/** What a state says of the person; always set by the server from the session. */
export interface Identity {
  readonly id: MemberId
  readonly name: string
  readonly color: string
}

/** What of a client's state the room passes on; the identity is set afterwards and wins. */
export type Passed = (state: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** One speaker's place in a room's awareness. */
export interface Seat {
  hear(bytes: Uint8Array, at: Instant): void
  leave(): void
}

/**
 * The awareness of one room, held by the server: one state a link, under the client id that the link named first and
 * nobody else holds. Stock clients send other people's states back; those are not theirs to say and are passed over.
 */
export interface AwarenessRoom {
  sit(identity: Identity): Seat
  /** Everybody's state, for one who has just come or asks. */
  all(): Uint8Array | null
  /** What changed since the last call, removed ones included; null when nothing did. */
  news(): Uint8Array | null
}

interface State {
  readonly clientId: number
  clock: number
  /** JSON; null when gone. */
  json: string | null
}

const largestClock = 2 ** 31

export function createAwarenessRoom(
  limits: Pick<SocketLimits, 'awarenessPerSecond' | 'awarenessBytes'>,
  passed: Passed,
  changed: () => void,
): AwarenessRoom {
  const states = new Map<number, State>()
  /** Whose a client id is for the life of the room: nobody may speak under a colleague's id while he is away. */
  const owners = new Map<number, MemberId>()
  const fresh = new Set<State>()

  const mark = (state: State) => {
    fresh.add(state)
    changed()
  }

  return {
    sit(identity) {
      const bucket: Bucket = createBucket(limits.awarenessPerSecond, limits.awarenessPerSecond * 2)
      let mine: State | null = null
      return {
        hear(bytes, at) {
          const said = readStates(bytes, limits.awarenessBytes, mine?.clientId ?? null)
          if (said === null || !bucket.take(at)) return
          if (mine === null) {
            if (said.json === null || (owners.get(said.clientId) ?? identity.id) !== identity.id) return
            owners.set(said.clientId, identity.id)
            mine = states.get(said.clientId) ?? { clientId: said.clientId, clock: -1, json: null }
            states.set(said.clientId, mine)
          }
          // at least one more than what others heard, at most what a person can reach
          mine.clock = Math.max(mine.clock + 1, Math.min(said.clock, largestClock))
          mine.json = said.json === null ? null : rewrite(said.json, identity, passed)
          mark(mine)
        },
        leave() {
          if (mine === null || mine.json === null) return
          mine.json = null
          mine.clock += 1
          mark(mine)
          mine = null
        },
      }
    },
    all() {
      const present = [...states.values()].filter((state) => state.json !== null)
      return present.length === 0 ? null : encodeStates(present)
    },
    news() {
      if (fresh.size === 0) return null
      const told = [...fresh]
      fresh.clear()
      for (const state of told) if (state.json === null) states.delete(state.clientId)
      return encodeStates(told)
    },
  }
}

/** The speaker's own state out of an awareness update: the one under `own`, or before he has one, a lone state. */
function readStates(
  bytes: Uint8Array,
  mostBytes: number,
  own: number | null,
): { readonly clientId: number; readonly clock: number; readonly json: string | null } | null {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > 1000) return null
  for (let n = 0; n < count; n += 1) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const json = decoding.readVarString(decoder)
    if (own === null ? count !== 1 : clientId !== own) continue
    if (json.length > mostBytes) return null
    return { clientId, clock, json: json === 'null' ? null : json }
  }
  return null
}

function rewrite(json: string, identity: Identity, passed: Passed): string {
  const state: unknown = JSON.parse(json)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) throw new Error('awareness is no object')
  // just checked to be a plain object of JSON
  return JSON.stringify({ ...passed(state as Record<string, unknown>), user: identity })
}

function encodeStates(states: readonly State[]): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, states.length)
  for (const state of states) {
    encoding.writeVarUint(inner, state.clientId)
    encoding.writeVarUint(inner, state.clock)
    encoding.writeVarString(inner, state.json ?? 'null')
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, yMessage.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return encoding.toUint8Array(encoder)
}

const colors = [
  '#1668dc',
  '#389e0d',
  '#d46b08',
  '#c41d7f',
  '#531dab',
  '#08979c',
  '#cf1322',
  '#7cb305',
  '#1d39c4',
  '#d4b106',
  '#ad6800',
  '#006d75',
] as const

/** The same person has the same colour on every screen. */
export function colorOf(member: MemberId): string {
  let sum = 0
  for (let place = 0; place < member.length; place += 1) sum = (sum * 31 + member.charCodeAt(place)) >>> 0
  return colors[sum % colors.length] ?? colors[0]
}
