import type { CellValue } from '#shared/ledger/cell.ts'
import { columnByRole, type Column, type ColumnRole, type Option, type TableId } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** Reads a row by what its columns mean, whatever the company calls them. Looks the columns up once. */
export function createRoleReader(company: Company, table: TableId) {
  const columns = new Map<ColumnRole, Column | null>()
  const column = (role: ColumnRole): Column | null => {
    const known = columns.get(role)
    if (known !== undefined) return known
    const found = columnByRole(company.columns.values(), table, role)
    columns.set(role, found)
    return found
  }
  const value = (row: ViewRow, role: ColumnRole): CellValue => {
    const found = column(role)
    return found === null ? null : (row.cells[found.id] ?? null)
  }
  return {
    column,
    value,
    text: (row: ViewRow, role: ColumnRole): string => {
      const cell = value(row, role)
      return typeof cell === 'string' ? cell : ''
    },
    option: (row: ViewRow, role: ColumnRole): Option | null => {
      const cell = value(row, role)
      return column(role)?.options?.find(({ id }) => id === cell) ?? null
    },
  }
}

export type RoleReader = ReturnType<typeof createRoleReader>
