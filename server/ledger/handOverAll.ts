import type { MemberId } from '#shared/base/id.ts'
import type { CompanyChange, Refusal } from '#shared/ledger/change.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { envelopeAfter } from '#shared/ownership/hand.ts'
import { decideHandOver } from '#shared/ownership/handOver.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import { sharedOf } from '#shared/ownership/sharedOf.ts'
import { shareNext, type ShareKnown, type ShareState } from '#shared/ownership/shareOut.ts'
import type { CompanyDecision } from './companyDecision.ts'
import type { Job } from './job.ts'
import { noteDone, whoPut } from './layOver.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { moveCustomer } from './writeCustomer.ts'

type HandOver = Extract<CompanyChange, { kind: 'handOverAll' }>

/** Everything somebody owns goes to colleagues. Who comes after another has done so is told who and when. */
export function decideHandOverAll(part: PartWork, viewer: Viewer, change: HandOver): CompanyDecision {
  const decided = decideHandOver(part.company, viewer, change)
  if (!decided.ok) return { ok: false, refusal: saidWho(part, change, decided.refusal) }
  const { from } = change
  if (isHandedOver(part, from)) {
    return { ok: false, refusal: { kind: 'handed-over', member: from, ...whoPut(part, 'members', from, 'customers') } }
  }
  noteDone(part, 'members', from, 'customers')
  const share: ShareState = { rule: change.rule, to: [...new Set(change.to)], given: {} }
  return { ok: true, writes: [], job: { kind: 'handOver', member: from, share, after: null, by: viewer.member } }
}

/** It is under way, or was done and left nothing. */
function isHandedOver(part: PartWork, from: MemberId): boolean {
  const { tx } = part.books
  const isUnderWay = tx.jobs().some(({ body }) => {
    const job = body as Job // written by decideCompany alone
    return job.kind === 'handOver' && job.member === from
  })
  if (isUnderWay) return true
  const was = whoPut(part, 'members', from, 'customers')
  return was.at !== undefined && tx.countCustomers({ kind: 'own', member: from }) === 0
}

/** Of the first receiver who cannot: who had him leave, or gave him the role in which he sees none, and when. */
function saidWho(part: PartWork, { from, to }: HandOver, refusal: Refusal): Refusal {
  if (refusal.kind === 'sees-no-customers') return { ...refusal, ...whoPut(part, 'members', refusal.member, 'role') }
  if (refusal.kind !== 'unknown-member') return refusal
  const gone = to.find((id) => id !== from && part.company.members.get(id)?.left === true)
  return gone === undefined ? refusal : { kind: 'has-left', member: gone, ...whoPut(part, 'members', gone, 'left') }
}

/** One customer of the leaver goes to the next colleague; who could no longer see him is passed over. */
export function handOverOne(
  part: PartWork,
  open: OpenCustomer,
  { from, share, known }: { readonly from: MemberId; readonly share: ShareState; readonly known: ShareKnown },
): ShareState {
  const { company } = part
  if (ownerOf(open.envelope) !== from) return share
  const to = share.to.filter((member) => mayOwn(company, member))
  if (to.length === 0) return share // nobody is left: he keeps them until somebody is named
  const shared = sharedOf(company, open.records('customers')[0])
  const next = shareNext({ ...share, to }, shared, known)
  known.give(next.receiver, shared)
  const department = company.members.get(next.receiver)?.department ?? open.envelope.department
  const owner = { kind: 'rep', member: next.receiver, since: part.at } as const
  moveCustomer(part, open, envelopeAfter(open.envelope, { kind: 'moved', owner, department }, part.nextSeq))
  return { ...next.state, to: share.to }
}
