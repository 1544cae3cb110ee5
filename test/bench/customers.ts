import { ledgerRecord, newCustomerId, type ColumnId, type Random } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { partLimits, type RecordChange } from '#shared/ledger/change.ts'
import { columnsOf, isTypeable, type Column } from '#shared/ledger/column.ts'
import type { Template } from '#shared/ledger/template.ts'

const surnames = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗'
const places = ['上海', '深圳', '杭州', '广州', '苏州', '成都', '武汉', '重庆', '长沙', '青岛']
const trades = ['机械', '电子', '建材', '医药', '食品', '纺织', '汽配', '包装', '物流', '软件']

/** `count` believable customers as create changes, in parts of the size the wire takes. */
export function* customerChanges(
  template: Pick<Template, 'columns'>,
  count: number,
  random: Random,
): Generator<RecordChange[]> {
  const columns = columnsOf(template.columns, 'customers').filter(isTypeable)
  for (let made = 0; made < count;) {
    const part: RecordChange[] = []
    for (; part.length < partLimits.changes && made < count; made += 1) {
      const customer = newCustomerId(random)
      const cells = columns.map((column) => ({ column: column.id, now: valueFor(column, made, random) }))
      part.push({ kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells })
    }
    yield part
  }
}

const pick = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)]

/** A value that fits the column; about every fifth optional cell stays empty, as in real ledgers. */
export function valueFor(column: Column, n: number, random: Random): CellValue {
  if (column.role !== 'name' && random() < 0.2) return null
  const place = pick(places, random) ?? ''
  const trade = pick(trades, random) ?? ''
  switch (column.kind) {
    case 'number':
    case 'currency':
      return Math.floor(random() * 1_000_000)
    case 'percent':
      return Math.round(random() * 100) / 100
    case 'date':
      return `20${20 + Math.floor(random() * 6)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`
    case 'dateTime':
      return 1_700_000_000_000 + Math.floor(random() * 60_000_000) * 1000
    case 'select':
      return pick(column.options ?? [], random)?.id ?? null
    case 'multiSelect':
      return column.options?.slice(0, 1).map((option) => option.id) ?? null
    case 'checkbox':
      return random() < 0.5
    case 'phone':
      return `13${String(Math.floor(random() * 1e9)).padStart(9, '0')}`
    case 'email':
      return `kehu${n}@example.com`
    case 'url':
      return `https://kehu${n}.example.com`
    case 'rating':
      return 1 + Math.floor(random() * 5)
    case 'attachment': // files are uploaded first; a bench of rows has none
      return null
    default:
      return column.role === 'name'
        ? `${place}${surnames[n % surnames.length]}氏${trade}有限公司${n}`
        : `${place}${trade}${n % 97}`
  }
}

/** The ledger's columns that a person types text into: what an editing client of a bench writes to. */
export const textColumns = (template: Template): readonly ColumnId[] =>
  columnsOf(template.columns, 'customers')
    .filter((column) => column.kind === 'text' && column.role === undefined)
    .map((column) => column.id)
