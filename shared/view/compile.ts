import { never } from '../base/result.ts'
import type { ColumnId, MemberId } from '../base/id.ts'
import { addDays, startOfDay, type Day } from '../base/instant.ts'
import type { CellValue } from '../ledger/cell.ts'
import type { Column } from '../ledger/column.ts'
import { compareFields, isComparable } from './compare.ts'
import { plainOf } from '../rich/rich.ts'
import { conditionsOf, isGroup, isWhole, type Condition, type Filter } from './filter.ts'
import { spanOf, type Span } from './period.ts'
import { joinSieves, testOf, type Sieve } from './sieve.ts'

export type Test<Row> = (row: Row) => boolean
export type CellReader<Row> = (row: Row) => CellValue

/** Who looks and when: what `me`, `team` and the periods mean. */
export interface FilterContext {
  readonly today: Day
  readonly zoneMinutes: number
  readonly me: MemberId
  readonly team: ReadonlySet<MemberId>
}

/** A column as a filter reads it; undefined when it was deleted: its conditions leave every row. */
export type ColumnReader<Row> = (
  column: ColumnId,
) => { readonly column: Column; readonly read: CellReader<Row> } | undefined

/** One function for the whole filter, made once and asked of every row; null when it leaves every row. */
export function compileFilter<Row>(
  filter: Filter,
  columnOf: ColumnReader<Row>,
  context: FilterContext,
): Test<Row> | null {
  const sieve = compileSieve(filter, columnOf, context)
  return sieve === null ? null : testOf(sieve)
}

/** The same, taken apart by columns. */
export function compileSieve<Row>(
  filter: Filter,
  columnOf: ColumnReader<Row>,
  context: FilterContext,
): Sieve<Row> | null {
  const parts = filter.of.map((part) =>
    isGroup(part) ? compileSieve(part, columnOf, context) : compileCondition(part, columnOf, context),
  )
  return joinSieves(filter.join, parts)
}

/** The columns that a filter names and that are no longer there. */
export function lostColumns<Row>(filter: Filter, columnOf: ColumnReader<Row>): readonly ColumnId[] {
  const named = new Set(
    conditionsOf(filter).flatMap((condition) =>
      'other' in condition && condition.other !== null ? [condition.column, condition.other] : [condition.column],
    ),
  )
  return [...named].filter((column) => columnOf(column) === undefined)
}

function compileCondition<Row>(
  condition: Condition,
  columnOf: ColumnReader<Row>,
  context: FilterContext,
): Sieve<Row> | null {
  const found = columnOf(condition.column)
  if (found === undefined || !isWhole(condition)) return null
  const { column, read } = found
  if ('other' in condition) {
    const other = condition.other === null ? undefined : columnOf(condition.other)
    if (other === undefined || !isComparable(column, other.column)) return null
    const holds = compareFields(condition.op, [column, other.column], context.zoneMinutes)
    return { kind: 'row', holds: (row) => holds(read(row), other.read(row)) }
  }
  return { kind: 'column', column: column.id, read, holds: valueTest(condition, column, context) }
}

function valueTest(
  condition: Exclude<Condition, { readonly other: unknown }>,
  column: Column,
  context: FilterContext,
): (value: CellValue) => boolean {
  switch (condition.op) {
    case 'contains':
    case 'lacks':
    case 'is':
    case 'isNot':
    case 'startsWith':
    case 'endsWith':
      return textTest(condition.op, condition.text, column)
    case 'equals':
    case 'differs':
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
      return numberTest(condition.op, condition.number ?? 0)
    case 'between': {
      const { from, to } = condition
      return (value) => typeof value === 'number' && (from === null || value >= from) && (to === null || value <= to)
    }
    case 'onDay':
    case 'notOnDay':
    case 'before':
    case 'after':
    case 'since':
    case 'until':
      return dayTest(condition.op, condition.day ?? context.today, context)
    case 'betweenDays':
      return spanTest(
        {
          ...(condition.from !== null && { from: condition.from }),
          ...(condition.to !== null && { to: condition.to }),
        },
        context,
      )
    case 'during':
      return spanTest(spanOf(condition.period, context.today, condition.days), context)
    case 'anyOf':
    case 'allOf':
    case 'noneOf':
    case 'exactly':
      return choiceTest(condition.op, meant(condition.values, context))
    case 'ticked':
      return (value) => value === true
    case 'unticked':
      return (value) => value !== true
    case 'empty':
      return isEmpty
    case 'filled':
      return (value) => !isEmpty(value)
    default:
      return never(condition)
  }
}

