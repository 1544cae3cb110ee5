import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { Member } from '../ledger/company.ts'
import type { Hand } from './hand.ts'
import { seePresent, type HandOverFacts } from './return.ts'
import { mayAssignFromPool } from './rights.ts'

/** Who has the right, or looks after the pool, gives a customer of the pool to a rep. `to` is null when nobody of that id works here. */
export function decideAssign(facts: HandOverFacts, to: Member | null, at: Instant): Result<Hand, Refusal> {
  const seen = seePresent(facts)
  if (!seen.ok) return seen
  const envelope = seen.value
  if (facts.administers !== true && !mayAssignFromPool(facts.viewer, envelope)) return refuse({ kind: 'not-allowed' })
  if (to === null || to.left === true) return refuse({ kind: 'unknown-member' })
  if (envelope.owner.kind === 'rep') {
    if (envelope.owner.member === to.id) return accept({ kind: 'kept' })
    return refuse({ kind: 'already-owned', owner: envelope.owner.member, since: envelope.owner.since })
  }
  return accept({ kind: 'moved', owner: { kind: 'rep', member: to.id, since: at }, department: to.department })
}
