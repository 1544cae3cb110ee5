import { readSpelledOut } from '../rich/spelledOut.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { CellValue } from './cell.ts'
import { choiceLimit, textLimits, type CellContext, type CellRefusal } from './cellContext.ts'
import { checkRules } from './checkRules.ts'
import type { Column, ColumnKind } from './column.ts'
import { parseEmail, parsePhones, parseUrl } from './contactText.ts'
import { instantOf, parseMoment } from './moment.ts'
import { shiftDecimal } from './number.ts'
import { optionByName } from './optionName.ts'
import { cleanText, nameKey, toHalfWidth } from './plainText.ts'
import { readLinks } from './customerNames.ts'
import { readRegionMarks } from './region.ts'
import { parseQuantity } from './unit.ts'

type Parsed = Result<CellValue, CellRefusal>

/** What a person typed or pasted, as the value of the column's kind and rules: kind to people, never a silent guess. */
export function parseCell(column: Column, text: string, context: CellContext): Parsed {
  if (!text.isWellFormed()) return refuse({ kind: 'bad-text' })
  const clean = cleanText(text)
  if (clean.trim() === '') return isFilledByServer(column.kind) ? refuse({ kind: 'filled-by-server' }) : accept(null)
  return ruled(column, parsers[column.kind](clean, column, context), context)
}

/** A value read by whatever way, if its column's rules let it stand. */
export function ruled<R>(
  column: Column,
  read: Result<CellValue, R>,
  { zoneMinutes }: Pick<CellContext, 'zoneMinutes'>,
): Result<CellValue, R | CellRefusal> {
  const refusal = read.ok ? checkRules(column, read.value, zoneMinutes) : null
  return refusal === null ? read : refuse(refusal)
}

type Parser = (text: string, column: Column, context: CellContext) => Parsed

const byServer: Parser = () => refuse({ kind: 'filled-by-server' })

const parsers: Readonly<Record<ColumnKind, Parser>> = {
  text: (text) => limited(text.trim(), textLimits.text),
  longText: (text) => limited(text.trimEnd(), textLimits.longText),
  richText: (text) => limited(readSpelledOut(text.trimEnd()), textLimits.richText),
  number: (text, column) => parseQuantity(column, text),
  currency: (text, column) => parseQuantity(column, text),
  percent: (text, column) => {
    const size = parseQuantity(column, text)
    // what stands before the sign is what is meant: 15 and 15% are both fifteen hundredths
    return !size.ok || /[%％]/.test(text) ? size : accept(shiftDecimal(size.value, -2))
  },
  date: (text, _column, { today, zoneMinutes }) => {
    const moment = parseMoment(text, today, zoneMinutes)
    return moment === null || isTimeAlone(text) ? refuse({ kind: 'not-a-date' }) : accept(moment.day)
  },
  dateTime: (text, _column, { today, zoneMinutes }) => {
    const moment = parseMoment(text, today, zoneMinutes)
    return moment === null ? refuse({ kind: 'not-a-date' }) : accept(instantOf(moment, zoneMinutes))
  },
  select: (text, column) => {
    const option = optionByName(column, text)
    return option === null ? refuse({ kind: 'unknown-option', name: text.trim() }) : accept(option.id)
  },
  multiSelect: (text, column) => parseChoices(column, text),
  checkbox: (text) => parseCheckbox(text),
  phone: (text) => bounded(parsePhones(text), textLimits.phone, { kind: 'not-a-phone' }),
  email: (text) => bounded(parseEmail(text), textLimits.email, { kind: 'not-an-email' }),
  url: (text) => bounded(parseUrl(text), textLimits.url, { kind: 'not-a-url' }),
  rating: (text, column) => parseRating(text, column.most ?? defaultMost),
  person: (text, _column, context) => parsePerson(text, context),
  region: (text, _column, { regions }) => regions?.read(text) ?? readRegionMarks(text),
  contact: (text, _column, { customers }) =>
    customers === undefined
      ? refuse({ kind: 'unknown-contact', name: text.trim() })
      : readLinks(text, customers, 'contact'),
  customer: (text, _column, { customers }) =>
    customers === undefined ? refuse({ kind: 'unknown-customer', name: text.trim() }) : readLinks(text, customers),
  attachment: () => refuse({ kind: 'files-not-text' }),
  autoNumber: byServer,
  createdAt: byServer,
  createdBy: byServer,
  changedAt: byServer,
  changedBy: byServer,
}

/** Most stars when the column does not say. */
export const defaultMost = 5

export function isFilledByServer(kind: ColumnKind): boolean {
  return parsers[kind] === byServer
}

/** The names in a text that lists several: `甲、乙，丙;丁|戊`. */
export function splitChoices(text: string): string[] {
  const names = text.split(/[、,，;；|｜\n]+/).map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

function parseChoices(column: Column, text: string): Parsed {
  // an option may itself bear a separator in its name
  const whole = optionByName(column, text)
  if (whole !== null) return accept([whole.id])
  const chosen = new Set<string>()
  for (const name of splitChoices(text)) {
    const option = optionByName(column, name)
    if (option === null) return refuse({ kind: 'unknown-option', name })
    chosen.add(option.id)
  }
  if (chosen.size > choiceLimit) return refuse({ kind: 'too-long', limit: choiceLimit })
  return accept(chosen.size === 0 ? null : [...chosen])
}

const yes = new Set(['是', '√', '✓', '✔', '✅', '☑', '对', '有', '已', '真', 'true', 'yes', 'y', 't', 'on', '1'])
const no = new Set([
  '否',
  'x',
  '×',
  '✗',
  '✘',
  '❌',
  '☐',
  '☒',
  '错',
  '无',
  '未',
  '没有',
  '不是',
  '假',
  'false',
  'no',
  'n',
  'f',
  'off',
  '0',
  '-',
])

function parseCheckbox(text: string): Parsed {
  const key = nameKey(text)
  if (yes.has(key)) return accept(true)
  return no.has(key) ? accept(false) : refuse({ kind: 'not-a-checkbox' })
}

function parseRating(text: string, most: number): Parsed {
  const plain = toHalfWidth(text).replace(/\s/g, '')
  const stars = /^(?:★+☆*|⭐+|\*+)$/.test(plain) ? plain.replace(/[^★⭐*]/g, '').length : null
  const count = stars ?? Number(/^(\d{1,2})(?:星级?|分)?$/.exec(plain)?.[1] ?? Number.NaN)
  return Number.isInteger(count) && count >= 1 && count <= most ? accept(count) : refuse({ kind: 'not-a-rating', most })
}

function parsePerson(text: string, { members }: CellContext): Parsed {
  const name = text.trim().replace(/^[@＠]/, '')
  const key = nameKey(name)
  const found = [...members.values()].filter((member) => nameKey(member.name) === key)
  // of two with one name the one who is still here is meant
  const here = found.filter((member) => member.left !== true)
  const meant = here.length > 0 ? here : found
  if (meant.length > 1) return refuse({ kind: 'ambiguous-person', name })
  return meant[0] === undefined ? refuse({ kind: 'unknown-person', name }) : accept(meant[0].id)
}

const isTimeAlone = (text: string): boolean => /^\D{0,3}\d{1,2}[:：点时]/.test(text.trim())

function limited(text: string, limit: number): Parsed {
  return text.length > limit ? refuse({ kind: 'too-long', limit }) : accept(text)
}

function bounded(text: string | null, limit: number, refusal: CellRefusal): Parsed {
  return text === null ? refuse(refusal) : limited(text, limit)
}
