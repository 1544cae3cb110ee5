import { never } from '#shared/base/result.ts'
import { ownerOf, withCollaborators, type Envelope } from '#shared/ownership/envelope.ts'
import { handActOf } from '#shared/ownership/hand.ts'
import { administersHis } from '#shared/ownership/poolOf.ts'
import { receiverOf } from '#shared/ownership/receiver.ts'
import { may } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { handsIn } from './pastHands.ts'

/** So long an act with somebody's hands can be taken back as if it had never been: an old undo is a command like any. */
const backWithinMs = 86_400_000

/**
 * What was taken back never was: the envelope as it stood before this person's last act with the customer's hands, the
 * same owner or pool since the same moment, with the former owner and the colleagues of then. Null where that is not
 * what he takes back: somebody acted since, his rights ended, he claims anew (limits count again), whoever had him is
 * gone. It is decided like any command then.
 */
export function handsBack(part: PartWork, author: Author, open: OpenCustomer): Envelope | null {
  const now = open.envelope
  if (!author.undoing || now.removed !== undefined) return null
  const entry = part.entries.find(({ seq }) => seq === now.epoch) ?? part.books.tx.logAt(now.epoch)
  if (entry?.actor !== author.member || part.at - entry.at > backWithinMs) return null
  // an undo names the gesture that it takes back; what a redo takes back is an undo
  const isRedo = author.redoing === true
  const isHis = isRedo ? 'why' in entry.body && entry.body.why === 'undo' : entry.set === author.gesture
  if (!isHis) return null
  const before = handsIn([entry], open.id)[0]?.before ?? null
  if (before === null || before.removed !== undefined) return null
  if (!mayTakeBack(part, author, { before, now, isRedo })) return null
  return restored(part, { before, now })
}

interface Step {
  readonly before: Envelope
  readonly now: Envelope
}

/** Whoever might do it again today may take it back; a claim is everybody's own to take back, not to have anew. */
function mayTakeBack(part: PartWork, { member, viewer }: Author, step: Step & { readonly isRedo: boolean }): boolean {
  const { before, now, isRedo } = step
  const owner = ownerOf(before)
  if (owner !== null && !receiverOf(part.company, owner).ok) return false
  const act = handActOf(before.owner, now.owner, member)
  switch (act) {
    case 'claim':
      return !isRedo && may(viewer, 'return', now)
    case 'assign':
      return may(viewer, 'assign', before) || administersHis(part.company, viewer, before)
    case 'return':
      return !(isRedo && owner === member) && may(viewer, 'return', before)
    case 'transfer':
      return may(viewer, 'transfer', before)
    case 'remove':
    case undefined:
      return false
    default:
      return never(act)
  }
}

function restored({ company, nextSeq }: PartWork, { before, now }: Step): Envelope {
  const { extension: _, announced: __, formerOwner: ___, ...rest } = now
  const { extension, announced, formerOwner, owner, collaborators = [] } = before
  const member = ownerOf(before)
  const back: Envelope = {
    ...rest,
    owner,
    // where he works now, if that changed meanwhile
    department: (member === null ? undefined : company.members.get(member)?.department) ?? before.department,
    epoch: nextSeq,
    ...(extension !== undefined && { extension }),
    ...(announced !== undefined && { announced }),
    ...(formerOwner !== undefined && { formerOwner }),
  }
  return withCollaborators(back, collaborators)
}
