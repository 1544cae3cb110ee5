import type { CellValue } from '#shared/ledger/cell.ts'
import { isTypeable } from '#shared/ledger/column.ts'
import { emptyGroup, isNamed, optionsOf } from '#shared/view/group.ts'
import { familyOf } from '#shared/view/operators.ts'
import type { GroupLine, LineIndex } from '../lineIndex.ts'
import type { SheetColumn, SheetNewRow } from '../sheetProps.ts'

/** What a new row must hold to stand in the group of this header, and in those around it. */
export function groupCells(index: LineIndex, header: number): SheetNewRow {
  const cells = []
  for (let line = header; line >= 0; line = index.headerOver(line)) {
    const group = index.groupAt(line)
    if (group === undefined || !isTypeable(group.sheet.column)) continue
    const now = valueOf(group)
    if (now !== null) cells.push({ column: group.sheet.column.id, now })
  }
  return cells
}

/** What a row that is there must hold to stand in that group, empty cells too; null: no one value puts it there. */
export function groupValues(
  index: LineIndex,
  header: number,
): readonly { readonly sheet: SheetColumn; readonly now: CellValue }[] | null {
  const values = []
  for (let line = header; line >= 0; line = index.headerOver(line)) {
    const group = index.groupAt(line)
    if (group === undefined) continue
    const now = valueOf(group)
    if (!isTypeable(group.sheet.column) || (now === null && group.text !== emptyGroup)) return null
    values.push({ sheet: group.sheet, now })
  }
  return values
}

/** Null: nothing, or a month that no single day stands for. */
function valueOf({ sheet: { column }, by, text }: GroupLine): CellValue {
  if (text === emptyGroup || isNamed(column)) return null
  switch (familyOf(column.kind)) {
    case 'number':
      return Number(text)
    case 'tick':
      return true
    case 'day':
      return column.kind === 'date' && (by ?? 'day') === 'day' ? text : null
    case 'choices':
      return [...optionsOf(text)]
    default:
      return text
  }
}
