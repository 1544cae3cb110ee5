import { mostFrozen } from '#shared/view/layout.ts'
import type { LineIndex } from '../lineIndex.ts'
import type { SheetLayoutChange, SheetMenuItem, SheetProps } from '../sheetProps.ts'
import type { Desk } from './desk.ts'
import type { Geometry } from './geometry.ts'

/** So many rows always scroll under the frozen ones, or a low window would show nothing else. */
const leastScrolling = 3

/** How many rows stay in sight now: as many as are wished, there are, and leave room for others. None in groups. */
export function rowsToFreeze(
  { frozenRows = 0 }: Pick<SheetProps, 'frozenRows'>,
  { size, groups }: { readonly size: number; readonly groups: Pick<LineIndex['groups'], 'length'> },
  { viewport, headerHeight, rowHeight }: Pick<Geometry, 'viewport' | 'headerHeight' | 'rowHeight'>,
): number {
  if (frozenRows === 0 || groups.length > 0) return 0 // before asking how high the page is, which makes it be laid out
  const room = Math.floor((viewport.clientHeight - headerHeight) / rowHeight) - leastScrolling
  return Math.max(0, Math.min(frozenRows, size, room))
}

/** What the menu of a cell offers: the rows down to it, these and the columns up to it, or none any more. */
export function freezeItems(desk: Desk): readonly SheetMenuItem[] {
  const { onLayout, frozenRows = 0 } = desk.props()
  const head = desk.selection.head()
  if (onLayout === undefined || head === null) return []
  const words = desk.words().menu
  const tell = (change: SheetLayoutChange) => () => onLayout(change)
  const unfreeze =
    frozenRows === 0 ? [] : [{ key: 'unfreeze', label: words.unfreezeRows, run: tell({ kind: 'freeze', rows: 0 }) }]
  if (desk.index.groups.length > 0) {
    // which rows would be on top changes with every group that folds; the headers stay in sight instead
    const rests = frozenRows === 0 ? words.noFrozenInGroups : words.frozenRests(frozenRows)
    return [{ key: 'freezeRests', label: rests, disabled: true, run: () => undefined }, ...unfreeze]
  }
  const rows = head.row + 1
  const column = desk.geometry.columns[head.column]?.sheet.column
  const columns = desk.geometry.columns.slice(0, head.column + 1).map(({ sheet }) => sheet.column.id)
  const disabled = rows > mostFrozen
  const label = disabled ? words.tooManyFrozen(mostFrozen) : words.freezeRows(rows)
  const down = { key: 'freezeRows', label, disabled, run: tell({ kind: 'freeze', rows }) }
  const panes = column === undefined || disabled || columns.length > mostFrozen ? [] : [column]
  return [
    ...(rows === frozenRows ? [] : [down]),
    ...panes.map(({ name }) => ({
      key: 'freezePanes',
      label: words.freezePanes(rows, name),
      run: tell({ kind: 'freeze', rows, columns }),
    })),
    ...unfreeze,
  ]
}
