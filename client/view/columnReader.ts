import type { ColumnId } from '#shared/base/id.ts'
import type { ColumnReader } from '#shared/view/compile.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from '../sheet/cellOf.ts'
import type { SheetColumn } from '../sheet/sheetProps.ts'

/** The sheet's columns as filters, groups and totals read them, hidden ones too. */
export function columnReader(columns: readonly SheetColumn[]): ColumnReader<ViewRow> {
  const byId = new Map(
    columns.map((sheet): [ColumnId, ReturnType<ColumnReader<ViewRow>>] => [
      sheet.column.id,
      { column: sheet.column, read: (row) => cellOf(row, sheet) },
    ]),
  )
  return (column) => byId.get(column)
}
