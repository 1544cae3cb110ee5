import { dayOf, type Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { Company, Member } from '../ledger/company.ts'
import { ownerOf, type Envelope } from './envelope.ts'
import type { Hand } from './hand.ts'
import { claimsLeft, type ClaimedToday } from './claimLimit.ts'
import { coolsUntil } from './returnDay.ts'
import { mayEnter, poolOf } from './poolOf.ts'
import { receiverOf } from './receiver.ts'
import { mayAnywhere, mayRead, mayTake, type Viewer } from './rights.ts'

/** What is known when somebody reaches for a customer of the pool. */
export interface ClaimFacts {
  /** Null: there is no such customer. */
  readonly envelope: Envelope | null
  readonly claimant: Member
  readonly viewer: Viewer
  readonly company: Company
  /** What he claimed on this day of the company's, and how many places are taken, counted up to `most`: asked when a rule limits it. */
  readonly counts: { readonly claimedToday: ClaimedToday; held(most: number): number }
  /** Would he take a place among those that one person may own? */
  readonly takesPlace: boolean
  /** He was in the pool once, so that it is no secret that somebody has him now. */
  readonly wasPooled: boolean
}

/** First recorded claim wins; the server's order decides which was first, and the second is told who won. */
export function decideClaim(
  { envelope, claimant, viewer, company, counts, takesPlace, wasPooled }: ClaimFacts,
  at: Instant,
): Result<Hand, Refusal> {
  if (envelope === null || envelope.removed !== undefined) return refuse({ kind: 'not-there' })
  if (ownerOf(envelope) === claimant.id) return accept({ kind: 'kept' })
  if (envelope.owner.kind === 'rep') {
    return refuse(
      wasPooled
        ? { kind: 'already-owned', owner: envelope.owner.member, since: envelope.owner.since }
        : { kind: 'not-there' },
    )
  }
  const pool = poolOf(company.settings, envelope.owner.pool)
  if (!mayEnter(company, viewer, pool)) {
    return refuse({ kind: mayRead(viewer, envelope) ? 'not-allowed' : 'not-there' })
  }
  if (!mayTake(viewer, envelope)) return refuse({ kind: 'not-allowed' })
  const receiver = receiverOf(company, claimant.id)
  if (!receiver.ok) return receiver
  const until = coolsUntil(company, envelope, claimant.id)
  if (until !== null && dayOf(at, company.settings.zoneMinutes) < until) return refuse({ kind: 'cooling', until })
  const today = claimsLeft(company.settings, pool, counts.claimedToday)
  if (today?.left === 0) {
    return refuse({ kind: 'claim-limit', limit: today.limit, ...(today.pool !== undefined && { pool: today.pool }) })
  }
  const { capacity } = company.settings.pool ?? {}
  if (capacity !== undefined && takesPlace && counts.held(capacity) >= capacity) {
    return refuse({ kind: 'at-capacity', limit: capacity })
  }
  return accept({
    kind: 'moved',
    owner: { kind: 'rep', member: claimant.id, since: at },
    department: claimant.department,
  })
}

/** Whether the button should be offered at all. */
export const mayClaim = (viewer: Viewer, envelope: Envelope): boolean =>
  envelope.owner.kind === 'pool' &&
  envelope.removed === undefined &&
  mayTake(viewer, envelope) &&
  mayAnywhere(viewer, 'see') &&
  mayAnywhere(viewer, 'edit')
