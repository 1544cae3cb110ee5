import type { ColumnId } from '#shared/base/id.ts'
import type { ColumnReader } from '#shared/view/compile.ts'
import { countValues, type QuickFilter } from '#shared/view/quick.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { SheetMenuCell, SheetMenuGroup } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'

/** For the menu of a cell: leaves the rows that hold the same in its column, as if only that were ticked in the header. */
export function useSameValue(
  columnOf: ColumnReader<ViewRow>,
  choose: (column: ColumnId, chosen: QuickFilter) => void,
): (cell: SheetMenuCell) => SheetMenuGroup {
  const words = useWords().view
  const { zoneMinutes } = useCellContext()
  return ({ row, column }) => {
    const found = columnOf(column.id)
    if (found === undefined) return []
    const values = [...countValues([row], { read: found.read, kind: column.kind }, zoneMinutes).keys()]
    return [{ key: 'sameValue', label: words.sameValue, run: () => choose(column.id, { kind: 'only', values }) }]
  }
}
