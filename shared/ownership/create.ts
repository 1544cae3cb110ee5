import type { MemberId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { Company, Member } from '../ledger/company.ts'
import type { Hand } from './hand.ts'
import { receiverOf } from './receiver.ts'
import { mayAnywhere, mayCreateFor, type Viewer } from './rights.ts'

/** Whose a new customer shall be: left out: the collector's; null: the pool's; another's needs the right over him. */
export interface NewOwnerFacts {
  readonly viewer: Viewer
  readonly author: Member
  readonly owner: MemberId | null | undefined
  readonly company: Pick<Company, 'members' | 'roles'>
}

/** Who collects a customer is responsible for him. Managers may enter customers for their people who would see them. */
export function decideNewOwner(
  { viewer, author, owner, company }: NewOwnerFacts,
  at: Instant,
): Result<Extract<Hand, { kind: 'moved' }>, Refusal> {
  if (!mayAnywhere(viewer, 'create')) return refuse({ kind: 'not-allowed' })
  if (owner === null) {
    return accept({ kind: 'moved', owner: { kind: 'pool', since: at }, department: author.department })
  }
  const to = company.members.get(owner ?? author.id)
  if (to === undefined || to.left === true) return refuse({ kind: 'unknown-member' })
  if (to.id !== author.id && !mayCreateFor(viewer, to.department)) return refuse({ kind: 'not-allowed' })
  const receiver = receiverOf(company, to.id)
  if (!receiver.ok) return receiver
  return accept({ kind: 'moved', owner: { kind: 'rep', member: to.id, since: at }, department: to.department })
}
