import type { ColumnId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Refusal } from '#shared/ledger/change.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { isTypeable, type TableId } from '#shared/ledger/column.ts'
import type { PartWork } from './partWork.ts'

/** May these values stand in these columns? The first that may not refuses the whole change. */
export function checkCells(
  part: PartWork,
  table: TableId,
  cells: readonly { readonly column: ColumnId; readonly now: CellValue }[],
): Refusal | null {
  for (const { column: id, now } of cells) {
    const column = part.company.columns.get(id)
    if (column === undefined || column.table !== table || column.deleted === true) {
      return { kind: 'column-gone', column: id }
    }
    if (!isTypeable(column)) return { kind: 'column-locked', column: id }
    if (checkCell(column, now, part.company) !== null) return { kind: 'bad-value', column: id }
  }
  return null
}
