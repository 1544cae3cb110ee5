import type { Instant } from '#shared/base/instant.ts'
import type { ChangeSetId, ColumnId, CustomerId, MemberId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import type { Column } from '#shared/ledger/column.ts'
import { clockWrites, followUpClock } from '#shared/followup/clock.ts'
import { ownerOf, withShown } from '#shared/ownership/envelope.ts'
import { shownBy } from '#shared/ownership/sightRules.ts'
import { Errand } from '#shared/wire/message.ts'
import type { Reader, Scope } from '../store/store.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import type { ShareKnown, ShareState } from '#shared/ownership/shareOut.ts'
import { gotWith, tellHandedAll, type GotByMember } from './handedOver.ts'
import { handOverOne } from './handOverAll.ts'
import { numberWrites } from './autoNumber.ts'
import { returnOne } from './returnIdle.ts'
import { retypeWrites } from './retypeColumn.ts'
import { shareKnownOf } from './shareKnown.ts'
import { moveCustomer, writeCustomer } from './writeCustomer.ts'

/**
 * Work on many customers that one change calls for: done in batches, one a turn, so that nobody waits long. It stands
 * in the store with the place it has come to, and goes on after a restart.
 */
export type Job = Progress &
  (
    | PersonalJob
    /** The day's look at who falls due for the pool, in nobody's name. */
    | { readonly kind: 'returns'; readonly after: CustomerId | null }
  )

/** Customers looked at and to be looked at; unknown until the first batch. */
interface Progress {
  readonly done?: number
  readonly total?: number
}

/** Work in the name of whose change called for it. */
type PersonalJob = { readonly after: CustomerId | null; readonly by: MemberId } & (
  | {
      readonly kind: 'retype'
      readonly column: ColumnId
      readonly from: Column
      readonly to: Column
      /** Whose undo finds these writes again. */
      readonly gesture?: ChangeSetId
      /** It takes the gesture's writes back, or brings them again. */
      readonly undoing?: boolean
    }
  /** A person moved: his customers follow him. */
  | { readonly kind: 'department'; readonly member: MemberId }
  /** What a leaver owns goes to colleagues, one after the other. */
  | { readonly kind: 'handOver'; readonly member: MemberId; readonly share: ShareState; readonly got?: GotByMember }
  /** An auto-number column came later than its records: they are numbered too. */
  | { readonly kind: 'number'; readonly column: ColumnId }
  /** The cadence changed: everybody is due on another day. */
  | { readonly kind: 'clock' }
  /** The rules of sight changed: who sees a customer by his values is said anew. */
  | { readonly kind: 'sight' }
)

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
