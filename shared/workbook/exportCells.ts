import { dayMs } from '../base/instant.ts'
import type { CellValue } from '../ledger/cell.ts'
import type { Column } from '../ledger/column.ts'
import { formatCell, type ShowContext } from '../ledger/formatCell.ts'
import { plainDigits } from '../ledger/number.ts'

export interface ExportContext extends ShowContext {
  /** What a ticked and an unticked box are called. */
  readonly words: { readonly yes: string; readonly no: string }
}

/**
 * A value as a workbook keeps it: days and moments as serials, numbers as numbers, everything else as text.
 * A text stays a text whatever it begins with; nothing here ever becomes a formula.
 */
export function exportCell(
  column: Column,
  value: CellValue | undefined,
  context: ExportContext,
): string | number | null {
  if (value === null || value === undefined) return null
  switch (column.kind) {
    case 'number':
    case 'currency':
    case 'percent':
    case 'rating':
    case 'autoNumber':
      // beyond fifteen digits a workbook rounds numbers, but never texts
      return typeof value === 'number' && Math.abs(value) < 1e15 ? value : plainDigits(Number(value))
    case 'date':
      return typeof value === 'string' ? serialOfWall(Date.parse(`${value}T00:00:00Z`)) : null
    case 'dateTime':
    case 'createdAt':
    case 'changedAt':
      return typeof value === 'number' ? serialOfWall(value + context.zoneMinutes * 60_000) : null
    case 'checkbox':
      return value === true ? context.words.yes : context.words.no
    default:
      return formatCell(column, value, context)
  }
}

/** Days since the workbooks' beginning, or the day as text where their calendar does not reach. */
function serialOfWall(wall: number): number | string {
  const serial = wall / dayMs + 25_569
  return serial >= 61 && serial < 2_958_466 ? serial : new Date(wall).toISOString().slice(0, 10)
}

/** The number format that shows it as the sheet does; `@` keeps texts from being read again as numbers. */
export function exportFormat(column: Column): string {
  const places = (decimals: number) => (decimals === 0 ? '' : `.${'0'.repeat(decimals)}`)
  switch (column.kind) {
    case 'number':
      return `${column.decimals === undefined ? 'General' : `0${places(column.decimals)}`}${quoted(column.symbol ?? '')}`
    case 'currency':
      return `${quoted(column.symbol ?? '¥')}#,##0${places(column.decimals ?? 2)}`
    case 'percent':
      return column.decimals === undefined ? '0.00%' : `0${places(column.decimals)}%`
    case 'rating':
    case 'autoNumber':
      return '0'
    case 'date':
      return 'yyyy-mm-dd'
    case 'dateTime':
    case 'createdAt':
    case 'changedAt':
      return 'yyyy-mm-dd hh:mm'
    default:
      return '@'
  }
}

const quoted = (sign: string): string => (sign === '' ? '' : `"${sign.replaceAll('"', '')}"`)

/** Width in characters, from the column's pixels on screen or what its kind usually needs. */
export function exportWidth(column: Column): number {
  return Math.min(60, Math.max(6, Math.round((column.width ?? usualWidth(column)) / 7)))
}

const usualWidth = (column: Column): number =>
  column.kind === 'longText' || column.kind === 'richText' ? 280 : column.kind === 'text' ? 160 : 120
