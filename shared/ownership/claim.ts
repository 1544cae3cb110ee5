import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { Member } from '../ledger/company.ts'
import { ownerOf, type Envelope } from './envelope.ts'
import type { Hand } from './hand.ts'
import { mayTake, type Viewer } from './rights.ts'

/** What is known when somebody reaches for a customer of the pool. */
export interface ClaimFacts {
  /** Null: there is no such customer. */
  readonly envelope: Envelope | null
  readonly claimant: Member
  readonly viewer: Viewer
  /** He was in the pool once, so that it is no secret that somebody has him now. */
  readonly wasPooled: boolean
}

/** First recorded claim wins; the server's order decides which was first, and the second is told who won. */
export function decideClaim({ envelope, claimant, viewer, wasPooled }: ClaimFacts, at: Instant): Result<Hand, Refusal> {
  if (envelope === null || envelope.removed !== undefined) return refuse({ kind: 'not-there' })
  if (ownerOf(envelope) === claimant.id) return accept({ kind: 'kept' })
  if (envelope.owner.kind === 'rep') {
    return refuse(
      wasPooled
        ? { kind: 'already-owned', owner: envelope.owner.member, since: envelope.owner.since }
        : { kind: 'not-there' },
    )
  }
  if (!mayTake(viewer, envelope)) return refuse({ kind: 'not-allowed' })
  return accept({
    kind: 'moved',
    owner: { kind: 'rep', member: claimant.id, since: at },
    department: claimant.department,
  })
}

/** Whether the button should be offered at all. */
export const mayClaim = (viewer: Viewer, envelope: Envelope): boolean =>
  envelope.owner.kind === 'pool' && envelope.removed === undefined && mayTake(viewer, envelope)
