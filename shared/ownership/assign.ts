import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { MemberId } from '../base/id.ts'
import type { Company } from '../ledger/company.ts'
import type { Hand } from './hand.ts'
import { receiverOf } from './receiver.ts'
import { seePresent, type HandOverFacts } from './return.ts'
import { mayAssignFromPool } from './rights.ts'

/** Who has the right, or looks after the pool, gives a customer of the pool to a rep. Only to who sees his own. */
export function decideAssign(
  facts: HandOverFacts,
  { company, to }: { readonly company: Company; readonly to: MemberId },
  at: Instant,
): Result<Hand, Refusal> {
  const seen = seePresent(facts)
  if (!seen.ok) return seen
  const envelope = seen.value
  if (facts.administers !== true && !mayAssignFromPool(facts.viewer, envelope)) return refuse({ kind: 'not-allowed' })
  if (envelope.owner.kind === 'rep') {
    if (envelope.owner.member === to) return accept({ kind: 'kept' })
    return refuse({ kind: 'already-owned', owner: envelope.owner.member, since: envelope.owner.since })
  }
  const receiver = receiverOf(company, to)
  if (!receiver.ok) return receiver
  return accept({ kind: 'moved', owner: { kind: 'rep', member: to, since: at }, department: receiver.value.department })
}
