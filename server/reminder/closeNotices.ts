import type { CustomerId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { collaborationOf, ownerOf } from '#shared/ownership/envelope.ts'
import { mayRead } from '#shared/ownership/rights.ts'
import { returnDay } from '#shared/ownership/returnDay.ts'
import { dueNotice, type Whose } from '#shared/reminder/due.ts'
import type { Notice } from '#shared/wire/item.ts'
import type { OpenCustomer } from '../ledger/openCustomer.ts'
import type { PartWork } from '../ledger/partWork.ts'

/** The cause is gone (ticked off, followed up, moved, trashed, in other hands): the notice is done. Says which were. */
export function closeNotices(part: PartWork, open: OpenCustomer): readonly Notice[] {
  const closed = part.books.tx.openNoticesAbout(open.id).filter((notice) => !isStillDue(part, open, notice))
  for (const notice of closed) putNotice(part, { ...notice, done: true })
  return closed
}

/** Writes a notice to the log and tells its member. */
export function putNotice(part: PartWork, notice: Notice): void {
  const seq = part.record(notice.customer, { kind: 'notice', notice }, null)
  part.books.tx.putNotice(notice)
  // Who lost the customer has lost his notices with him, and is told nothing more, not even that they are done.
  const viewer = part.books.company.viewer(notice.member)
  const envelope = part.books.shelf.open(notice.customer)?.envelope
  if (viewer === null || envelope === undefined || !mayRead(viewer, envelope)) return
  const audience = { kind: 'member', member: notice.member } as const
  part.tell({ seq, item: { kind: 'notice', seq, notice }, bytes: null, audience })
}

/** Whose customer this is and what he is called. */
export function whoseOf(part: PartWork, open: OpenCustomer): (customer: CustomerId) => Whose {
  return () => {
    const column = part.books.company.columnByRole('customers', 'name')
    const [ledger] = open.records('customers')
    const name = column === null ? null : ledger?.cells[column.id]
    return {
      owner: open.envelope.removed === undefined ? ownerOf(open.envelope) : null,
      name: typeof name === 'string' ? name : '',
    }
  }
}

function isStillDue(part: PartWork, open: OpenCustomer, notice: Notice): boolean {
  if (notice.kind === 'handedOver') return ownerOf(open.envelope) === notice.member
  if (notice.kind === 'shared') return collaborationOf(open.envelope, notice.member) !== null
  if (notice.kind === 'extensionGranted' || notice.kind === 'extensionDeclined') return isStillDecided(open, notice)
  if (notice.kind === 'comment') return open.row('comments', notice.record)?.removed === null
  if (notice.kind === 'poolReturn') return isStillReturning(part, open, notice)
  const row = open.row(notice.kind === 'reminder' ? 'reminders' : 'customers', notice.record)
  return row !== null && dueNotice(row, part.company, part.at, whoseOf(part, open))?.id === notice.id
}

/** What was decided is news as long as it stands, in the same hands. */
function isStillDecided({ envelope }: OpenCustomer, { kind, member, dueOn, madeAt }: Notice): boolean {
  const { until, declined } = envelope.extension ?? {}
  const stands = kind === 'extensionGranted' ? until === dueOn : declined?.at === madeAt
  return stands && ownerOf(envelope) === member
}

/** A warning stands as long as the customer would go back on that same day, from the same hands. */
function isStillReturning({ company, at }: PartWork, open: OpenCustomer, notice: Notice): boolean {
  const { envelope } = open
  const row = open.row('customers', notice.record)
  if (row === null || ownerOf(envelope) !== notice.member) return false
  return returnDay(company, row, envelope, dayOf(at, company.settings.zoneMinutes))?.on === notice.dueOn
}
