import { parseDay } from '../ledger/day.ts'
import { parseMoment } from '../ledger/moment.ts'
import { toHalfWidth } from '../ledger/plainText.ts'
import { cellText } from './cellText.ts'
import { isEmptyCell, type SourceCell } from './sheet.ts'

/** Does a column of this name hold days, by what it is called? */
export function saysDay(name: string): boolean {
  const bare = toHalfWidth(name)
    .replace(/[([][^)\]]*[)\]]/g, '')
    .replace(/[\s:*\d_-]+$/, '')
  if (/(?:工作|使用|节假|用餐|通话)(?:日|时间)$|candidates?$|mandates?$/i.test(bare)) return false
  return (
    /(?:日期|时间|日|date|birthday|\btime|(?:created|updated|signed)[ _]?at)$|^dates?\b/i.test(bare) ||
    /[a-z]Time$/.test(bare)
  )
}

/**
 * Whether the bare numbers among these cells are days: the column is called so and holds no other number, or most of
 * what it holds are days already. A column of plain numbers never is.
 */
export function holdsDays(name: string, cells: readonly SourceCell[], epochDays: number): boolean {
  const filled = cells.filter((cell) => !isEmptyCell(cell))
  const days = filled.filter(isWrittenDay).length
  if (days * 2 > filled.length) return true
  const numbers = filled.flatMap((cell) => bareNumber(cell) ?? [])
  return saysDay(name) && numbers.every((number) => isSerial(number + epochDays) || isSolidDay(String(number)))
}

/** A bare serial number as the day it is; null: this cell is something else. */
export function daySerial(cell: SourceCell | undefined, epochDays: number): SourceCell {
  const bare = bareNumber(cell)
  if (bare === null) return null
  const number = bare + epochDays
  return isSerial(number) ? { number, as: Number.isInteger(number) ? 'date' : 'dateTime' } : null
}

/** Plain numbers are days only within the years people keep books of: 1954 to 2119. */
export const isSerial = (number: number): boolean => number >= 20_000 && number < 80_400

/** A whole day or moment; `3.5` and 周一 alone say too little. */
export const isDated = (text: string): boolean =>
  /\d{1,4}[-./年月]\d{1,2}/.test(text) && /\d{4}|月|\/.*\//.test(text) && parseMoment(text, '2000-01-01', 0) !== null

/** `20240305` without a sign between. */
export const isSolidDay = (text: string): boolean =>
  /^(?:19|20)\d{6}$/.test(text) && parseDay(text, '2000-01-01') !== null

function isWrittenDay(cell: SourceCell): boolean {
  if (typeof cell === 'object' && cell !== null && 'as' in cell) return cell.as === 'date' || cell.as === 'dateTime'
  return typeof cell === 'string' && isDated(cellText(cell).trim())
}

/** The number of a cell that says nothing but a number; lists without kinds hold it as a text. */
function bareNumber(cell: SourceCell | undefined): number | null {
  if (typeof cell === 'number') return cell
  return typeof cell === 'string' && /^\d{1,12}(?:\.\d{1,12})?$/.test(cell.trim()) ? Number(cell) : null
}
