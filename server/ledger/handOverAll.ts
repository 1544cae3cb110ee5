import type { MemberId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import type { CompanyChange } from '#shared/ledger/change.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { envelopeAfter } from '#shared/ownership/hand.ts'
import { mayManage } from '#shared/ownership/post.ts'
import { mayAnywhere, type Viewer } from '#shared/ownership/rights.ts'
import { shareNext, type ShareState } from '#shared/ownership/shareOut.ts'
import type { CompanyDecision } from './decideCompany.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { moveCustomer } from './writeCustomer.ts'

type HandOver = Extract<CompanyChange, { kind: 'handOverAll' }>

/** Everything somebody owns goes to colleagues. Whoever manages him and hands customers on may say so. */
export function decideHandOverAll(part: PartWork, viewer: Viewer, { from, to, rule }: HandOver): CompanyDecision {
  const { members } = part.company
  const leaver = members.get(from)
  if (leaver === undefined) return { ok: false, refusal: { kind: 'unknown-member' } }
  if (!mayManage(viewer, leaver, { ...leaver, left: true }) || !mayAnywhere(viewer, 'transfer')) {
    return { ok: false, refusal: { kind: 'not-allowed' } }
  }
  const receivers = [...new Set(to)]
  const isHere = (member: MemberId) => {
    const person = members.get(member)
    return member !== from && person !== undefined && person.left !== true
  }
  if (!receivers.every(isHere)) return { ok: false, refusal: { kind: 'unknown-member' } }
  const share: ShareState = { rule, to: receivers, given: {} }
  return { ok: true, writes: [], job: { kind: 'handOver', member: from, share, after: null, by: viewer.member } }
}

/** How many customers each has: counted once a batch, then kept along. */
export interface Loads {
  of(member: MemberId): number
  add(member: MemberId): void
}

export function loadsOf(part: PartWork): Loads {
  const known = new Map<MemberId, number>()
  const of = (member: MemberId): number => {
    let count = known.get(member)
    if (count === undefined) {
      count = part.books.tx.countCustomers({ kind: 'own', member })
      known.set(member, count)
    }
    return count
  }
  return { of, add: (member) => void known.set(member, of(member) + 1) }
}

/** One customer of the leaver goes to the next colleague; who left meanwhile himself is passed over. */
export function handOverOne(
  part: PartWork,
  open: OpenCustomer,
  { from, share, loads }: { readonly from: MemberId; readonly share: ShareState; readonly loads: Loads },
): ShareState {
  const { company } = part
  if (ownerOf(open.envelope) !== from) return share
  const to = share.to.filter((member) => company.members.get(member)?.left !== true)
  if (to.length === 0) return share // nobody is left: he keeps them until somebody is named
  const next = shareNext({ ...share, to }, gradeOf(part, open), (member) => loads.of(member))
  loads.add(next.receiver)
  const department = company.members.get(next.receiver)?.department ?? open.envelope.department
  const owner = { kind: 'rep', member: next.receiver, since: part.at } as const
  moveCustomer(part, open, envelopeAfter(open.envelope, { kind: 'moved', owner, department }, part.nextSeq))
  return { ...next.state, to: share.to }
}

function gradeOf({ company }: PartWork, open: OpenCustomer): string {
  const grade = columnByRole(company.columns.values(), 'customers', 'grade')
  const cell = grade === null ? null : open.records('customers')[0]?.cells[grade.id]
  return typeof cell === 'string' ? cell : ''
}
