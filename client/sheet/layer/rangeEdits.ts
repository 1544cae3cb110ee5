import type { CellValue } from '#shared/ledger/cell.ts'
import type { Box } from './boxes.ts'
import type { Desk } from './desk.ts'
import { createDraft, type RangeOutcome } from './draft.ts'
import { rowLines } from './rowLines.ts'

/** Most cells that one gesture reads or writes: above this a browser's clipboard and a person's patience end. */
export const cellLimit = 500_000

/** The same value into every cell of the boxes, which do not overlap: null empties them. */
export function sameEdits(desk: Desk, boxes: readonly Box[], value: CellValue): RangeOutcome {
  const draft = createDraft(desk)
  for (const box of boxes) {
    for (const row of rowLines(desk.index, box.top, box.bottom)) {
      for (let column = box.left; column <= box.right; column += 1) draft.write(row, column, value)
    }
  }
  return draft.done(boxes.at(-1) ?? noBox)
}

/** Where nothing was selected. */
const noBox: Box = { top: 0, left: 0, bottom: -1, right: -1 }

/** Ctrl+D / Ctrl+R: the first row (column) of each box into its rest; a single row takes from the one above. */
export function copyAlongEdits(desk: Desk, boxes: readonly Box[], along: 'down' | 'right'): RangeOutcome {
  const draft = createDraft(desk)
  for (const box of boxes) {
    const rows = rowLines(desk.index, box.top, box.bottom)
    const single = along === 'down' ? rows.length === 1 : box.left === box.right
    const first = along === 'down' ? (rows[0] ?? -1) : box.left
    const from = first - (single ? 1 : 0)
    // The first row of a group has no row above it.
    if (from < 0 || (along === 'down' && desk.index.groupAt(from) !== undefined)) continue
    for (const row of rows) {
      for (let column = box.left; column <= box.right; column += 1) {
        const source = along === 'down' ? { row: from, column } : { row, column: from }
        if (source.row === row && source.column === column) continue
        draft.writeLike(row, column, source.row, source.column)
      }
    }
  }
  return draft.done(boxes.at(-1) ?? noBox)
}
