import { clockRulesText, clockWrites, followUpClock, regradeWrites, type ClockRules } from '../followup/clock.ts'
import { ledgerRecord, type CustomerId, type RecordId } from '../base/id.ts'
import type { CellValue } from './cell.ts'
import type { RecordChange } from './change.ts'
import { columnByRole, type TableId } from './column.ts'
import type { Company } from './company.ts'
import { withDefaults } from './defaultCell.ts'
import { writesToRow, type RecordRow, type Stamp, type Write } from './document.ts'

/** What is known of one customer while a change is turned into writes. */
export interface CustomerState {
  row(table: TableId, record: RecordId): RecordRow | null
  /** All records of a table under him, or null when they are not at hand (a client that has not opened him). */
  records(table: TableId): readonly RecordRow[] | null
}

/**
 * A decided change as assignments, its consequences included (the follow-up clock, regrading): the one function
 * that both the server's document and the client's overlay are written by. Rights and conflicts are decided before.
 */
export function writesOf(company: Company, state: CustomerState, change: RecordChange, stamp: Stamp): Write[] {
  const told = change.kind === 'create' ? withDefaults(company, change, stamp) : change
  const direct = directWrites(told, stamp)
  return [...direct, ...consequences(company, state, told, direct)]
}

/** The same text for companies under which every change comes to the same writes. */
export function writeRulesText(company: Company): string {
  const withDefault = [...company.columns.values()].filter(({ byDefault }) => byDefault !== undefined)
  return JSON.stringify([
    clockRulesText(company),
    withDefault,
    withDefault.length === 0 ? null : [...company.members.keys()],
  ])
}

function directWrites(change: RecordChange, stamp: Stamp): Write[] {
  const { table, record } = change
  switch (change.kind) {
    case 'set':
      return change.cells.map(({ column, now }): Write => ({ table, record, key: column, value: now }))
    case 'create': {
      const cells = change.cells.filter(({ now }) => now !== null)
      return [
        { table, record, key: '@', value: stamp },
        ...cells.map(({ column, now }): Write => ({ table, record, key: column, value: now })),
      ]
    }
    case 'remove':
      return [{ table, record, key: '-', value: stamp }]
    case 'restore':
      return [{ table, record, key: '-', value: null }]
  }
}

function consequences(
  rules: ClockRules,
  state: CustomerState,
  change: RecordChange,
  direct: readonly Write[],
): Write[] {
  const { customer } = change
  if (!touchesClock(rules, change)) return []
  const grading =
    change.table === 'followups' && change.kind !== 'remove' ? regradedBy(rules, state, change, direct) : []
  const ledgerBefore = state.row('customers', ledgerRecord(customer))
  const ledgerWrites = [...direct, ...grading].filter((write) => write.table === 'customers')
  const ledger = writesToRow(ledgerBefore, customer, ledgerWrites)
  const followUps = followUpsAfter(state, change, direct)
  if (ledger === null || followUps === null) return grading
  return [...grading, ...clockWrites(rules, ledger, followUpClock(rules, ledger, followUps))]
}

/** Only follow-ups and the grade move the clock; a new customer starts it. */
function touchesClock(rules: ClockRules, change: RecordChange): boolean {
  if (change.table === 'followups') return true
  if (change.table !== 'customers') return false
  if (change.kind === 'create') return true
  const grade = columnByRole(rules.columns.values(), 'customers', 'grade')
  return change.kind === 'set' && change.cells.some((cell) => cell.column === grade?.id)
}

function regradedBy(rules: ClockRules, state: CustomerState, change: RecordChange, direct: readonly Write[]): Write[] {
  const grade = columnByRole(rules.columns.values(), 'followups', 'followUpGrade')
  if (grade === null || !direct.some((write) => write.key === grade.id)) return []
  const followUp = after(state.row('followups', change.record), change.customer, change.record, direct)
  return followUp === null ? [] : regradeWrites(rules, change.customer, followUp)
}

/** The follow-ups as they will stand; null when they are not at hand and the change does not tell enough. */
function followUpsAfter(
  state: CustomerState,
  change: RecordChange,
  direct: readonly Write[],
): readonly RecordRow[] | null {
  if (change.table === 'customers' && change.kind === 'create') return []
  const known = state.records('followups')
  if (known === null) return null
  if (change.table !== 'followups') return known
  const changed = after(state.row('followups', change.record), change.customer, change.record, direct)
  return [...known.filter((row) => row.id !== change.record), ...(changed === null ? [] : [changed])]
}

function after(
  before: RecordRow | null,
  customer: CustomerId,
  record: RecordId,
  writes: readonly Write[],
): RecordRow | null {
  return writesToRow(
    before,
    customer,
    writes.filter((write) => write.record === record),
  )
}

/** The value that `writes` leave in a cell, or `undefined` when they do not touch it. */
export function lastWritten(
  writes: readonly Write[],
  record: RecordId,
  key: Write['key'],
): CellValue | Stamp | undefined {
  return writes.findLast((write) => write.record === record && write.key === key)?.value
}
