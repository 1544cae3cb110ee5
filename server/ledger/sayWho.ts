import type { OwnershipChange, Refusal } from '#shared/ledger/change.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { mayRead } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import { hasKnown } from './formerRights.ts'
import type { OpenCustomer } from './openCustomer.ts'
import { lastHandsOf, pastHands } from './pastHands.ts'
import type { PartWork } from './partWork.ts'

/**
 * A command came to a customer with whom somebody did something else meanwhile: the refusal says who, what and when,
 * to those who know of him. To everybody else it stays what it was.
 */
export function sayWho(part: PartWork, author: Author, change: OwnershipChange, refusal: Refusal): Refusal {
  const open = part.books.shelf.open(change.customer)
  if (open === null) return refusal
  const { envelope } = open
  const last = lastHandsOf(part, envelope.epoch)
  switch (refusal.kind) {
    case 'already-owned':
    case 'already-pooled':
      return last.act === undefined ? refusal : { ...refusal, by: last.by, act: last.act }
    case 'already-decided': {
      const entry =
        part.entries.find(({ seq }) => seq === open.stored.handsSeq) ?? part.books.tx.logAt(open.stored.handsSeq)
      const by = entry?.actor ?? null
      return entry === null || by === null ? refusal : { ...refusal, by, at: entry.at }
    }
    case 'not-there':
    case 'not-allowed':
      if (envelope.removed !== undefined) {
        const { by, at } = envelope.removed
        return mayRead(author.viewer, envelope) ? { kind: 'changed-hands', by, at, act: 'remove' } : refusal
      }
      return !('epoch' in change) && change.kind !== 'claim' && hasLostHim(part, author, open)
        ? { kind: 'changed-hands', ...last }
        : refusal
    default:
      return refusal
  }
}

/** What compares no epoch learns of other hands only here: he had the customer, and somebody else has him now. */
function hasLostHim(part: PartWork, { viewer }: Author, open: OpenCustomer): boolean {
  if (ownerOf(open.envelope) === viewer.member) return false
  const hands = pastHands(part, open.id)
  const hadHim = hands.some(({ after }) => ownerOf(after) === viewer.member)
  return hadHim && (mayRead(viewer, open.envelope) || hasKnown(part, hands, viewer))
}
