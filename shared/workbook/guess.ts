import type { ColumnKind } from '../ledger/column.ts'
import { parseEmail, parsePhone } from '../ledger/contactText.ts'
import { accept } from '../base/result.ts'
import { parseNumber } from '../ledger/number.ts'
import { splitChoices } from '../ledger/parseCell.ts'
import { toHalfWidth } from '../ledger/plainText.ts'
import { sharedUnit } from '../ledger/unit.ts'
import { cellText } from './cellText.ts'
import { isDated, isSolidDay, saysDay } from './dayColumn.ts'
import { isEmptyCell, type SourceCell } from './sheet.ts'

/** What a new column for these cells would be. */
export interface KindGuess {
  readonly kind: ColumnKind
  readonly symbol?: string
  readonly decimals?: number
}

/** The kind that (nearly) all cells fit without losing a sign; text when in doubt. */
export function guessKind(name: string, cells: readonly SourceCell[]): KindGuess {
  const filled = cells.filter((cell) => !isEmptyCell(cell) && !isPlaceholder(cell))
  if (filled.length === 0) return { kind: hintOf(name) ?? 'text' }
  const texts = filled.map((cell) => cellText(cell).trim())
  return markedGuess(filled) ?? numberGuess(name, filled, texts) ?? textGuess(name, texts)
}

/** What programs write for "nothing" when they have no empty cell. */
export function isPlaceholder(cell: SourceCell | undefined): boolean {
  if (typeof cell === 'object' && cell !== null) return 'error' in cell
  return typeof cell === 'string' && /^(?:null|n\/a|#n\/a|none|nan|-{1,3}|—{1,2}|\/|\\N)$/i.test(cell.trim())
}

const nearly = 0.95
const share = <T>(items: readonly T[], fits: (item: T) => boolean): number => items.filter(fits).length / items.length

function markedGuess(cells: readonly SourceCell[]): KindGuess | null {
  const as = (kind: string) =>
    share(cells, (cell) => typeof cell === 'object' && cell !== null && 'as' in cell && cell.as === kind)
  if (share(cells, (cell) => typeof cell === 'boolean') === 1) return { kind: 'checkbox' }
  const [days, moments] = [as('date'), as('dateTime')]
  if (days + moments >= 0.8) {
    const timed = cells.some(
      (cell) =>
        typeof cell === 'object' && cell !== null && 'as' in cell && cell.as === 'dateTime' && cell.number % 1 !== 0,
    )
    return { kind: timed ? 'dateTime' : 'date' }
  }
  if (as('percent') >= 0.8) return { kind: 'percent' }
  if (as('currency') >= 0.8) {
    const symbol = cells.find(
      (cell) => typeof cell === 'object' && cell !== null && 'as' in cell && cell.symbol !== undefined,
    )
    return {
      kind: 'currency',
      symbol: typeof symbol === 'object' && symbol !== null && 'as' in symbol ? symbol.symbol : '¥',
    }
  }
  return null
}

const codeName =
  /编号|编码|代码|账号|帐号|卡号|身份证|证件|邮编|条码|税号|信用代码|工号|单号|货号|款号|型号|code|\bid\b|zip|postal|number|no\.?$|sku|^id$/i
const moneyName =
  /金额|价格|单价|总价|费用|预算|资本|资金|营业额|销售额|收入|成本|利润|欠款|应收|回款|amount|price|cost|revenue|budget|salary/i

function numberGuess(name: string, cells: readonly SourceCell[], texts: readonly string[]): KindGuess | null {
  const bare = share(cells, (cell) => typeof cell === 'number' || typeof cell === 'object')
  const read = cells.map((cell, place) => numberOf(cell) ?? parseNumber(texts[place] ?? ''))
  if (share(read, (result) => result.ok) < nearly) return null
  // a code loses its zeros and a card its last digits in a number column
  if (texts.some((text) => /^0\d+$/.test(text) || /\d{16}/.test(text.replace(/[\s-]/g, '').split('.')[0] ?? '')))
    return { kind: 'text' }
  const phones = share(texts, (text) => parsePhone(text) !== null && text.length >= 11)
  if (phones >= nearly) return { kind: 'phone' }
  if (/电话|手机|tel|phone|mobile/i.test(name) && share(texts, (text) => parsePhone(text) !== null) >= 0.8)
    return { kind: 'phone' }
  if (codeName.test(name) || /[a-z](?:ID|Id)$/.test(name)) return { kind: 'text' }
  if ((bare < 0.5 || saysDay(name)) && share(texts, isSolidDay) >= nearly) return { kind: 'date' }
  const numbers = read.flatMap((result) => (result.ok ? [result.value] : []))
  const symbol = numbers.find((number) => number.symbol !== null)?.symbol ?? null
  if (share(numbers, (number) => number.percent) >= 0.8) return { kind: 'percent' }
  if (symbol !== null && share(numbers, (number) => number.symbol === symbol) >= 0.5)
    return { kind: 'currency', symbol }
  if (moneyName.test(name)) return { kind: 'currency', symbol: '¥' }
  if (numbers.every((number) => number.unit === null)) return { kind: 'number' }
  // 12台 and 3箱 in one column are texts: a number that lost its unit says something else
  const unit = numbers.length === texts.length ? sharedUnit(texts) : null
  return unit === null ? { kind: 'text' } : { kind: 'number', symbol: unit }
}

/** A number is one however many binary digits it trails; only whole ones beyond fifteen digits are codes. */
function numberOf(cell: SourceCell): ReturnType<typeof parseNumber> | null {
  if (typeof cell !== 'number' || (Number.isInteger(cell) && Math.abs(cell) >= 1e15)) return null
  return accept({ value: cell, symbol: null, percent: false, unit: null, told: false })
}

function textGuess(name: string, texts: readonly string[]): KindGuess {
  if (
    texts.length >= 2 &&
    texts.every((text) => checkSigns.has(toHalfWidth(text).toLowerCase())) &&
    new Set(texts).size <= 2
  )
    return { kind: 'checkbox' }
  if (share(texts, (text) => parsePhone(text) !== null) >= nearly) return { kind: 'phone' }
  if (/电话|手机|tel|phone|mobile/i.test(name) && share(texts, (text) => parsePhone(text) !== null) >= 0.6)
    return { kind: 'phone' }
  if (share(texts, (text) => parseEmail(text) !== null) >= 0.9) return { kind: 'email' }
  if (share(texts, (text) => /^(?:https?:\/\/|www\.)\S+$/i.test(text)) >= 0.9) return { kind: 'url' }
  if (texts.some(isDated) && share(texts, (text) => isDated(text) || isSolidDay(text)) >= nearly)
    return { kind: texts.some((text) => /\d:\d|[点时]/.test(text)) ? 'dateTime' : 'date' }
  if (texts.some((text) => text.includes('\n') || text.length > 200) || average(texts) > 50) return { kind: 'longText' }
  return choiceGuess(name, texts) ?? { kind: 'text' }
}

const checkSigns = new Set(['是', '否', '√', '✓', '✔', '×', 'x', 'true', 'false', 'yes', 'no', 'y', 'n', '☑', '☐'])

const average = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0) / texts.length

