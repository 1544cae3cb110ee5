import type { CellValue } from '#shared/ledger/cell.ts'
import { continueSeries } from '../series.ts'
import type { Box } from './boxes.ts'
import type { Desk } from './desk.ts'
import { createDraft, type RangeOutcome } from './draft.ts'

/** Most cells that one gesture reads or writes: above this a browser's clipboard and a person's patience end. */
export const cellLimit = 500_000

/** The same value into every cell of the boxes, which do not overlap: null empties them. */
export function sameEdits(desk: Desk, boxes: readonly Box[], value: CellValue): RangeOutcome {
  const draft = createDraft(desk)
  for (const box of boxes) {
    for (let row = box.top; row <= box.bottom; row += 1) {
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
    const single = along === 'down' ? box.top === box.bottom : box.left === box.right
    const from = along === 'down' ? box.top - (single ? 1 : 0) : box.left - (single ? 1 : 0)
    if (from < 0) continue
    for (let row = box.top; row <= box.bottom; row += 1) {
      for (let column = box.left; column <= box.right; column += 1) {
        const source = along === 'down' ? { row: from, column } : { row, column: from }
        if (source.row === row && source.column === column) continue
        draft.writeLike(row, column, source.row, source.column)
      }
    }
  }
  return draft.done(boxes.at(-1) ?? noBox)
}

/** The fill handle was dragged from `seed` to `target`, which holds it and goes on in one direction. */
export function fillEdits(desk: Desk, seed: Box, target: Box): RangeOutcome {
  const draft = createDraft(desk)
  const vertical = target.top < seed.top || target.bottom > seed.bottom
  if (!vertical) {
    for (let row = seed.top; row <= seed.bottom; row += 1) {
      const width = seed.right - seed.left + 1
      for (let column = target.left; column <= target.right; column += 1) {
        if (column >= seed.left && column <= seed.right) continue
        const source = seed.left + ((((column - seed.left) % width) + width) % width)
        draft.writeLike(row, column, row, source)
      }
    }
    return draft.done(target)
  }
  const down = target.bottom > seed.bottom
  for (let column = seed.left; column <= seed.right; column += 1) {
    const shown = desk.geometry.columns[column]
    if (shown === undefined) continue
    const seeds: CellValue[] = []
    for (let row = seed.top; row <= seed.bottom; row += 1) seeds.push(draft.read(row, column))
    if (!down) seeds.reverse()
    const count = down ? target.bottom - seed.bottom : seed.top - target.top
    continueSeries(seeds, count, shown.sheet.column.kind).forEach((value, place) =>
      draft.write(down ? seed.bottom + 1 + place : seed.top - 1 - place, column, value),
    )
  }
  return draft.done(target)
}
