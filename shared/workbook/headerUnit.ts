import type { Column } from '../ledger/column.ts'
import { magnitudeOf, moneySymbol, parseNumber, shiftDecimal } from '../ledger/number.ts'
import { toHalfWidth } from '../ledger/plainText.ts'
import type { SourceCell } from './sheet.ts'

/** `注册资本(万元)`: the unit that a header gives to cells without one. */
export interface HeaderUnit {
  /** As the header has it. */
  readonly text: string
  /** Its power of ten. */
  readonly scale: number
}

const bracketed = /[([{【<《]\s*(?:单位\s*[:：]?)?\s*([^()[\]{}【】<>《》]{1,12}?)\s*[)\]}】>》]\s*[*:：]?$/
const plain = /单位\s*[:：]\s*(\S{1,12})$/

/**
 * What bare numbers under this header must be counted up by to stand in `column`, which holds single units: 万元 over a
 * column of yuan. Null: nothing, also where the units do not agree or the column itself counts in ten thousands.
 */
export function headerUnit(header: string, column: Pick<Column, 'kind' | 'name' | 'symbol'>): HeaderUnit | null {
  if (column.kind !== 'currency' && column.kind !== 'number') return null
  const unit = unitIn(header)
  if (unit === null || unitIn(column.name) !== null) return null
  const { scale, rest } = magnitudeOf(unit)
  if (scale === 0) return null
  const own = column.symbol ?? ''
  const fits =
    column.kind === 'currency'
      ? rest === '' || moneySymbol(rest) === (own === '' ? '¥' : own)
      : rest === own || (rest !== '' && moneySymbol(rest) !== null && moneySymbol(rest) === moneySymbol(own))
  return fits ? { text: unit, scale } : null
}

function unitIn(name: string): string | null {
  const text = toHalfWidth(name).trim()
  const unit = (bracketed.exec(text) ?? plain.exec(text))?.[1]?.replace(/\s/g, '')
  return unit === undefined || magnitudeOf(unit).scale === 0 ? null : unit
}

/** The cell as if its unit stood behind it; a cell that says its own unit stays as it is. */
export function withHeaderUnit(cell: SourceCell | undefined, { scale }: HeaderUnit): SourceCell | undefined {
  if (typeof cell === 'number') return shiftDecimal(cell, scale)
  if (typeof cell !== 'string') return cell
  const number = parseNumber(cell)
  if (!number.ok || number.value.told || number.value.percent || number.value.symbol !== null) return cell
  return shiftDecimal(number.value.value, scale)
}
