import type { ColumnId, CustomerId, OptionId } from '../base/id.ts'
import { ledgerRecord } from '../base/id.ts'
import { addDays, dayOf, type Day, type Instant } from '../base/instant.ts'
import { sameCell, type CellValue } from '../ledger/cell.ts'
import { columnByRole, type Column, type ColumnRole, type TableId } from '../ledger/column.ts'
import type { Settings } from '../ledger/company.ts'
import type { RecordRow, Write } from '../ledger/document.ts'

/** When a customer was last spoken to and when he is due again. */
export interface FollowUpClock {
  readonly lastAt: Instant | null
  readonly nextOn: Day | null
}

/** What of a company the clock and the grade go by. */
export interface ClockRules {
  readonly columns: ReadonlyMap<ColumnId, ClockColumn>
  readonly settings: Pick<Settings, 'cadenceDays' | 'zoneMinutes'>
}

type ClockColumn = Pick<Column, 'id' | 'table' | 'role' | 'deleted' | 'options'>

/** The same text for rules that say the same: what was written by the one stands under the other. */
export function clockRulesText({ columns, settings }: ClockRules): string {
  const told = [...columns.values()]
    .filter(({ role }) => role !== undefined)
    .map(({ id, table, role, deleted, options }) => [
      id,
      table,
      role,
      deleted === true,
      isGrade(role) ? options?.map((option) => [option.id, option.name]) : null,
    ])
  return JSON.stringify([told, Object.entries(settings.cadenceDays), settings.zoneMinutes])
}

const isGrade = (role: Column['role']): boolean => role === 'grade' || role === 'followUpGrade'

/**
 * The last follow-up's own next date rules; without one the grade's cadence counts from the last follow-up,
 * or from the day the customer was made. No grade and no date: nothing is due.
 */
export function followUpClock(rules: ClockRules, customer: RecordRow, followUps: readonly RecordRow[]): FollowUpClock {
  const atColumn = columnByRole(rules.columns.values(), 'followups', 'followUpAt')
  let lastAt: Instant | null = null
  let last: RecordRow | null = null
  for (const followUp of followUps) {
    if (followUp.removed !== null) continue
    const told = atColumn === null ? undefined : followUp.cells[atColumn.id]
    const at = typeof told === 'number' ? told : followUp.created.at
    if (lastAt === null || at > lastAt || (at === lastAt && last !== null && followUp.id > last.id)) {
      lastAt = at
      last = followUp
    }
  }
  const grade = cellByRole(rules, 'customers', customer, 'grade')
  const wanted = last === null ? null : cellByRole(rules, 'followups', last, 'followUpNextOn')
  if (typeof wanted === 'string') return { lastAt, nextOn: wanted }
  const days = typeof grade === 'string' ? rules.settings.cadenceDays[grade as OptionId] : undefined
  if (days === undefined) return { lastAt, nextOn: null }
  return { lastAt, nextOn: addDays(dayOf(lastAt ?? customer.created.at, rules.settings.zoneMinutes), days) }
}

/** The cells of the ledger record that do not yet say what the clock says. */
export function clockWrites(rules: ClockRules, customer: RecordRow, clock: FollowUpClock): Write[] {
  const writes: Write[] = []
  const put = (role: ColumnRole, value: CellValue) => {
    const column = columnByRole(rules.columns.values(), 'customers', role)
    if (column === null || sameCell(customer.cells[column.id], value)) return
    writes.push({ table: 'customers', record: ledgerRecord(customer.customer), key: column.id, value })
  }
  put('lastFollowUpAt', clock.lastAt)
  put('nextFollowUpOn', clock.nextOn)
  return writes
}

/** A follow-up that names a new grade regrades its customer. */
export function regradeWrites(rules: ClockRules, customer: CustomerId, followUp: RecordRow): Write[] {
  const grade = cellByRole(rules, 'followups', followUp, 'followUpGrade')
  const column = columnByRole(rules.columns.values(), 'customers', 'grade')
  if (typeof grade !== 'string' || column === null) return []
  const told = columnByRole(rules.columns.values(), 'followups', 'followUpGrade')
  const name = told?.options?.find((option) => option.id === grade)?.name
  const option = column.options?.find((each) => each.id === grade) ?? column.options?.find((each) => each.name === name)
  if (option === undefined) return []
  return [{ table: 'customers', record: ledgerRecord(customer), key: column.id, value: option.id }]
}

function cellByRole(rules: ClockRules, table: TableId, row: RecordRow, role: ColumnRole): CellValue | undefined {
  const column = columnByRole(rules.columns.values(), table, role)
  return column === null ? undefined : row.cells[column.id]
}
