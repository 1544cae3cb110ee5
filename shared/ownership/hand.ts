import { z } from 'zod'
import type { DepartmentId, MemberId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import { never } from '../base/result.ts'
import type { Collaborator } from './collaborator.ts'
import { ownerOf, withCollaborators, type Envelope, type Owner } from './envelope.ts'

/** What a decision about hands comes to: he stays where he is, or goes to somebody (or the pool) and a department. */
export type Hand =
  | { readonly kind: 'kept' }
  | { readonly kind: 'moved'; readonly owner: Owner; readonly department: DepartmentId }

/** What somebody did with a customer that another command did not reckon with. */
export const HandAct = z.enum(['claim', 'assign', 'return', 'transfer', 'remove'])
export type HandAct = z.infer<typeof HandAct>

/** The last change of hands, for those who looked at an older one. */
export interface LastHands {
  readonly by: MemberId
  readonly at: Instant
  readonly act?: HandAct
}

/** What it was that `by` did; undefined: the hands are the same. */
export function handActOf(before: Owner, after: Owner, by: MemberId): HandAct | undefined {
  if (after.kind === 'pool') return before.kind === 'rep' || before.pool !== after.pool ? 'return' : undefined
  if (before.kind === 'pool') return after.member === by ? 'claim' : 'assign'
  return before.member === after.member ? undefined : 'transfer'
}

/** The envelope after a decision; `epoch` is the seq of the entry that records it. */
export function envelopeAfter(before: Envelope, hand: Hand, epoch: number): Envelope {
  switch (hand.kind) {
    case 'kept':
      return before
    case 'moved': {
      const { extension: _, announced: __, ...rest } = before
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