const isEmpty = (value: CellValue): boolean =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)

function textTest(
  op: 'contains' | 'lacks' | 'is' | 'isNot' | 'startsWith' | 'endsWith',
  sought: string,
  { kind }: Column,
): (value: CellValue) => boolean {
  // Chinese and digits have no small letters: most searches are spared the way through every character.
  const isCaseless = sought.toLowerCase() === sought.toUpperCase()
  const plain = (text: string): string => {
    if (kind === 'phone') return text.replace(/[\s-]/g, '')
    return isCaseless ? text.trim() : text.trim().toLowerCase()
  }
  const want = plain(sought)
  // linked customers come as their names
  const textOf = (value: CellValue) =>
    typeof value === 'string' ? plain(plainOf(value)) : Array.isArray(value) ? plain(value.join('\n')) : ''
  // Spaces around a text, which `want` has none of, and how it looks behind it, which only rich texts have, matter not.
  const holds =
    isCaseless && kind !== 'phone' && kind !== 'richText'
      ? (value: CellValue) => (typeof value === 'string' ? value : textOf(value)).includes(want)
      : (value: CellValue) => textOf(value).includes(want)
  switch (op) {
    case 'contains':
      return holds
    case 'lacks':
      return (value) => !holds(value)
    case 'is':
      return (value) => textOf(value) === want
    case 'isNot':
      return (value) => textOf(value) !== want
    case 'startsWith':
      return (value) => textOf(value).startsWith(want)
    case 'endsWith':
      return (value) => textOf(value).endsWith(want)
    default:
      return never(op)
  }
}

function numberTest(
  op: 'equals' | 'differs' | 'above' | 'atLeast' | 'below' | 'atMost',
  want: number,
): (value: CellValue) => boolean {
  switch (op) {
    case 'equals':
      return (value) => value === want
    case 'differs':
      return (value) => value !== want
    case 'above':
      return (value) => typeof value === 'number' && value > want
    case 'atLeast':
      return (value) => typeof value === 'number' && value >= want
    case 'below':
      return (value) => typeof value === 'number' && value < want
    case 'atMost':
      return (value) => typeof value === 'number' && value <= want
    default:
      return never(op)
  }
}

function dayTest(
  op: 'onDay' | 'notOnDay' | 'before' | 'after' | 'since' | 'until',
  day: Day,
  context: FilterContext,
): (value: CellValue) => boolean {
  switch (op) {
    case 'onDay':
      return spanTest({ from: day, to: day }, context)
    case 'notOnDay': {
      const within = spanTest({ from: day, to: day }, context)
      return (value) => !within(value)
    }
    case 'before':
      return spanTest({ to: addDays(day, -1) }, context)
    case 'after':
      return spanTest({ from: addDays(day, 1) }, context)
    case 'since':
      return spanTest({ from: day }, context)
    case 'until':
      return spanTest({ to: day }, context)
    default:
      return never(op)
  }
}

/** Days compare as they are written; moments by the first and last of the days in the company's zone. */
function spanTest({ from, to }: Span, { zoneMinutes }: FilterContext): (value: CellValue) => boolean {
  const first = from === undefined ? -Infinity : startOfDay(from, zoneMinutes)
  const end = to === undefined ? Infinity : startOfDay(addDays(to, 1), zoneMinutes)
  return (value) => {
    if (typeof value === 'string') return (from === undefined || value >= from) && (to === undefined || value <= to)
    return typeof value === 'number' && value >= first && value < end
  }
}

function meant(values: readonly string[], { me, team }: FilterContext): ReadonlySet<string> {
  return new Set(
    values.flatMap((value): readonly string[] => (value === 'me' ? [me] : value === 'team' ? [...team] : [value])),
  )
}

function choiceTest(
  op: 'anyOf' | 'allOf' | 'noneOf' | 'exactly',
  want: ReadonlySet<string>,
): (value: CellValue) => boolean {
  const anyOf = (value: CellValue): boolean =>
    typeof value === 'string' ? want.has(value) : Array.isArray(value) && value.some((id: string) => want.has(id))
  const allOf = (value: CellValue): boolean => {
    const has = new Set<unknown>(Array.isArray(value) ? value : [value])
    return [...want].every((id) => has.has(id))
  }
  switch (op) {
    case 'anyOf':
      return anyOf
    case 'noneOf':
      return (value) => !anyOf(value)
    case 'allOf':
      return allOf
    case 'exactly':
      return (value) => allOf(value) && (Array.isArray(value) ? new Set(value).size : 1) === want.size
    default:
      return never(op)
  }
}
