import { theProduct, type CustomerId } from '#shared/base/id.ts'
import { collaborationOf, ownerOf } from '#shared/ownership/envelope.ts'
import { handActOf, type LastHands } from '#shared/ownership/hand.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Hands, LogEntry } from '../store/store.ts'
import type { PartWork } from './partWork.ts'

/** Every change of a customer's envelope, newest first: asked only when somebody without the right comes. */
export function pastHands(part: PartWork, customer: CustomerId): readonly Hands[] {
  return handsIn([...part.entries.toReversed(), ...part.books.tx.logOf(customer, Number.MAX_SAFE_INTEGER)], customer)
}

/** The changes of hands of one customer among these entries, in their order. */
export function handsIn(entries: readonly LogEntry[], customer: CustomerId): readonly Hands[] {
  return entries.flatMap(({ body, customer: about }) => {
    if (about !== customer) return []
    if (body.kind === 'hands') return [body.hands]
    return body.kind === 'write' && body.hands !== undefined ? [body.hands] : []
  })
}

/** He owned the customer once, or worked on him beside his owner. */
export const hasServed = (hands: readonly Hands[], { member }: Viewer): boolean =>
  hands.some(({ after }) => ownerOf(after) === member || collaborationOf(after, member)?.right === 'edit')

/** The customer lay in the pool once, where everybody could see his card. */
export const wasPooled = (hands: readonly Hands[]): boolean => hands.some(({ after }) => after.owner.kind === 'pool')

/** Who changed the hands last, when, and how. */
export function lastHandsOf(part: PartWork, epoch: number): LastHands {
  const entry = part.entries.find(({ seq }) => seq === epoch) ?? part.books.tx.logAt(epoch)
  // Every epoch is the seq of an entry that somebody made; a store healed from elsewhere may lack it.
  const by = entry?.actor ?? theProduct
  const customer = entry?.customer ?? null
  const [hands] = entry === undefined || entry === null || customer === null ? [] : handsIn([entry], customer)
  const before = hands?.before ?? null
  const act = hands === undefined || before === null ? undefined : handActOf(before.owner, hands.after.owner, by)
  return { by, at: entry?.at ?? 0, ...(act !== undefined && { act }) }
}
