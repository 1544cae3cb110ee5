import { parseEmail, parsePhone } from '../ledger/contactText.ts'
import { parseDay } from '../ledger/day.ts'
import { parseNumber } from '../ledger/number.ts'
import { filledCells, isEmptyCell, type Merge, type SourceCell, type SourceRow, type SourceSheet } from './sheet.ts'

/** The rows that name the columns, from zero, both included. */
export interface HeaderRows {
  readonly first: number
  readonly last: number
}

const lookedAt = 40

/** Where the names of the columns stand: below titles and instructions, above the first record. Null: there are none. */
export function findHeader(sheet: SourceSheet): HeaderRows | null {
  const width = usualWidth(sheet.rows)
  const least = Math.max(width >= 2 ? 2 : 1, Math.ceil(width * 0.5))
  for (let place = 0; place < Math.min(lookedAt, sheet.rows.length); place += 1) {
    const row = sheet.rows[place]
    const filled = filledCells(row)
    if (row === undefined || filled < least) continue
    if (isTitle(sheet.merges, place, width) || isNumbered(row)) continue
    // the first full row decides: when it is a record already, nothing above it named the columns
    if (labelShare(row) < 0.8) return namedAbove(sheet, place, least)
    return withSecondRow(sheet, place)
  }
  return null
}

/** Names of every column, two-row names joined by `/`; a column without one is called by its letters. */
export function headerNames(
  sheet: SourceSheet,
  header: HeaderRows | null,
  width: number,
  letters: (index: number) => string,
): string[] {
  const used = new Map<string, number>()
  return Array.from({ length: width }, (_, index) => {
    const parts: string[] = []
    for (let row = header?.first ?? 0; row <= (header?.last ?? -1); row += 1) {
      const text = labelText(cellUnder(sheet, row, index))
      if (text !== '' && parts.at(-1) !== text) parts.push(text)
    }
    const name = parts.join('/').slice(0, 60) || letters(index)
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return times === 1 ? name : `${name.slice(0, 54)} (${times})`
  })
}

/** The cell, or the one that was merged over it. */
function cellUnder(sheet: SourceSheet, row: number, column: number): SourceCell | undefined {
  const own = sheet.rows[row]?.[column]
  if (!isEmptyCell(own)) return own
  const over = sheet.merges.find(
    (merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right,
  )
  return over === undefined ? own : sheet.rows[over.top]?.[over.left]
}

function labelText(cell: SourceCell | undefined): string {
  if (typeof cell !== 'string' && typeof cell !== 'number') return ''
  return String(cell).replace(/\s+/g, ' ').trim()
}

function usualWidth(rows: SourceSheet['rows']): number {
  const counts = rows
    .slice(0, 300)
    .map(filledCells)
    .filter((count) => count > 0)
  return counts.toSorted((left, right) => left - right)[Math.floor(counts.length * 0.75)] ?? 0
}

/** Does one merge cover most of the row? */
function isTitle(merges: readonly Merge[], row: number, width: number): boolean {
  return merges.some(
    (merge) => merge.top <= row && merge.bottom >= row && merge.right - merge.left + 1 > Math.max(2, width * 0.6),
  )
}

/** `Column1, Column2, …`: names a program gave where it found none. */
function isNumbered(row: SourceRow): boolean {
  const filled = row.filter((cell) => !isEmptyCell(cell))
  return (
    filled.length > 1 &&
    filled.every(
      (cell) => typeof cell === 'string' && /^(?:列|字段|column|columna|field|f|unnamed:?)\s*\d+$/i.test(cell),
    )
  )
}

function labelShare(row: SourceRow): number {
  const filled = row.filter((cell) => !isEmptyCell(cell))
  return filled.filter((cell) => isLabel(cell)).length / Math.max(1, filled.length)
}

/** Could this name a column? Short words do, and years; amounts, days, phones and sentences do not. */
function isLabel(cell: SourceCell | undefined): boolean {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 1950 && cell <= 2100
  if (typeof cell !== 'string' || cell.length > 100) return false
  const text = cell.trim()
  if (/^(?:19|20)\d\d$/.test(text)) return true
  if (/^\d/.test(text) && (parseNumber(text).ok || parsePhone(text) !== null || parseDay(text, '2000-01-01') !== null))
    return false
  return !/^\d{6,}$/.test(text) && parseEmail(text) === null && !/^https?:/i.test(text)
}

/** A narrow header above wide records still names them. */
function namedAbove(sheet: SourceSheet, record: number, least: number): HeaderRows | null {
  const above = sheet.rows[record - 1]
  if (above === undefined || filledCells(above) < Math.max(2, least / 2) || labelShare(above) < 0.8) return null
  return { first: record - 1, last: record - 1 }
}

function withSecondRow(sheet: SourceSheet, place: number): HeaderRows {
  if (isGroupRow(sheet, place) && isNamesBelow(sheet, place + 1)) return { first: place, last: place + 1 }
  if (place > 0 && isGroupRow(sheet, place - 1) && filledCells(sheet.rows[place - 1]) >= 2)
    return { first: place - 1, last: place }
  return { first: place, last: place }
}

/** A row of names some of which are spread over several columns. */
function isGroupRow(sheet: SourceSheet, row: number): boolean {
  const spread = sheet.merges.filter((merge) => merge.top === row && merge.bottom === row && merge.right > merge.left)
  const named = spread.filter((merge) => !isEmptyCell(sheet.rows[row]?.[merge.left]))
  return named.length > 0 && labelShare(sheet.rows[row] ?? []) >= 0.8
}

function isNamesBelow(sheet: SourceSheet, row: number): boolean {
  const cells = sheet.rows[row]
  if (cells === undefined || filledCells(cells) === 0 || labelShare(cells) < 1) return false
  // in a workbook without records only a name merged over both rows tells that the lower one names columns too
  const isJoined = sheet.merges.some(({ top, bottom }) => top === row - 1 && bottom === row)
  return isJoined || filledCells(sheet.rows[row + 1]) > 0
}
