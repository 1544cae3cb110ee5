import type { ColumnId } from '#shared/base/id.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import { isTypeable } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { cellOf } from '../cellOf.ts'
import { continueSeries } from '../series.ts'
import type { SheetEdit, SheetNewRow } from '../sheetProps.ts'
import type { CopiedCells } from './copied.ts'
import type { Desk } from './desk.ts'
import type { Box } from './boxes.ts'

/** Most cells that one gesture reads or writes: above this a browser's clipboard and a person's patience end. */
export const cellLimit = 500_000

/** What a gesture comes to: cells to write, rows to make, and how many cells it had to leave alone. */
export interface RangeOutcome {
  readonly edits: readonly SheetEdit[]
  readonly newRows: readonly SheetNewRow[]
  readonly locked: number
  readonly invalid: number
  /** What was pasted or filled, so that the selection can show it. */
  readonly box: Box
}

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

/**
 * A block pasted at the box: one cell fills the whole box, a block that fits evenly is repeated, anything else starts
 * at the top left. Rows past the end become new rows when `mayCreate`.
 */
export function pasteEdits(desk: Desk, box: Box, copied: CopiedCells, mayCreate: boolean): RangeOutcome {
  const draft = createDraft(desk)
  const height = copied.texts.length
  const width = copied.texts[0]?.length ?? 0
  const boxHeight = box.bottom - box.top + 1
  const boxWidth = box.right - box.left + 1
  const down = boxHeight % height === 0 ? boxHeight : height
  const across = boxWidth % width === 0 ? boxWidth : width
  const right = Math.min(box.left + across, desk.geometry.columns.length) - 1
  const newRows: SheetNewRow[] = []
  for (let row = 0; row < down; row += 1) {
    const fresh: { column: ColumnId; now: CellValue }[] = []
    for (let column = box.left; column <= right; column += 1) {
      const source = { row: row % height, column: (column - box.left) % width }
      const value = draft.accept(column, copied, source)
      if (value === undefined) continue
      if (box.top + row < desk.index.size) draft.write(box.top + row, column, value)
      else if (value !== null) {
        const target = desk.geometry.columns[column]?.sheet.column
        if (target !== undefined && isTypeable(target)) fresh.push({ column: target.id, now: value })
      }
    }
    if (box.top + row >= desk.index.size && mayCreate) newRows.push(fresh)
  }
  const bottom = Math.min(box.top + down, Math.max(desk.index.size, 1)) - 1
  return { ...draft.done({ top: box.top, left: box.left, bottom, right }), newRows }
}

/** One copied cell into every cell of several ranges. */
export function repeatEdits(desk: Desk, boxes: readonly Box[], copied: CopiedCells): RangeOutcome {
  const draft = createDraft(desk)
  for (const box of boxes) {
    for (let column = box.left; column <= box.right; column += 1) {
      const value = draft.accept(column, copied, { row: 0, column: 0 })
      if (value === undefined) continue
      for (let row = box.top; row <= box.bottom; row += 1) draft.write(row, column, value)
    }
  }
  return draft.done(boxes.at(-1) ?? noBox)
}

interface Draft {
  read(row: number, column: number): CellValue
  write(row: number, column: number, value: CellValue): void
  /** Copies another cell: as it is between like columns, by its text otherwise. */
  writeLike(row: number, column: number, fromRow: number, fromColumn: number): void
  /** The value that a pasted cell becomes in a column; undefined when it does not fit. */
  accept(
    column: number,
    copied: CopiedCells,
    source: { readonly row: number; readonly column: number },
  ): CellValue | undefined
  done(box: Box): RangeOutcome
}

function createDraft(desk: Desk): Draft {
  const { mayEdit, context } = desk.props()
  const edits: SheetEdit[] = []
  let locked = 0
  let invalid = 0
  const shownAt = (column: number) => desk.geometry.columns[column]?.sheet
  const parse = (column: number, text: string): CellValue | undefined => {
    const shown = shownAt(column)
    if (shown === undefined) return undefined
    // A column that only the server fills refuses every text; it counts as locked where it is written, not as invalid.
    if (!isTypeable(shown.column)) return null
    const parsed = parseCell(shown.column, text, context)
    if (parsed.ok) return parsed.value
    invalid += 1
    return undefined
  }
  const read = (row: number, column: number): CellValue => {
    const found = desk.index.at(row)
    const shown = shownAt(column)
    return found === undefined || shown === undefined ? null : cellOf(found, shown)
  }
  const mayWrite = (row: ViewRow, column: number): boolean => {
    const shown = shownAt(column)
    return shown !== undefined && isTypeable(shown.column) && mayEdit(row, shown.column)
  }
  const write = (row: number, column: number, value: CellValue) => {
    const found = desk.index.at(row)
    const shown = shownAt(column)
    if (found === undefined || shown === undefined) return
    if (!mayWrite(found, column)) {
      locked += 1
      return
    }
    const was = cellOf(found, shown)
    if (sameCell(was, value) || (was === false && value === null)) return
    edits.push({ record: found.id, column: shown.column.id, was, now: value })
  }
  return {
    read,
    write,
    writeLike(row, column, fromRow, fromColumn) {
      const from = shownAt(fromColumn)
      const to = shownAt(column)
      if (from === undefined || to === undefined) return
      const value = read(fromRow, fromColumn)
      if (from.column.id === to.column.id) return write(row, column, value)
      const text = value === null ? '' : formatCell(from.column, value, context)
      const parsed = parse(column, text)
      if (parsed !== undefined) write(row, column, parsed)
    },
    accept(column, copied, source) {
      const to = shownAt(column)
      const own = copied.own?.columns[source.column]
      const same = own !== undefined && to !== undefined && own.kind === to.column.kind
      if (same && (own.id === to.column.id || !isOptionKind(own.kind))) {
        return copied.own?.values[source.row]?.[source.column] ?? null
      }
      return parse(column, copied.texts[source.row]?.[source.column] ?? '')
    },
    done: (box) => ({ edits, newRows: [], locked, invalid, box }),
  }
}

const isOptionKind = (kind: string): boolean => kind === 'select' || kind === 'multiSelect'
