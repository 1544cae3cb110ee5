import type { RecordId } from '#shared/base/id.ts'
import { sameCell } from '#shared/ledger/cell.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { cellOf } from '../cellOf.ts'
import type { SheetEdit } from '../sheetProps.ts'
import { rowsOf } from './boxes.ts'
import type { Desk } from './desk.ts'
import { groupCells, groupValues } from './groupCells.ts'
import { gapBeside, type Side } from './rowGap.ts'

/** The most rows that one gesture inserts. */
export const mostInserted = 1_000

/** Making rows between others, and putting rows elsewhere. */
export interface RowPlacing {
  /** Rows right above or below the selected ones. */
  insert(side: Side, count: number): void
  /** As many rows as are selected, above them. */
  insertSelected(): void
  /** The selected rows, one line up or down. */
  step(by: 1 | -1): void
  /** These rows right above or below the row on that line; with groups they take over what its group stands for. */
  move(rows: readonly ViewRow[], line: number, side: Side): void
  /** May these rows stand in the group of that line? */
  fits(rows: readonly ViewRow[], line: number): boolean
  selectedLines(): readonly number[]
}

/** `made` hears of the first row that was inserted. */
export function createRowPlacing(desk: Desk, made: (id: RecordId) => void): RowPlacing {
  const { index } = desk
  const selectedLines = () => rowsOf(desk.selection.boxes()).filter((line) => index.at(line) !== undefined)
  const rowsAt = (lines: readonly number[]) => lines.flatMap((line) => index.at(line) ?? [])

  const insert = (side: Side, count: number) => {
    const lines = selectedLines()
    const line = side === 'above' ? lines[0] : lines.at(-1)
    const host = line === undefined ? undefined : index.at(line)
    if (line === undefined || host === undefined) return
    const cells = groupCells(index, index.headerOver(line))
    const fresh = Array.from({ length: Math.min(Math.max(count, 1), mostInserted) }, () => cells)
    const { onInsertRows, mayMove } = desk.props()
    const first = onInsertRows?.(fresh, gapBeside(index, host.id, side, { mayMove }))?.[0]
    if (first !== undefined) made(first)
  }

  /** What the rows must hold to stand in the group of that line, of what they do not hold yet. Null: they cannot. */
  const groupEdits = (rows: readonly ViewRow[], line: number): readonly SheetEdit[] | null => {
    const wanted = groupValues(index, index.headerOver(line))
    const edits: SheetEdit[] = []
    for (const row of rows) {
      if (isSameGroup(desk, row.id, line)) continue
      if (wanted === null) return null
      for (const { sheet, now } of wanted) {
        const was = cellOf(row, sheet)
        // a box that was never ticked stands where the unticked ones do
        if (sameCell(was, now) || (now === null && was === false)) continue
        if (!desk.props().mayEdit(row, sheet.column)) return null
        edits.push({ record: row.id, column: sheet.column.id, was, now })
      }
    }
    return edits
  }

  const move = (rows: readonly ViewRow[], line: number, side: Side) => {
    const { onMoveRows, onMoveSorted, onNotice, onEdit, mayMove, query } = desk.props()
    if (query.sort.length > 0) return onMoveSorted?.()
    const host = index.at(line)
    const moved = rows.filter((row) => mayMove?.(row) !== false)
    const edits = groupEdits(moved, line)
    if (host === undefined || edits === null || onMoveRows === undefined) return
    const ids = moved.map(({ id }) => id)
    if (moved.length > 0) onMoveRows(ids, gapBeside(index, host.id, side, { without: new Set(ids), mayMove }))
    if (edits.length > 0) onEdit(edits, 'edit')
    if (moved.length < rows.length) onNotice?.({ kind: 'rows-not-moved', rows: rows.length - moved.length })
    desk.redraw()
  }

  return {
    insert,
    insertSelected: () => insert('above', selectedLines().length),
    step(by) {
      const lines = selectedLines()
      const line = by < 0 ? (lines[0] ?? 0) - 1 : (lines.at(-1) ?? index.size) + 1
      if (index.at(line) === undefined || desk.props().onMoveRows === undefined) return
      move(rowsAt(lines), line, by < 0 ? 'above' : 'below')
    },
    move,
    fits: (rows, line) => groupEdits(rows, line) !== null,
    selectedLines,
  }
}

const isSameGroup = ({ index }: Desk, row: RecordId, line: number): boolean => {
  if (index.groups.length === 0) return true
  const own = index.positionOf(row)
  return own >= 0 && index.headerOver(own) === index.headerOver(line)
}
