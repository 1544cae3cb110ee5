import type { Instant } from '#shared/base/instant.ts'
import type { MemberId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { clockWrites, followUpClock } from '#shared/followup/clock.ts'
import { ownerOf, withShown } from '#shared/ownership/envelope.ts'
import { shownBy } from '#shared/ownership/sightRules.ts'
import { Errand } from '#shared/wire/message.ts'
import type { Reader, Scope } from '../store/store.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import type { ShareKnown } from '#shared/ownership/shareOut.ts'
import { gotWith, tellHandedAll } from './handedOver.ts'
import { handOverOne } from './handOverAll.ts'
import { numberWrites } from './autoNumber.ts'
import { returnOne } from './returnIdle.ts'
import { retypeWrites } from './retypeColumn.ts'
import { shareKnownOf } from './shareKnown.ts'
import { moveCustomer, writeCustomer } from './writeCustomer.ts'
import type { Job } from './job.ts'

/** Customers a batch, at most. */
const batch = 200
/** A batch ends after this long, so that whoever edits meanwhile waits no longer than for one of his colleagues. */
const batchMs = 15

/** The oldest job, if there is one. */
export function nextJob(read: Reader): (Job & { readonly id: number }) | null {
  const [first] = read.jobs()
  return first === undefined ? null : { ...(first.body as Job), id: first.id } // written by decideCompany alone
}

/** One batch of a job: as far as it comes, the next place in the store. */
export function workOnJob(part: PartWork, { id, ...asked }: Job & { readonly id: number }, now: () => Instant): void {
  let job: Job = { ...asked, total: asked.total ?? part.books.tx.countCustomers(scopeOf(asked)) }
  const until = now() + batchMs
  const known =
    job.kind === 'handOver' ? shareKnownOf({ read: part.books.tx, company: part.company }, job.share.rule) : null
  const page = part.books.tx.customers(scopeOf(job), job.after, batch)
  let place = 0
  for (const { envelope } of page) {
    const open = part.books.shelf.open(envelope.customer)
    if (open !== null) job = { ...(workOn(part, open, job, known) ?? job), after: envelope.customer }
    place += 1
    if (now() >= until) break
  }
  job = { ...job, done: (job.done ?? 0) + place }
  if (place < page.length || page.length === batch) {
    part.books.tx.putJob(id, job)
    return
  }
  part.books.tx.removeJob(id)
  if (job.kind === 'handOver') tellHandedAll(part, { job: id, by: job.by, got: job.got ?? {} })
}

const scopeOf = (job: Job): Scope =>
  job.kind === 'department' || job.kind === 'handOver' ? { kind: 'own', member: job.member } : { kind: 'all' }

/** What the job knows after this customer, when that changed. */
function workOn(part: PartWork, open: OpenCustomer, job: Job, known: ShareKnown | null): Job | void {
  switch (job.kind) {
    case 'retype':
      return writeCustomer(part, open, retypeWrites(part, open, job), { by: job.by })
    case 'department': {
      const { envelope } = open
      const department = part.company.members.get(job.member)?.department
      if (ownerOf(envelope) !== job.member || department === undefined || department === envelope.department) return
      return moveCustomer(part, open, { ...envelope, department })
    }
    case 'returns':
      return returnOne(part, open)
    case 'handOver': {
      if (known === null) return
      const before = open.envelope
      const share = handOverOne(part, open, { from: job.member, share: job.share, known })
      return { ...job, share, got: open.envelope === before ? job.got : gotWith(job.got, open, part.at) }
    }
    case 'number':
      return writeCustomer(part, open, numberWrites(part, open, job.column), { by: job.by })
    case 'clock': {
      const [ledger] = open.records('customers')
      if (ledger === undefined) return
      const clock = followUpClock(part.company, ledger, open.records('followups'))
      return writeCustomer(part, open, clockWrites(part.company, ledger, clock), { by: job.by })
    }
    case 'sight': {
      const [ledger] = open.records('customers')
      const after = ledger === undefined ? open.envelope : withShown(open.envelope, shownBy(part.company, ledger))
      if (after !== open.envelope) moveCustomer(part, open, after)
      return
    }
    default:
      return never(job)
  }
}

/** How far the work is that this person's changes called for. */
export function errandsOf(read: Reader, member: MemberId): readonly Errand[] {
  return read.jobs().flatMap(({ body }) => {
    const job = body as Job // written by decideCompany alone
    if (!('by' in job) || job.by !== member) return []
    const { kind, done = 0, total = 0 } = job
    const known = ErrandShape.shape.kind.safeParse(kind)
    return [{ kind: known.success ? known.data : 'other', done: Math.min(done, total), total }]
  })
}

const ErrandShape = Errand.unwrap()
