import type { CustomerId, MemberId, NoticeId } from '../base/id.ts'
import { ledgerRecord } from '../base/id.ts'
import { dayOf, startOfDay, type Instant } from '../base/instant.ts'
import type { CellValue } from '../ledger/cell.ts'
import { columnByRole, type ColumnRole } from '../ledger/column.ts'
import type { Company } from '../ledger/company.ts'
import type { RecordRow } from '../ledger/document.ts'
import type { Notice } from '../wire/item.ts'

/** Whose customer it is now, what he is called: a notice goes to the owner and bears the customer's name. */
export interface Whose {
  readonly owner: MemberId | null
  readonly name: string
}

/**
 * Everything that is due at `at` among these rows of `customers` and `reminders`: reminders whose moment
 * has come and that nobody has ticked off, and customers whose next follow-up day has passed. The server's sweep and
 * a laptop without a network run this same rule and come to the same ids.
 */
export function dueNotices(
  rows: Iterable<RecordRow>,
  company: Company,
  at: Instant,
  whose: (customer: CustomerId) => Whose,
): Notice[] {
  const notices: Notice[] = []
  for (const row of rows) {
    const notice = dueNotice(row, company, at, whose)
    if (notice !== null) notices.push(notice)
  }
  return notices
}

/** The notice that this row calls for at `at`, or null: the question for one row. */
export function dueNotice(
  row: RecordRow,
  company: Company,
  at: Instant,
  whose: (customer: CustomerId) => Whose,
): Notice | null {
  if (row.removed !== null) return null
  if (row.table === 'reminders') return reminderNotice(row, company, at, whose)
  return row.table === 'customers' ? overdueNotice(row, company, at, whose) : null
}

function reminderNotice(
  row: RecordRow,
  company: Company,
  at: Instant,
  whose: (customer: CustomerId) => Whose,
): Notice | null {
  const dueAt = cell(company, row, 'reminderAt')
  if (typeof dueAt !== 'number' || dueAt > at || cell(company, row, 'reminderDone') === true) return null
  const { owner } = whose(row.customer)
  if (owner === null) return null
  return {
    id: noticeId('reminder', row.id, String(dueAt), owner),
    member: owner,
    kind: 'reminder',
    customer: row.customer,
    record: row.id,
    title: text(cell(company, row, 'reminderTitle')),
    content: text(cell(company, row, 'reminderContent')),
    dueAt,
    madeAt: at,
    done: false,
  }
}

function overdueNotice(
  row: RecordRow,
  company: Company,
  at: Instant,
  whose: (customer: CustomerId) => Whose,
): Notice | null {
  const dueOn = cell(company, row, 'nextFollowUpOn')
  if (typeof dueOn !== 'string' || dueOn >= dayOf(at, company.settings.zoneMinutes)) return null
  const { owner, name } = whose(row.customer)
  if (owner === null) return null
  return {
    id: noticeId('followUpOverdue', ledgerRecord(row.customer), dueOn, owner),
    member: owner,
    kind: 'followUpOverdue',
    customer: row.customer,
    record: ledgerRecord(row.customer),
    title: name,
    content: '',
    dueAt: startOfDay(dueOn, company.settings.zoneMinutes),
    dueOn,
    madeAt: at,
    done: false,
  }
}

/** One cause, one id: rule, record, period and person make it, so a second sweep or a laptop makes no second notice. */
export function noticeId(kind: Notice['kind'], record: string, period: string, member: MemberId): NoticeId {
  return `ntc_${twelve(`${kind}/${record}/${period}/${member}`)}` as NoticeId // built to the pattern of the schema
}

/** The personal key under which a person says that he has seen to a notice himself. */
export const doneKey = (notice: NoticeId): string => `done:${notice}`

/** The notice that a personal key is about, or null. */
export const noticeOfKey = (key: string): NoticeId | null =>
  key.startsWith('done:ntc_') ? (key.slice('done:'.length) as NoticeId) : null // only looked up, never trusted

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Two 32-bit hashes (the cyrb53 mixing) spelled in 12 letters: 62 bits of a text, the same on every machine. */
function twelve(source: string): string {
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (let place = 0; place < source.length; place += 1) {
    const code = source.charCodeAt(place)
    first = Math.imul(first ^ code, 2654435761)
    second = Math.imul(second ^ code, 1597334677)
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909)
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909)
  let rest = (BigInt(first >>> 0) << 32n) | BigInt(second >>> 0)
  let spelled = ''
  for (let place = 0; place < 12; place += 1) {
    spelled += letters[Number(rest % 36n)]
    rest /= 36n
  }
  return spelled
}

function cell(company: Company, row: RecordRow, role: ColumnRole): CellValue | undefined {
  const column = columnByRole(company.columns.values(), row.table, role)
  return column === null ? undefined : row.cells[column.id]
}

const text = (value: CellValue | undefined): string => (typeof value === 'string' ? value : '')
