import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { Member } from '../ledger/company.ts'
import { ownerOf } from './envelope.ts'
import type { Hand } from './hand.ts'
import { seePresent, type HandOverFacts } from './return.ts'
import { mayHandOver } from './rights.ts'

/** A customer goes from one person to another with everything he has. `to` is null when nobody of that id works here. */
export function decideTransfer(facts: HandOverFacts, to: Member | null, at: Instant): Result<Hand, Refusal> {
  const seen = seePresent(facts)
  if (!seen.ok) return seen
  const envelope = seen.value
  if (!mayHandOver(facts.viewer, envelope)) return refuse({ kind: 'not-allowed' })
  if (to === null || to.left === true) return refuse({ kind: 'unknown-member' })
  if (envelope.owner.kind === 'pool') return refuse({ kind: 'already-pooled', since: envelope.owner.since })
  if (ownerOf(envelope) === to.id) return accept({ kind: 'kept' })
  return accept({ kind: 'moved', owner: { kind: 'rep', member: to.id, since: at }, department: to.department })
}
