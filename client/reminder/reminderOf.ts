import type { Instant } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { columnByRole, type ColumnRole } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** A reminder's row by its roles. */
export interface Reminder {
  readonly row: ViewRow
  readonly title: string
  readonly content: string
  readonly at: Instant | null
  readonly done: boolean
}

export function reminderOf(company: Company, row: ViewRow): Reminder {
  const value = (role: ColumnRole): CellValue => {
    const column = columnByRole(company.columns.values(), 'reminders', role)
    return column === null ? null : (row.cells[column.id] ?? null)
  }
  const at = value('reminderAt')
  return {
    row,
    title: textOf(value('reminderTitle')),
    content: textOf(value('reminderContent')),
    at: typeof at === 'number' ? at : null,
    done: value('reminderDone') === true,
  }
}

const textOf = (value: CellValue): string => (typeof value === 'string' ? value : '')

/** The change that writes one role of a reminder (done, another time). Null when the company deleted that column. */
export function reminderChange(
  company: Company,
  row: ViewRow,
  role: 'reminderDone' | 'reminderAt',
  now: CellValue,
): Change | null {
  const column = columnByRole(company.columns.values(), 'reminders', role)
  if (column === null) return null
  const was = row.cells[column.id] ?? null
  return {
    kind: 'set',
    customer: row.customer,
    table: 'reminders',
    record: row.id,
    cells: [{ column: column.id, was, now }],
  }
}
