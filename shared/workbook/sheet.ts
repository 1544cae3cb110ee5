import type { Day } from '../base/instant.ts'
import { dayMs } from '../base/instant.ts'

/** A number that its workbook shows as something else. Days count from 1899-12-30, whatever the workbook's epoch. */
export interface MarkedNumber {
  readonly number: number
  readonly as: 'date' | 'dateTime' | 'time' | 'percent' | 'currency'
  readonly symbol?: string
}

/** A formula that had no result: `#N/A`. */
export interface FormulaFault {
  readonly error: string
}

/** One cell as a file holds it, formulas by their last result. Texts of a CSV stay texts: `007` and 19 digits survive. */
export type SourceCell = string | number | boolean | null | MarkedNumber | FormulaFault

export type SourceRow = readonly (SourceCell | undefined)[]

/** Rows and columns from zero, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet of a file. Rows may be missing or shorter than others. */
export interface SourceSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (SourceRow | undefined)[]
  readonly merges: readonly Merge[]
  /** How far this workbook's calendar begins behind 1899-12-30; numbers marked as days are moved already. */
  readonly epochDays?: number
}

export function isEmptyCell(cell: SourceCell | undefined): cell is null | undefined | '' {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

export const filledCells = (row: SourceRow | undefined): number =>
  row === undefined ? 0 : row.reduce<number>((count, cell) => (isEmptyCell(cell) ? count : count + 1), 0)

/** What a number format makes of its number; `null`: it stays a number. */
export function markOf(format: string): { readonly as: MarkedNumber['as']; readonly symbol?: string } | null {
  const shown = format.split(';')[0] ?? ''
  const bare = shown.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/\.0+/g, '')) && !/general|standard/i.test(bare)) {
    const hasDay = /[yd]/i.test(bare) || /m/i.test(bare.replace(/h+\]?.?m+|m+\]?.?s+/gi, ''))
    return { as: !/[hs]/i.test(bare) ? 'date' : hasDay ? 'dateTime' : 'time' }
  }
  if (bare.includes('%')) return { as: 'percent' }
  const symbol = /[¥￥$€£]/.exec(shown.replace(/\[\$-[^\]]*\]/g, ''))?.[0]
  return symbol === undefined ? null : { as: 'currency', symbol: symbol === '￥' ? '¥' : symbol }
}

/** `0000` pads codes with zeros that are not in the number; the code is what people see. */
export function paddedCode(value: number, format: string): string | null {
  return /^0{2,20}$/.test(format) && Number.isInteger(value) && value >= 0
    ? String(value).padStart(format.length, '0')
    : null
}

/** The wall clock of a serial number, in milliseconds as if it were UTC; null outside the years people mean. */
export function wallOfSerial(serial: number): number | null {
  if (!(serial >= 1 && serial < 401_769)) return null
  // the calendar of workbooks has a 29 February 1900 that never was
  const days = serial < 60 ? serial + 1 : serial
  return Math.round((days - 25_569) * (dayMs / 1000)) * 1000
}

export function dayOfSerial(serial: number): Day | null {
  const wall = wallOfSerial(Math.floor(serial))
  return wall === null ? null : new Date(wall).toISOString().slice(0, 10)
}
