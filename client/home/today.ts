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
  readonly owner: MemberId
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
  /** Colleagues' customers that I may see and whose follow-up is late. */
  readonly teamOverdue: readonly DueItem[]
  /** Customers made today, newest first. */
  readonly addedToday: readonly ViewRow[]
  /** Newest first, at most ten. */
  readonly changed: readonly ViewRow[]
  readonly counts: { readonly mine: number; readonly all: number; readonly unowned: number }
}

interface TodayFacts {
  readonly company: Company
  readonly me: MemberId
  /** Whose customers I see to while they are away: what is due there is due for me. */
  readonly standsFor: ReadonlySet<MemberId>
  readonly now: Instant
  readonly customers: Iterable<ViewRow>
  readonly reminders: Iterable<ViewRow>
  /** Null: in the pool. */
  readonly ownerOf: (customer: CustomerId) => MemberId | null
}

const mostChanged = 10

export function readToday({ company, me, standsFor, now, customers, reminders, ownerOf }: TodayFacts): Today {
  const zone = company.settings.zoneMinutes
  const day = dayOf(now, zone)
  const weekEnd = addDays(day, 6)
  const due: Record<'overdue' | 'today' | 'week' | 'team', DueItem[]> = { overdue: [], today: [], week: [], team: [] }
  const counts = { mine: 0, all: 0, unowned: 0 }
  const isMine = (owner: MemberId) => owner === me || standsFor.has(owner)
  const changed: ViewRow[] = []
  const addedToday: ViewRow[] = []
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
    if (dayOf(row.created.at, zone) === day) addedToday.push(row)
    keepNewest(changed, row)
    if (owner === me) counts.mine += 1
    const dueOn = ledger.text(row, 'nextFollowUpOn')
    if (owner === null || dueOn === '') continue
    const item: DueItem = { kind: 'followUp', record: row.id, customer: row.customer, owner, dueOn, dueAt: null, row }
    if (isMine(owner)) put(item)
    else if (dueOn < day) due.team.push(item)
  }

  const plans = createRoleReader(company, 'reminders')
  for (const row of reminders) {
    const dueAt = plans.value(row, 'reminderAt')
    if (typeof dueAt !== 'number' || plans.value(row, 'reminderDone') === true) continue
    const owner = ownerOf(row.customer)
    if (owner === null || !isMine(owner)) continue
    put({ kind: 'reminder', record: row.id, customer: row.customer, owner, dueOn: dayOf(dueAt, zone), dueAt, row })
  }

  const soonest = (left: DueItem, right: DueItem) =>
    left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : (left.dueAt ?? 0) - (right.dueAt ?? 0)
  return {
    day,
    overdue: due.overdue.sort(soonest),
    today: due.today.sort(soonest),
    week: due.week.sort(soonest),
    teamOverdue: due.team.sort(soonest),
    addedToday: addedToday.sort((left, right) => right.created.at - left.created.at),
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
