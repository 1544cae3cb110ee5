import type { ColumnId, RecordId } from '#shared/base/id.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { isTypeable } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { plainOf } from '#shared/rich/rich.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import type { Result } from '#shared/base/result.ts'
import { cellOf } from '../cellOf.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import type { RowKeyRefusal, SheetEdit, SheetNewRow } from '../sheetProps.ts'
import type { Box, Place } from './boxes.ts'
import type { Desk } from './desk.ts'

/** A text that did not fit its column, and where it was meant to go. */
export interface UnfitText {
  /** The row's position, or from the end of the rows on the place among those to be made. */
  readonly row: number
  /** Undefined: a row to be made. */
  readonly record: RecordId | undefined
  readonly column: ColumnId
  readonly text: string
  readonly refusal: CellRefusal
}

/** A row that was to be made under something that was not understood, with all it was to hold. */
export interface UnmadeRow {
  /** Which of the pasted rows, from 0. */
  readonly place: number
  /** What should have said under what it is made. */
  readonly text: string
  readonly refusal: RowKeyRefusal
  /** The whole row as it was copied. */
  readonly row: string
  readonly cells: SheetNewRow
  readonly unfit: readonly UnfitText[]
}

/** What a gesture comes to: cells to write, rows to make, and what it had to leave alone. */
export interface RangeOutcome {
  readonly edits: readonly SheetEdit[]
  readonly newRows: readonly SheetNewRow[]
  /** Under what each of them is made, where the sheet asks for it. */
  readonly keys?: readonly string[]
  readonly unmade?: readonly UnmadeRow[]
  /** Cells that this person may not write. */
  readonly locked: readonly Place[]
  readonly unfit: readonly UnfitText[]
  /** What was pasted or filled, so that the selection can show it. */
  readonly box: Box
}

/** Collects what one gesture writes; nothing is told before it is done. */
export interface Draft {
  read(row: number, column: number): CellValue
  /** False: nobody may write there, and what was to go there stays where it is. */
  write(row: number, column: number, value: CellValue): boolean
  /** Reads a text as the column's kind and writes it; one that does not fit is kept apart. */
  writeText(row: number, column: number, text: string): boolean
  /** A formatted text by its value; one that is too long is kept apart. */
  writeRich(row: number, column: number, value: string): boolean
  /** Copies another cell: as it is between like columns, by its text otherwise. */
  writeLike(row: number, column: number, fromRow: number, fromColumn: number): boolean
  /** A text as the column means it; a column that nobody types into takes anything, and is locked when written. */
  readonly parse: (column: number, text: string) => Result<CellValue, CellRefusal>
  /** May this value go into a new row? False: it was kept apart with its reason. */
  mayStart(row: number, column: number, value: CellValue): boolean
  leave(row: number, column: number, text: string, refusal: CellRefusal): void
  done(box: Box, newRows?: readonly SheetNewRow[]): RangeOutcome
}

/** `rowAt` says which row a number means: that of a line, unless the gesture counts otherwise. */
export function createDraft(desk: Desk, rowAt = (row: number): ViewRow | undefined => desk.index.at(row)): Draft {
  const { mayEdit, context, startCheck } = desk.props()
  const check = startCheck?.() ?? (() => null)
  const edits: SheetEdit[] = []
  const unfit: UnfitText[] = []
  const locked: Place[] = []
  const shownAt = (column: number) => desk.geometry.columns[column]?.sheet
  const parse: Draft['parse'] = (column, text) => {
    const shown = shownAt(column)
    if (shown === undefined || !isTypeable(shown.column)) return { ok: true, value: null }
    return parseCell(shown.column, text, context)
  }
  const read = (row: number, column: number): CellValue => {
    const found = rowAt(row)
    const shown = shownAt(column)
    return found === undefined || shown === undefined ? null : cellOf(found, shown)
  }
  const leave: Draft['leave'] = (row, column, text, refusal) => {
    const shown = shownAt(column)
    if (shown !== undefined) unfit.push({ row, record: rowAt(row)?.id, column: shown.column.id, text, refusal })
  }
  const write = (row: number, column: number, value: CellValue): boolean => {
    const found = rowAt(row)
    const shown = shownAt(column)
    if (found === undefined || shown === undefined) return false
    if (!isTypeable(shown.column) || !mayEdit(found, shown.column)) {
      locked.push({ row, column })
      return false
    }
    const was = cellOf(found, shown)
    if (!sameCell(was, value) && !(was === false && value === null)) {
      const refusal = check({ column: shown.column, record: found.id, was, now: value })
      if (refusal !== null) {
        leave(row, column, formatCell(shown.column, value, context), refusal)
        return false
      }
      edits.push({ record: found.id, column: shown.column.id, was, now: value })
    }
    return true
  }
  const writeText = (row: number, column: number, text: string): boolean => {
    const parsed = parse(column, text)
    if (parsed.ok) return write(row, column, parsed.value)
    leave(row, column, text, parsed.refusal)
    return false
  }
  const writeRich = (row: number, column: number, value: string): boolean => {
    const shown = shownAt(column)
    const refusal = shown === undefined || value === '' ? null : checkCell(shown.column, value, context)
    if (refusal === null) return write(row, column, value === '' ? null : value)
    leave(row, column, plainOf(value), refusal)
    return false
  }
  return {
    read,
    write,
    writeText,
    writeRich,
    writeLike(row, column, fromRow, fromColumn) {
      const from = shownAt(fromColumn)
      const to = shownAt(column)
      if (from === undefined || to === undefined) return false
      const value = read(fromRow, fromColumn)
      if (from.column.id === to.column.id) return write(row, column, value)
      return writeText(row, column, value === null ? '' : formatCell(from.column, value, context))
    },
    parse,
    mayStart(row, column, value) {
      const shown = shownAt(column)
      if (shown === undefined) return false
      const refusal = check({ column: shown.column, record: null, was: null, now: value })
      if (refusal !== null) leave(row, column, formatCell(shown.column, value, context), refusal)
      return refusal === null
    },
    leave,
    done: (box, newRows = []) => ({ edits, newRows, locked, unfit, box }),
  }
}
