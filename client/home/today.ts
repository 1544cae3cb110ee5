import type { CustomerId, MemberId, RecordId } from '#shared/base/id.ts'
import { addDays, dayOf, type Day, type Instant } from '#shared/base/instant.ts'
import type { Company } from '#shared/ledger/company.ts'
import { createRoleReader } from '../customers/customerCells.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** Something to do: a customer due for a follow-up, or a reminder. */
export interface DueItem {
  readonly kind: 'followUp' | 'reminder'
  readonly record: RecordId
  readonly customer: CustomerId
  readonly dueOn: Day
  /** The time of a reminder. */
  readonly dueAt: Instant | null
  readonly row: ViewRow
}

/** What the home page says, read from local rows in one pass. */
export interface Today {
  readonly day: Day
  readonly overdue: readonly DueItem[]
  readonly today: readonly DueItem[]
  /** The six days after today. */
  readonly week: readonly DueItem[]
  /** Newest first, at most ten. */
  readonly changed: readonly ViewRow[]
  readonly counts: {
    readonly mine: number
    readonly all: number
    readonly unowned: number
    /** Of everybody whose customers I may see. */
    readonly teamOverdue: number
    readonly addedToday: number
  }
}

interface TodayFacts {
  readonly company: Company
  readonly me: MemberId
  readonly now: Instant
  readonly customers: Iterable<ViewRow>
  readonly reminders: Iterable<ViewRow>
  /** Null: in the pool. */
  readonly ownerOf: (customer: CustomerId) => MemberId | null
}

const mostChanged = 10

export function readToday({ company, me, now, customers, reminders, ownerOf }: TodayFacts): Today {
  const zone = company.settings.zoneMinutes
  const day = dayOf(now, zone)
  const weekEnd = addDays(day, 6)
  const due: { overdue: DueItem[]; today: DueItem[]; week: DueItem[] } = { overdue: [], today: [], week: [] }
  const counts = { mine: 0, all: 0, unowned: 0, teamOverdue: 0, addedToday: 0 }
  const changed: ViewRow[] = []
  const put = (item: DueItem) => {
    if (item.dueOn < day) due.overdue.push(item)
    else if (item.dueOn === day) due.today.push(item)
    else if (item.dueOn <= weekEnd) due.week.push(item)
  }

  const ledger = createRoleReader(company, 'customers')
  for (const row of customers) {
    const owner = ownerOf(row.customer)
    counts.all += 1
    if (owner === null) counts.unowned += 1
    if (dayOf(row.created.at, zone) === day) counts.addedToday += 1
    keepNewest(changed, row)
    const dueOn = ledger.text(row, 'nextFollowUpOn')
    if (owner !== null && dueOn !== '' && dueOn < day) counts.teamOverdue += 1
    if (owner !== me) continue
    counts.mine += 1
    if (dueOn !== '') put({ kind: 'followUp', record: row.id, customer: row.customer, dueOn, dueAt: null, row })
  }

  const plans = createRoleReader(company, 'reminders')
  for (const row of reminders) {
    const dueAt = plans.value(row, 'reminderAt')
    if (typeof dueAt !== 'number' || plans.value(row, 'reminderDone') === true || ownerOf(row.customer) !== me) continue
    put({ kind: 'reminder', record: row.id, customer: row.customer, dueOn: dayOf(dueAt, zone), dueAt, row })
  }

  const soonest = (left: DueItem, right: DueItem) =>
    left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : (left.dueAt ?? 0) - (right.dueAt ?? 0)
  return {
    day,
    overdue: due.overdue.sort(soonest),
    today: due.today.sort(soonest),
    week: due.week.sort(soonest),
    changed,
    counts,
  }
}

/** A short list kept in order beats sorting a hundred thousand rows. */
function keepNewest(newest: ViewRow[], row: ViewRow): void {
  const last = newest.at(-1)
  if (newest.length === mostChanged && last !== undefined && last.changed.at >= row.changed.at) return
  const place = newest.findIndex(({ changed }) => changed.at < row.changed.at)
  newest.splice(place === -1 ? newest.length : place, 0, row)
  if (newest.length > mostChanged) newest.pop()
}
