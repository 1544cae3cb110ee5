import type { DepartmentId, MemberId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import { never } from '../base/result.ts'
import type { Collaborator } from './collaborator.ts'
import { ownerOf, withCollaborators, type Envelope, type Owner } from './envelope.ts'

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
    case 'moved': {
      const { extension: _, ...rest } = before
      return withCollaborators(
        {
          ...rest,
          owner: hand.owner,
          department: hand.department,
          formerOwner: ownerOf(before) ?? before.formerOwner,
          epoch,
        },
        stayingWith(before, hand.owner),
      )
    }
    default:
      return never(hand)
  }
}

/** Who worked with the former owner works with the next; nobody works on a customer of the pool. */
function stayingWith({ collaborators = [] }: Envelope, owner: Owner): readonly Collaborator[] {
  return owner.kind === 'pool' ? [] : collaborators.filter(({ member }) => member !== owner.member)
}
