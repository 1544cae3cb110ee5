import type { ColumnId } from '#shared/base/id.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { isTypeable } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import type { Result } from '#shared/base/result.ts'
import { cellOf } from '../cellOf.ts'
import type { SheetEdit, SheetNewRow } from '../sheetProps.ts'
import type { Box } from './boxes.ts'
import type { Desk } from './desk.ts'

/** A text that did not fit its column, and where it was meant to go. */
export interface UnfitText {
  /** The row's position, or from the end of the rows on the place among those to be made. */
  readonly row: number
  readonly column: ColumnId
  readonly text: string
  readonly refusal: CellRefusal
}

/** What a gesture comes to: cells to write, rows to make, and what it had to leave alone. */
export interface RangeOutcome {
  readonly edits: readonly SheetEdit[]
  readonly newRows: readonly SheetNewRow[]
  readonly locked: number
  readonly unfit: readonly UnfitText[]
  /** What was pasted or filled, so that the selection can show it. */
  readonly box: Box
}

/** Collects what one gesture writes; nothing is told before it is done. */
export interface Draft {
  read(row: number, column: number): CellValue
  write(row: number, column: number, value: CellValue): void
  /** Reads a text as the column's kind and writes it; one that does not fit is kept apart. */
  writeText(row: number, column: number, text: string): void
  /** Copies another cell: as it is between like columns, by its text otherwise. */
  writeLike(row: number, column: number, fromRow: number, fromColumn: number): void
  /** A text as the column means it; a column that nobody types into takes anything, and is locked when written. */
  readonly parse: (column: number, text: string) => Result<CellValue, CellRefusal>
  leave(row: number, column: number, text: string, refusal: CellRefusal): void
  done(box: Box, newRows?: readonly SheetNewRow[]): RangeOutcome
}

export function createDraft(desk: Desk): Draft {
  const { mayEdit, context } = desk.props()
  const edits: SheetEdit[] = []
  const unfit: UnfitText[] = []
  let locked = 0
  const shownAt = (column: number) => desk.geometry.columns[column]?.sheet
  const parse: Draft['parse'] = (column, text) => {
    const shown = shownAt(column)
    if (shown === undefined || !isTypeable(shown.column)) return { ok: true, value: null }
    return parseCell(shown.column, text, context)
  }
  const read = (row: number, column: number): CellValue => {
    const found = desk.index.at(row)
    const shown = shownAt(column)
    return found === undefined || shown === undefined ? null : cellOf(found, shown)
  }
  const write = (row: number, column: number, value: CellValue) => {
    const found = desk.index.at(row)
    const shown = shownAt(column)
    if (found === undefined || shown === undefined) return
    if (!isTypeable(shown.column) || !mayEdit(found, shown.column)) {
      locked += 1
      return
    }
    const was = cellOf(found, shown)
    if (sameCell(was, value) || (was === false && value === null)) return
    edits.push({ record: found.id, column: shown.column.id, was, now: value })
  }
  const leave: Draft['leave'] = (row, column, text, refusal) => {
    const shown = shownAt(column)
    if (shown !== undefined) unfit.push({ row, column: shown.column.id, text, refusal })
  }
  const writeText = (row: number, column: number, text: string) => {
    const parsed = parse(column, text)
    if (parsed.ok) write(row, column, parsed.value)
    else leave(row, column, text, parsed.refusal)
  }
  return {
    read,
    write,
    writeText,
    writeLike(row, column, fromRow, fromColumn) {
      const from = shownAt(fromColumn)
      const to = shownAt(column)
      if (from === undefined || to === undefined) return
      const value = read(fromRow, fromColumn)
      if (from.column.id === to.column.id) return write(row, column, value)
      writeText(row, column, value === null ? '' : formatCell(from.column, value, context))
    },
    parse,
    leave,
    done: (box, newRows = []) => ({ edits, newRows, locked, unfit, box }),
  }
}
