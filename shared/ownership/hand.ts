import type { DepartmentId, MemberId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import { never } from '../base/result.ts'
import { ownerOf, type Envelope, type Owner } from './envelope.ts'

/** What a decision about hands comes to: he stays where he is, or goes to somebody (or the pool) and a department. */
export type Hand =
  | { readonly kind: 'kept' }
  | { readonly kind: 'moved'; readonly owner: Owner; readonly department: DepartmentId }

/** The last change of hands, for those who looked at an older one. */
export interface LastHands {
  readonly by: MemberId
  readonly at: Instant
}

/** The envelope after a decision; `epoch` is the seq of the entry that records it. */
export function envelopeAfter(before: Envelope, hand: Hand, epoch: number): Envelope {
  switch (hand.kind) {
    case 'kept':
      return before
    case 'moved':
      return {
        ...before,
        owner: hand.owner,
        department: hand.department,
        formerOwner: ownerOf(before) ?? before.formerOwner,
        epoch,
      }
    default:
      return never(hand)
  }
}
