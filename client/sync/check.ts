import type { CustomerId } from '#shared/base/id.ts'
import type { Body } from '#shared/wire/message.ts'
import type { CheckState, Digest, Effect, Step, SyncState } from './state.ts'

export const noCheck: CheckState = { asked: new Set(), rest: [], mending: new Set(), mended: new Map() }

/** A lost link takes the questions along that were asked on it. */
export const checkDropped = ({ mended }: CheckState): CheckState => ({ ...noCheck, mended })

/** Reading a hundred customers costs the server a few milliseconds. */
const askedAtOnce = 100

/** Begins to compare, unless a comparison is under way or the copy is not whole. */
export function verify(state: SyncState, digests: readonly Digest[]): Step {
  const isBusy = state.check.asked.size > 0 || state.check.mending.size > 0
  if (state.phase !== 'following' || isBusy) return { state, effects: [] }
  return askNext({ ...state, check: { ...state.check, rest: digests } })
}

/** The server named those that it holds otherwise. */
export function takeDiffering(state: SyncState, { hashes }: Body<'check'>): Step {
  const { check, socket } = state
  const differing = hashes.filter(
    ({ customer, hash }) => check.asked.has(customer) && check.mended.get(customer) !== hash,
  )
  const next = askNext({
    ...state,
    check: {
      ...check,
      mending: new Set([...check.mending, ...differing.map(({ customer }) => customer)]),
      mended: new Map([...check.mended, ...differing.map(({ customer, hash }) => [customer, hash] as const)]),
    },
  })
  if (differing.length === 0 || socket === null) return next
  const body = { customers: differing.map(({ customer }) => customer) }
  return { ...next, effects: [{ kind: 'send', socket, message: { kind: 'fetch', body } }, ...next.effects] }
}

/** Documents came: those that were asked for because they differ take the place of what is held. */
export function mend(
  state: SyncState,
  asked: readonly CustomerId[],
  found: readonly { readonly customer: CustomerId; readonly bytes: Uint8Array }[],
): Step {
  const { check } = state
  const fresh = found.filter(({ customer }) => check.mending.has(customer))
  const mending = new Set([...check.mending].filter((customer) => !asked.includes(customer)))
  const effects: readonly Effect[] = fresh.length === 0 ? [] : [{ kind: 'mend', found: fresh, meta: state.meta }]
  return { state: { ...state, check: { ...check, mending } }, effects }
}

function askNext(state: SyncState): Step {
  const { socket, check } = state
  const hashes = check.rest.slice(0, askedAtOnce)
  const asked = new Set(hashes.map(({ customer }) => customer))
  const next = { ...state, check: { ...check, asked, rest: check.rest.slice(askedAtOnce) } }
  if (socket === null || hashes.length === 0) return { state: next, effects: [] }
  const body = { head: state.meta.cursor ?? 0, hashes }
  return { state: next, effects: [{ kind: 'send', socket, message: { kind: 'check', body } }] }
}
