import { accept, refuse, type Result } from '../base/result.ts'
import type { CellRefusal } from './cellContext.ts'
import type { Column } from './column.ts'
import { magnitudeOf, moneySymbol, parseNumber, shiftDecimal } from './number.ts'
import { toHalfWidth } from './plainText.ts'

/** What a column of numbers counts in, as its settings or its name say: `数量` with the unit 台, `面积（㎡）`, `预算(万元)`. */
interface OwnUnit {
  /** Null: it says none. */
  readonly unit: string | null
  /** Powers of ten: 4 for a column in 万元. */
  readonly scale: number
}

/**
 * The number in a text as this column counts it. Its own unit may be written or left out; with any other unit the
 * text is refused, because a number that lost its unit says something else.
 */
export function parseQuantity(column: Column, text: string): Result<number, CellRefusal> {
  const own = ownUnit(column)
  const plain = toHalfWidth(text).replace(/\s/g, '').toLowerCase()
  // a unit that no list knows is this column's all the same: 12车
  const isNamed = own.unit !== null && plain.endsWith(own.unit.toLowerCase())
  const bare = isNamed && !parseNumber(text).ok ? plain.slice(0, -(own.unit ?? '').length) : text
  const written = parseNumber(bare)
  if (!written.ok) return written
  const { value, symbol, unit, told } = written.value
  const stranger = symbol !== null && !isOwnMoney(column, own, symbol) ? symbol : null
  const other = stranger ?? (unit !== null && !isOwn(column, own, unit) ? unit : null)
  if (other !== null) return refuse({ kind: 'other-unit', unit: other, own: own.unit })
  return accept(told ? shiftDecimal(value, -own.scale) : value)
}

/** The unit that all these texts share, when every one that is a number bears the same; null otherwise. */
export function sharedUnit(texts: Iterable<string>): string | null {
  let shared: string | null = null
  for (const text of texts) {
    const written = parseNumber(text)
    if (!written.ok) continue
    const { unit } = written.value
    if (unit === null || (shared !== null && unitKey(unit) !== unitKey(shared))) return null
    shared ??= unit
  }
  return shared
}

function ownUnit(column: Column): OwnUnit {
  const inName = /[(（]([^()（）]{1,8})[)）]\s*$/.exec(column.name)?.[1]?.trim()
  const { scale, rest } = magnitudeOf(toHalfWidth(inName ?? ''))
  if (column.kind === 'percent') return { unit: '%', scale: 0 }
  if (column.kind === 'currency') return { unit: column.symbol ?? '¥', scale }
  if (column.kind === 'number' && column.symbol !== undefined && column.symbol !== '') {
    return { unit: column.symbol, scale: 0 }
  }
  return { unit: column.kind === 'number' && rest !== '' ? rest : null, scale }
}

function isOwn(column: Column, own: OwnUnit, unit: string): boolean {
  if (column.kind !== 'number') return false
  if (own.unit !== null && unitKey(own.unit) === unitKey(unit)) return true
  // 个 counts anything; 人 is said by 员工人数 itself
  return (
    unit === '个' || (column.symbol === undefined && [...sameUnits(unit)].some((each) => column.name.includes(each)))
  )
}

function isOwnMoney(column: Column, own: OwnUnit, symbol: string): boolean {
  if (column.kind === 'percent') return false
  if (column.kind === 'currency') return (moneySymbol(own.unit ?? '') ?? own.unit) === symbol
  // yuan go without saying where nothing else is said
  return own.unit === null ? symbol === '¥' : moneySymbol(own.unit) === symbol
}

const alike: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['千克', '公斤', 'kg'],
  ['吨', 't'],
  ['克', 'g'],
  ['公里', 'km'],
  ['米', 'm'],
  ['平方米', '平米', '㎡', 'm²'],
  ['升', 'l'],
]

const sameUnits = (unit: string): readonly string[] => alike.find((units) => units.includes(unit)) ?? [unit]

const unitKey = (unit: string): string => sameUnits(unit.toLowerCase())[0] ?? unit
