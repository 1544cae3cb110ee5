import { accept, refuse, type Result } from '../base/result.ts'
import type { CellRefusal } from './cellContext.ts'
import { toHalfWidth } from './plainText.ts'

/** Digits that a double keeps exactly, whatever they are. */
export const exactDigits = 15

/** A number as a person wrote it, with the signs around it that tell what it counts. */
export interface WrittenNumber {
  readonly value: number
  /** `¥`, `$`, `€`, `£` when one was written, also by name (元, RMB). */
  readonly symbol: string | null
  /** It was written with `%`; `value` is already a hundredth. */
  readonly percent: boolean
  /** What it counts, when that was written and is no money: 台, kg. */
  readonly unit: string | null
  /** A size (万) or a unit stood behind it, so that it means the same in any column. */
  readonly told: boolean
}

const shiftBySign: Readonly<Record<string, number>> = {
  '': 0,
  '%': -2,
  '‰': -3,
  百: 2,
  千: 3,
  k: 3,
  万: 4,
  w: 4,
  百万: 6,
  m: 6,
  千万: 7,
  亿: 8,
  百亿: 10,
  千亿: 11,
  万亿: 12,
}

const symbolByName: Readonly<Record<string, string>> = {
  '¥': '¥',
  rmb: '¥',
  cny: '¥',
  人民币: '¥',
  元: '¥',
  元整: '¥',
  圆: '¥',
  块: '¥',
  $: '$',
  us$: '$',
  usd: '$',
  美元: '$',
  hk$: 'HK$',
  hkd: 'HK$',
  港元: 'HK$',
  港币: 'HK$',
  '€': '€',
  eur: '€',
  欧元: '€',
  '£': '£',
  gbp: '£',
  英镑: '£',
}

const before = '(?<before>¥|rmb|cny|人民币|us\\$|usd|hk\\$|hkd|\\$|€|eur|£|gbp)?:?'
const digits =
  '(?<whole>\\d{1,3}(?:,\\d{3})+|\\d{1,4}(?:,\\d{4})+|\\d*)(?:\\.(?<part>\\d*))?(?:e(?<power>[+-]?\\d{1,3}))?'
const magnitude = '(?<sign>%|‰|百万|千万|百亿|千亿|万亿|百|千|万|亿|[kwm](?![a-z]))?'
const unit =
  '(?<unit>元整|元|圆|块|人民币|rmb|cny|美元|usd|欧元|eur|港元|港币|hkd|英镑|gbp|' +
  '人次|人|名|位|台|套|个|件|家|次|天|小时|吨|千克|公斤|克|平方米|平米|亩|公里|米|升|箱|盒|瓶|只|支|张|辆|间|户|单|笔|岁|分|' +
  'kg|km|cm|mm|㎡|m²|pcs|t|g|l)?'
const written = new RegExp(`^${before}(?<minus>[+-])?${before.replace('before', 'inner')}${digits}${magnitude}${unit}$`)

/** Reads `1.2万`, `￥1,200.00`, `(88)`, `１５％`, `-3 亿元`; refuses what would have to be rounded or guessed. */
export function parseNumber(text: string): Result<WrittenNumber, CellRefusal> {
  const plain = toHalfWidth(text).replace(/[\s']/g, '').toLowerCase()
  const inner = /^\((.*)\)$/.exec(plain)?.[1]
  const match = written.exec(inner ?? plain)
  const groups = match?.groups
  if (groups === undefined) return refuse({ kind: 'not-a-number' })
  const whole = (groups['whole'] ?? '').replaceAll(',', '')
  const part = groups['part'] ?? ''
  if (whole === '' && part === '') return refuse({ kind: 'not-a-number' })
  if (significantDigits(whole, part) > exactDigits) return refuse({ kind: 'too-many-digits', most: exactDigits })
  const sign = groups['sign'] ?? ''
  const power = Number(groups['power'] ?? 0) + (shiftBySign[sign] ?? 0)
  const size = Number(`${whole === '' ? '0' : whole}.${part === '' ? '0' : part}e${power}`)
  if (!Number.isFinite(size)) return refuse({ kind: 'not-a-number' })
  const negative = (groups['minus'] === '-') !== (inner !== undefined)
  const behind = groups['unit'] ?? null
  const symbol = symbolByName[groups['before'] ?? groups['inner'] ?? behind ?? ''] ?? null
  const unit = behind === null || symbolByName[behind] !== undefined ? null : behind
  const told = behind !== null || (sign !== '' && sign !== '%' && sign !== '‰')
  // `0 - size` and not `-size`: minus zero would not equal zero after a trip through JSON
  return accept({ value: negative ? 0 - size : size, symbol, percent: sign === '%', unit, told })
}

/** The sign of a currency by any of its names: 元 → ¥; null: it is no money. */
export const moneySymbol = (name: string): string | null => symbolByName[name.toLowerCase()] ?? null

/** What `万元` says: its power of ten, and what is left. */
export function magnitudeOf(unit: string): { readonly scale: number; readonly rest: string } {
  const sign = /^(?:百万|千万|百亿|千亿|万亿|万|亿)/.exec(unit)?.[0] ?? ''
  return { scale: shiftBySign[sign] ?? 0, rest: unit.slice(sign.length) }
}

function significantDigits(whole: string, part: string): number {
  return `${whole}${part}`.replace(/^0+/, '').replace(/0+$/, part === '' ? '$&' : '').length
}

/** `value` × 10^places without the dust of binary fractions: 0.07 by 2 is 7. */
export function shiftDecimal(value: number, places: number): number {
  const [mantissa = '0', power = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(power) + places}`)
}

/** All digits of a number, never an exponent: 1e21 → `1000000000000000000000`. */
export function plainDigits(value: number): string {
  const text = String(value)
  const [mantissa = '0', power] = text.split('e')
  if (power === undefined) return text
  const minus = mantissa.startsWith('-') ? '-' : ''
  const [whole = '0', part = ''] = mantissa.replace('-', '').split('.')
  const shift = Number(power)
  if (shift < 0) return `${minus}0.${'0'.repeat(-shift - whole.length)}${whole}${part}`
  return `${minus}${whole}${part.padEnd(shift, '0')}`
}

/** Fixed digits after the point, rounded as people round: 1.005 with 2 is `1.01`. */
export function fixedDigits(value: number, decimals: number): string {
  if (Math.abs(value) >= 1e15) return plainDigits(value)
  const size = shiftDecimal(Math.round(shiftDecimal(Math.abs(value), decimals)), -decimals)
  const text = size.toFixed(decimals)
  return value < 0 && Number(text) !== 0 ? `-${text}` : text
}

/** `1234567.5` → `1,234,567.5` */
export function groupDigits(digitsText: string): string {
  const [whole = '', part] = digitsText.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}
