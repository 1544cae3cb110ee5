import type { SheetEdit } from '../sheetProps.ts'
import type { Box, Place } from './boxes.ts'
import { isInside } from './boxes.ts'
import type { Desk } from './desk.ts'
import { createDraft, type RangeOutcome } from './draft.ts'
import { nextRowLines, rowLines } from './rowLines.ts'

/** A box dragged to another place: written there, emptied here, but for what could not be written there. */
export function moveEdits(desk: Desk, from: Box, to: Place, { copy }: { readonly copy: boolean }): RangeOutcome {
  const draft = createDraft(desk)
  const rows = rowLines(desk.index, from.top, from.bottom)
  const lines = nextRowLines(desk.index, to.row, rows.length)
  const target = {
    top: lines[0] ?? to.row,
    left: to.column,
    bottom: lines.at(-1) ?? to.row,
    right: to.column + from.right - from.left,
  }
  const moved: Place[] = []
  for (const [place, row] of rows.entries()) {
    for (let column = from.left; column <= from.right; column += 1) {
      const there = { row: lines[place] ?? -1, column: to.column + column - from.left }
      if (draft.writeLike(there.row, there.column, row, column)) moved.push({ row, column })
    }
  }
  if (!copy) for (const place of moved) if (!isInside(target, place)) draft.write(place.row, place.column, null)
  return draft.done(target)
}

/** What a cut empties once it was pasted: not what was pasted over, and not what found no place. */
export function emptiedEdits(
  desk: Desk,
  cutFrom: Box | null,
  pasted: RangeOutcome,
  mayCreate: boolean,
): readonly SheetEdit[] {
  if (cutFrom === null) return []
  const draft = createDraft(desk)
  const { top, left } = pasted.box
  const indexById = new Map(desk.geometry.columns.map(({ sheet }, place) => [sheet.column.id, place]))
  const kept = new Set([
    ...pasted.locked.map(({ row, column }) => `${row}/${column}`),
    ...pasted.unfit.map(({ row, column }) => `${row}/${indexById.get(column) ?? -1}`),
  ])
  const rows = rowLines(desk.index, cutFrom.top, cutFrom.bottom)
  const lines = nextRowLines(desk.index, top, rows.length)
  for (const [place, row] of rows.entries()) {
    for (let column = cutFrom.left; column <= cutFrom.right; column += 1) {
      const there = { row: lines[place] ?? -1, column: left + column - cutFrom.left }
      const isThere = there.column < desk.geometry.columns.length && (mayCreate || there.row < desk.index.size)
      if (!isThere || kept.has(`${there.row}/${there.column}`) || isInside(pasted.box, { row, column })) continue
      draft.write(row, column, null)
    }
  }
  return draft.done(pasted.box).edits
}
