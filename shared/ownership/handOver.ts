import { accept, refuse, type Result } from '../base/result.ts'
import type { CompanyChange, Refusal } from '../ledger/change.ts'
import type { Company, Member } from '../ledger/company.ts'
import { mayManage } from './post.ts'
import { receiverOf } from './receiver.ts'
import { mayAnywhere, type Viewer } from './rights.ts'

type HandOver = Extract<CompanyChange, { kind: 'handOverAll' }>

/**
 * Everything that somebody owns to colleagues who would see it. Who looks after people without handing customers on
 * himself (an administrator) gives to others, never to himself.
 */
export function decideHandOver(company: Company, viewer: Viewer, { from, to }: HandOver): Result<Member, Refusal> {
  const leaver = company.members.get(from)
  if (leaver === undefined) return refuse({ kind: 'unknown-member' })
  if (!mayManage(viewer, leaver, { ...leaver, left: true })) return refuse({ kind: 'not-allowed' })
  if (!mayAnywhere(viewer, 'transfer') && to.includes(viewer.member)) return refuse({ kind: 'not-allowed' })
  if (to.includes(from)) return refuse({ kind: 'unknown-member' })
  for (const id of to) {
    const receiver = receiverOf(company, id)
    if (!receiver.ok) return receiver
  }
  return accept(leaver)
}
