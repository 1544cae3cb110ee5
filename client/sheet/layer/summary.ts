import { cellOf } from '../cellOf.ts'
import { isSummable } from '../columnLook.ts'
import type { SelectionSummary } from '../sheetProps.ts'
import type { Desk } from './desk.ts'
import { cellsOf } from './rangeEdits.ts'

/** Cells that one look at the selection adds up; a larger one is only counted. */
const sumLimit = 300_000

/** What the status bar says of the selection. */
export function summaryOf(desk: Desk): SelectionSummary {
  const box = desk.selection.box()
  if (box === null) return { rows: 0, columns: 0, filled: 0, numbers: null }
  const size = { rows: box.bottom - box.top + 1, columns: box.right - box.left + 1 }
  if (cellsOf(box) > sumLimit) return { ...size, filled: 0, numbers: null }
  let filled = 0
  let count = 0
  let sum = 0
  for (const { sheet } of desk.geometry.columns.slice(box.left, box.right + 1)) {
    const isNumber = isSummable(sheet.column.kind)
    for (let row = box.top; row <= box.bottom; row += 1) {
      const found = desk.index.at(row)
      const value = found === undefined ? null : cellOf(found, sheet)
      if (value === null || value === '' || value === false) continue
      filled += 1
      if (!isNumber || typeof value !== 'number') continue
      count += 1
      sum += value
    }
  }
  // Fifteen digits are what a double holds: 0.1 + 0.2 is shown as 0.3.
  const clean = (value: number) => Number(value.toPrecision(15))
  return { ...size, filled, numbers: count === 0 ? null : { count, sum: clean(sum), average: clean(sum / count) } }
}
