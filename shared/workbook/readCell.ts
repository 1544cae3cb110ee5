import { startOfDay } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { CellValue } from '../ledger/cell.ts'
import type { CellContext, CellRefusal } from '../ledger/cellContext.ts'
import type { Column } from '../ledger/column.ts'
import { defaultMost, parseCell, ruled } from '../ledger/parseCell.ts'
import { cellText } from './cellText.ts'
import { daySerial } from './dayColumn.ts'
import { isPlaceholder } from './guess.ts'
import { dayOfSerial, isEmptyCell, wallOfSerial, type MarkedNumber, type SourceCell } from './sheet.ts'

export type SourceRefusal =
  | CellRefusal
  | { readonly kind: 'formula-error'; readonly error: string }
  /** The workbook itself had rounded this code to fifteen digits. */
  | { readonly kind: 'digits-lost' }
  | NoOwner

/** Why a customer of the file cannot be somebody's: he would not see him, or is nobody for whom this person enters any. */
export type NoOwner = { readonly kind: 'owner-sees-none' } | { readonly kind: 'owner-not-yours' }

/**
 * A cell of a file as a value of a column: numbers and serials by what they are, everything else by its text. Bare
 * numbers that are read as days are counted in the workbook's own calendar.
 */
export function readCell(
  column: Column,
  cell: SourceCell | undefined,
  context: CellContext,
  epochDays = 0,
): Result<CellValue, SourceRefusal> {
  if (isEmptyCell(cell)) return accept(null)
  if (typeof cell === 'object' && 'error' in cell) return refuse({ kind: 'formula-error', error: cell.error })
  const bare = column.kind === 'date' || column.kind === 'dateTime' ? daySerial(cell, epochDays) : null
  if (bare !== null) return readCell(column, bare, context)
  const number = typeof cell === 'number' ? cell : typeof cell === 'object' ? cell.number : null
  if (number !== null) {
    const direct = numberAs(column, number, typeof cell === 'object' ? cell : null, context)
    if (direct !== null) return ruled(column, direct, context)
  }
  if (typeof cell === 'boolean' && column.kind === 'checkbox') return accept(cell)
  if (!worded.has(column.kind) && isPlaceholder(cell)) return accept(null)
  return parseCell(column, cellText(cell), context)
}

/** Kinds in which “-” or “无” may be meant. */
const worded: ReadonlySet<Column['kind']> = new Set(['text', 'longText', 'richText'])

/** Null: this kind reads numbers by their text. */
function numberAs(
  column: Column,
  number: number,
  mark: MarkedNumber | null,
  context: CellContext,
): Result<CellValue, SourceRefusal> | null {
  const isClock = mark !== null && (mark.as === 'date' || mark.as === 'dateTime')
  switch (column.kind) {
    case 'number':
    case 'currency':
    case 'percent':
      return isClock ? refuse({ kind: 'not-a-number' }) : accept(number === 0 ? 0 : number)
    case 'rating':
      return Number.isInteger(number) && number >= 1 && number <= (column.most ?? defaultMost) ? accept(number) : null
    case 'date':
      return isClock ? orNotADate(dayOfSerial(number)) : null
    case 'dateTime':
      return isClock ? instantAs(number, context) : null
    case 'text':
    case 'longText':
    case 'richText':
    case 'phone':
      return mark === null && Math.abs(number) >= 1e15 ? refuse({ kind: 'digits-lost' }) : null
    default:
      return null
  }
}

function instantAs(serial: number, context: CellContext): Result<CellValue, SourceRefusal> {
  const wall = wallOfSerial(serial)
  if (wall === null) return refuse({ kind: 'not-a-date' })
  const text = new Date(wall).toISOString()
  return accept(startOfDay(text.slice(0, 10), context.zoneMinutes) + (((wall % 86_400_000) + 86_400_000) % 86_400_000))
}

function orNotADate(day: string | null): Result<CellValue, SourceRefusal> {
  return day === null ? refuse({ kind: 'not-a-date' }) : accept(day)
}
