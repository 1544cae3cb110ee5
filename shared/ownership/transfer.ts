import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { MemberId } from '../base/id.ts'
import type { Company } from '../ledger/company.ts'
import { ownerOf } from './envelope.ts'
import type { Hand } from './hand.ts'
import { receiverOf } from './receiver.ts'
import { seePresent, type HandOverFacts } from './return.ts'
import { mayHandOver } from './rights.ts'

/** A customer goes from one person to another with everything he has. Only to who sees his own. */
export function decideTransfer(
  facts: HandOverFacts,
  { company, to }: { readonly company: Company; readonly to: MemberId },
  at: Instant,
): Result<Hand, Refusal> {
  const seen = seePresent(facts)
  if (!seen.ok) return seen
  const envelope = seen.value
  if (!mayHandOver(facts.viewer, envelope)) return refuse({ kind: 'not-allowed' })
  if (envelope.owner.kind === 'pool') return refuse({ kind: 'already-pooled', since: envelope.owner.since })
  if (ownerOf(envelope) === to) return accept({ kind: 'kept' })
  const receiver = receiverOf(company, to)
  if (!receiver.ok) return receiver
  return accept({ kind: 'moved', owner: { kind: 'rep', member: to, since: at }, department: receiver.value.department })
}
