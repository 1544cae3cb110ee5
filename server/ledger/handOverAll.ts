import type { MemberId } from '#shared/base/id.ts'
import type { CompanyChange } from '#shared/ledger/change.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { envelopeAfter } from '#shared/ownership/hand.ts'
import { decideHandOver } from '#shared/ownership/handOver.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import { sharedOf } from '#shared/ownership/sharedOf.ts'
import { placedIn } from '#shared/ownership/sharePlan.ts'
import { shareNext, type ShareState } from '#shared/ownership/shareOut.ts'
import type { CompanyDecision } from './decideCompany.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { moveCustomer } from './writeCustomer.ts'

type HandOver = Extract<CompanyChange, { kind: 'handOverAll' }>

/** Everything somebody owns goes to colleagues. */
export function decideHandOverAll(part: PartWork, viewer: Viewer, change: HandOver): CompanyDecision {
  const decided = decideHandOver(part.company, viewer, change)
  if (!decided.ok) return { ok: false, refusal: decided.refusal }
  const share: ShareState = { rule: change.rule, to: [...new Set(change.to)], given: {} }
  return { ok: true, writes: [], job: { kind: 'handOver', member: change.from, share, after: null, by: viewer.member } }
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

/** One customer of the leaver goes to the next colleague; who could no longer see him is passed over. */
export function handOverOne(
  part: PartWork,
  open: OpenCustomer,
  { from, share, loads }: { readonly from: MemberId; readonly share: ShareState; readonly loads: Loads },
): ShareState {
  const { company } = part
  if (ownerOf(open.envelope) !== from) return share
  const to = share.to.filter((member) => mayOwn(company, member))
  if (to.length === 0) return share // nobody is left: he keeps them until somebody is named
  const next = shareNext({ ...share, to }, sharedOf(company, open.records('customers')[0]?.cells ?? {}), {
    load: (member) => loads.of(member),
    placed: (region) => placedIn(company, region),
  })
  loads.add(next.receiver)
  const department = company.members.get(next.receiver)?.department ?? open.envelope.department
  const owner = { kind: 'rep', member: next.receiver, since: part.at } as const
  moveCustomer(part, open, envelopeAfter(open.envelope, { kind: 'moved', owner, department }, part.nextSeq))
  return { ...next.state, to: share.to }
}
