import type { CellValue } from '#shared/ledger/cell.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { SheetColumn } from './sheetProps.ts'

/** What a row holds in a column, stamps included: they lie beside the cells. */
export function cellOf(row: ViewRow, { column, read }: SheetColumn): CellValue {
  if (read !== undefined) return read(row)
  switch (column.kind) {
    case 'createdAt':
      return row.created.at
    case 'createdBy':
      return row.created.by
    case 'changedAt':
      return row.changed.at
    case 'changedBy':
      return row.changed.by
    default:
      return row.cells[column.id] ?? null
  }
}
