import type { PoolId } from '#shared/base/id.ts'
import { never, refuse } from '#shared/base/result.ts'
import type { Result } from '#shared/base/result.ts'
import type { OwnershipChange, Refusal, Verdict } from '#shared/ledger/change.ts'
import { decideAssign } from '#shared/ownership/assign.ts'
import { decideClaim } from '#shared/ownership/claim.ts'
import { takesPlace } from '#shared/ownership/capacity.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { envelopeAfter, type Hand } from '#shared/ownership/hand.ts'
import { administersHis, poolFor, poolOf, poolOfOwner } from '#shared/ownership/poolOf.ts'
import { decideReturn, type HandOverFacts } from '#shared/ownership/return.ts'
import { decideTransfer } from '#shared/ownership/transfer.ts'
import { withFormerOwner } from '#shared/ownership/readOn.ts'
import { mayRead } from '#shared/ownership/rights.ts'
import { accepted, refused } from './verdict.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { handsBack } from './handsBack.ts'
import { hasKnown } from './formerRights.ts'
import { lastHandsOf, pastHands, wasPooled } from './pastHands.ts'
import type { Author } from './author.ts'
import { claimCounts, countClaim, uncountClaim } from './claimCounts.ts'
import { extend, type Extending } from './extension.ts'
import { tellHandedOver } from './handedOver.ts'
import { decideSharing, type Sharing } from './sharing.ts'
import { sayWho } from './sayWho.ts'
import { moveCustomer } from './writeCustomer.ts'

/** Whose customer it is, in the order of the log. */
export function decideOwnership(part: PartWork, author: Author, change: OwnershipChange): Verdict {
  const verdict = decideHands(part, author, change)
  return verdict.kind === 'refused' ? refused(sayWho(part, author, change, verdict.refusal)) : verdict
}

function decideHands(part: PartWork, author: Author, change: OwnershipChange): Verdict {
  if (change.kind === 'share' || change.kind === 'unshare') return decideSharing(part, author, change)
  if (change.kind === 'askExtension' || change.kind === 'decideExtension') return extend(part, author, change)
  const open = part.books.shelf.open(change.customer)
  const back = open === null ? null : handsBack(part, author, open)
  if (open !== null && back !== null) {
    if (ownerOf(back) === null) uncountClaim(part, author.member, open.envelope)
    moveCustomer(part, open, back)
    return accepted
  }
  const decided = decide(part, author, change, open)
  if (!decided.ok) return refused(decided.refusal)
  if (open === null || decided.value.kind === 'kept') return accepted
  const pool = poolOfOwner(part.company.settings, open.envelope.owner)
  const before = open.envelope
  const after = envelopeAfter(before, decided.value, part.nextSeq)
  // what is taken back was never handed over
  const handsOver = change.kind === 'transfer' && !author.undoing
  moveCustomer(
    part,
    open,
    handsOver ? withFormerOwner(part.company, open.envelope, after, { by: author.member, at: part.at }) : after,
  )
  if (handsOver && change.to !== author.member) tellHandedOver(part, open, author.member)
  if (pool !== null && change.kind === 'claim') countClaim(part, author.member, pool.id)
  if (change.kind === 'return' && author.undoing) uncountClaim(part, author.member, before)
  return accepted
}

function decide(
  part: PartWork,
  author: Author,
  change: Exclude<OwnershipChange, Sharing | Extending>,
  open: OpenCustomer | null,
): Result<Hand, Refusal> {
  switch (change.kind) {
    case 'claim': {
      const envelope = open?.envelope ?? null
      const late = author.undoing ? actedSince(part, author, open) : null
      if (late !== null) return refuse(late)
      const pooled = envelope?.owner.kind === 'rep' && wasPooled(pastHands(part, envelope.customer))
      const { person: claimant, viewer } = author
      const counts = claimCounts(part, author.member)
      const [row] = open?.records('customers') ?? []
      const takes = row === undefined || takesPlace(part.company, row)
      return decideClaim(
        { envelope, claimant, viewer, company: part.company, counts, takesPlace: takes, wasPooled: pooled },
        part.at,
      )
    }
    case 'return':
      return decideReturn(
        factsOf(part, author, open, change.epoch),
        { reason: change.reason, pool: poolBack(part, open, change.pool), isChosen: change.pool !== undefined },
        part.at,
      )
    case 'assign':
      return decideAssign(factsOf(part, author, open, change.epoch), { company: part.company, to: change.to }, part.at)
    case 'transfer':
      return decideTransfer(
        factsOf(part, author, open, change.epoch),
        { company: part.company, to: change.to },
        part.at,
      )
    default:
      return never(change)
  }
}

/** Whoever takes back that he gave a customer away does not claim him from those who acted since. */
function actedSince(part: PartWork, author: Author, open: OpenCustomer | null): Refusal | null {
  if (open === null) return null
  const { lastHands, knewHim } = factsOf(part, author, open, open.envelope.epoch)
  return knewHim && lastHands.by !== author.member ? { kind: 'changed-hands', ...lastHands } : null
}

function factsOf(part: PartWork, { viewer }: Author, open: OpenCustomer | null, epoch: number): HandOverFacts {
  if (open === null) return { envelope: null, viewer, epoch, knewHim: false, lastHands: lastHandsOf(part, 0) }
  const { envelope } = open
  const knewHim = mayRead(viewer, envelope) || hasKnown(part, pastHands(part, open.id), viewer)
  const administers = administersHis(part.company, viewer, envelope)
  return { envelope, viewer, epoch, knewHim, lastHands: lastHandsOf(part, envelope.epoch), administers }
}

/** The pool that was chosen, while it is there; else where the pools' rules have him come. */
export function poolBack(part: PartWork, open: OpenCustomer | null, chosen?: PoolId): PoolId | undefined {
  if (chosen !== undefined) return poolOf(part.company.settings, chosen).id
  const [row] = open?.records('customers') ?? []
  return open === null || row === undefined ? undefined : poolFor(part.company, open.envelope.department, row.cells)
}
