import { dayOf, type Day } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { cellOf } from '../cellOf.ts'
import { isSummable } from '../columnLook.ts'
import type { SelectionSummary, SheetColumn } from '../sheetProps.ts'
import type { Desk } from './desk.ts'
import { cellsOf, disjoint, type Box } from './boxes.ts'

/** Cells that one look at the selection adds up; a larger one is only counted. */
const sumLimit = 1_000_000

/** What the status bar says of the selection; a cell of two ranges is one cell. */
export function summaryOf(desk: Desk): SelectionSummary {
  const boxes = disjoint(desk.selection.boxes())
  const cells = boxes.reduce((sum, box) => sum + cellsOf(box), 0)
  const tally = createTally(desk.props().context.zoneMinutes)
  for (const box of cells > sumLimit ? [] : boxes) {
    for (const { sheet } of desk.geometry.columns.slice(box.left, box.right + 1)) {
      for (let row = box.top; row <= box.bottom; row += 1) {
        const found = desk.index.at(row)
        if (found !== undefined) tally.add(sheet, cellOf(found, sheet))
      }
    }
  }
  const { isExtending, isAdding } = desk.selection
  return { cells, ...sizeOf(desk.selection.box()), ...tally.done(), isExtending, isAdding }
}

const sizeOf = (box: Box | null) =>
  box === null ? { rows: 0, columns: 0 } : { rows: box.bottom - box.top + 1, columns: box.right - box.left + 1 }

/** Is there something in a cell? A box that is not ticked and a list without choices hold nothing. */
export function isFilledValue(value: CellValue): boolean {
  return value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)
}

interface Tally {
  add(sheet: SheetColumn, value: CellValue): void
  done(): Pick<SelectionSummary, 'filled' | 'distinct' | 'numbers' | 'days'>
}

function createTally(zoneMinutes: number): Tally {
  let filled = 0
  const seen = new Set<CellValue>()
  let count = 0
  let percents = 0
  let sum = 0
  let least = Infinity
  let most = -Infinity
  let first: Day | null = null
  let last: Day | null = null
  const addDay = (day: Day) => {
    if (first === null || day < first) first = day
    if (last === null || day > last) last = day
  }
  return {
    add({ column }, value) {
      if (!isFilledValue(value)) return
      filled += 1
      seen.add(Array.isArray(value) ? value.join('\n') : value)
      const isMoment = column.kind === 'dateTime' || column.kind === 'createdAt' || column.kind === 'changedAt'
      if (column.kind === 'date' && typeof value === 'string') addDay(value)
      if (typeof value !== 'number') return
      if (isMoment) addDay(dayOf(value, zoneMinutes))
      if (!isSummable(column.kind)) return
      count += 1
      if (column.kind === 'percent') percents += 1
      sum += value
      if (value < least) least = value
      if (value > most) most = value
    },
    done() {
      const numbers = {
        count,
        sum: clean(sum),
        average: clean(sum / count),
        least,
        most,
        percent: percents === count,
      }
      return {
        filled,
        distinct: seen.size,
        numbers: count === 0 ? null : numbers,
        days: first === null || last === null ? null : { first, last },
      }
    },
  }
}

/** Fifteen digits are what a double holds: 0.1 + 0.2 is shown as 0.3. */
const clean = (value: number) => Number(value.toPrecision(15))