const choiceName =
  /等级|级别|类型|类别|分类|阶段|来源|行业|状态|性别|性质|方式|渠道|意向|规模|grade|level|type|category|stage|source|industry|status|gender|segment/i
const ownName = /名称|姓名|公司|单位|地址|name|address|备注|说明|描述/i

/** Few words that come again and again are choices. */
function choiceGuess(name: string, texts: readonly string[]): KindGuess | null {
  if (ownName.test(name) || texts.some((text) => text.length > 40)) return null
  const words = new Set(texts)
  const hinted = choiceName.test(name)
  const isFew = words.size <= (hinted ? 60 : 20) && words.size <= texts.length * (hinted ? 0.6 : 0.25)
  const lists = share(texts, (text) => splitChoices(text).length > 1)
  if (lists >= 0.1) {
    const choices = texts.flatMap(splitChoices)
    const distinct = new Set(choices)
    if (distinct.size <= 40 && distinct.size <= choices.length * 0.4 && choices.every((choice) => choice.length <= 10))
      return { kind: 'multiSelect' }
    return null
  }
  return isFew && texts.length >= (hinted ? 3 : 8) ? { kind: 'select' } : null
}

/** With nothing to look at, only the name tells. */
function hintOf(name: string): ColumnKind | null {
  if (saysDay(name)) return 'date'
  if (/电话|手机|phone|mobile/i.test(name)) return 'phone'
  return /邮箱|e-?mail/i.test(name) ? 'email' : null
}
