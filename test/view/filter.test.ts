import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { compileFilter, lostColumns, type FilterContext } from '#shared/view/compile.ts'
import { conditionsOf, Filter, isGroup, KeptFilter, noFilter, type Condition } from '#shared/view/filter.ts'
import { conditionWith, operatorsOf } from '#shared/view/operators.ts'
import { Period, spanOf } from '#shared/view/period.ts'
import { compileQuick, countValues } from '#shared/view/quick.ts'
import { columnId, columns, context as sheetContext, customerCells, memberId, optionId } from '../sheet/ledgerRows.ts'

type Row = Readonly<Record<ColumnId, CellValue>>

const byId = new Map(columns.map(({ column }) => [column.id, column]))
const columnOf = (id: ColumnId) => {
  const column = byId.get(id)
  return column === undefined ? undefined : { column, read: (row: Row) => row[id] ?? null }
}
const context: FilterContext = {
  today: sheetContext.today,
  zoneMinutes: 480,
  me: memberId(0),
  team: new Set([memberId(0), memberId(1)]),
}
const rows: readonly Row[] = Array.from({ length: 240 }, (_, n) => ({
  ...customerCells(n),
  [columnId('made')]: sheetContext.now - n * 7 * 3_600_000,
}))
const kept = (filter: Filter, among: readonly Row[] = rows): readonly Row[] => {
  const test = compileFilter(filter, columnOf, context)
  return test === null ? among : among.filter(test)
}
const all = (...of: Filter['of']): Filter => ({ join: 'and', of })
const any = (...of: Filter['of']): Filter => ({ join: 'or', of })

/** One condition, read slowly and by its own words. */
function holds(condition: Condition, row: Row): boolean {
  const value = row[condition.column] ?? null
  const text = typeof value === 'string' ? value.toLowerCase().trim() : ''
  const day = typeof value === 'number' ? dayOf(value, 480) : typeof value === 'string' ? value : null
  const ids = Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []
  const blank = value === null || value === '' || ids.length + Number(!Array.isArray(value)) === 0
  switch (condition.op) {
    case 'contains':
      return text.split(condition.text.toLowerCase().trim()).length > 1
    case 'lacks':
      return text.split(condition.text.toLowerCase().trim()).length === 1
    case 'is':
      return text === condition.text.toLowerCase().trim()
    case 'isNot':
      return text !== condition.text.toLowerCase().trim()
    case 'startsWith':
      return text.indexOf(condition.text.toLowerCase().trim()) === 0
    case 'endsWith':
      return text.slice(-condition.text.trim().length) === condition.text.toLowerCase().trim()
    case 'equals':
      return value === condition.number
    case 'differs':
      return value !== condition.number
    case 'above':
      return value !== null && Number(value) > Number(condition.number)
    case 'atLeast':
      return value !== null && !(Number(value) < Number(condition.number))
    case 'below':
      return value !== null && Number(value) < Number(condition.number)
    case 'atMost':
      return value !== null && !(Number(value) > Number(condition.number))
    case 'between':
      return value !== null && Number(value) >= (condition.from ?? -1e99) && Number(value) <= (condition.to ?? 1e99)
    case 'onDay':
      return day === condition.day
    case 'notOnDay':
      return day !== condition.day
    case 'before':
      return day !== null && day < String(condition.day)
    case 'after':
      return day !== null && day > String(condition.day)
    case 'since':
      return day !== null && day >= String(condition.day)
    case 'until':
      return day !== null && day <= String(condition.day)
    case 'betweenDays':
      return day !== null && day >= (condition.from ?? '0') && day <= (condition.to ?? '9')
    case 'during': {
      const { from = '0', to = '9' } = spanOf(condition.period, context.today, condition.days)
      return day !== null && day >= from && day <= to
    }
    case 'anyOf':
      return meant(condition.values).some((id) => ids.includes(id))
    case 'noneOf':
      return !meant(condition.values).some((id) => ids.includes(id))
    case 'allOf':
      return meant(condition.values).every((id) => ids.includes(id))
    case 'exactly':
      return [...new Set(meant(condition.values))].sort().join() === [...new Set(ids)].sort().join()
    case 'ticked':
      return value === true
    case 'unticked':
      return value !== true
    case 'sameAs':
    case 'otherThan':
    case 'moreThan':
    case 'lessThan':
      return holdsAgainst(condition, row)
    case 'empty':
      return blank
    default:
      return !blank
  }
}

/** A column of the same kind of comparison, where the table has one. */
const otherColumn = (column: ColumnId): ColumnId | null => {
  const pairs = [
    ['name', 'code'],
    ['amount', 'share'],
    ['share', 'star'],
    ['next', 'made'],
    ['made', 'next'],
  ]
  const pair = pairs.find(([own]) => columnId(own ?? '') === column)
  return pair === undefined ? null : columnId(pair[1] ?? '')
}

function holdsAgainst(condition: Extract<Condition, { other: unknown }>, row: Row): boolean {
  if (condition.other === null) return true
  const plain = (value: CellValue) =>
    typeof value === 'number' && value > 1e12
      ? dayOf(value, 480)
      : typeof value === 'string'
        ? value.toLowerCase()
        : value
  const left = plain(row[condition.column] ?? null)
  const right = plain(row[condition.other] ?? null)
  if (condition.op === 'sameAs') return left === right
  if (condition.op === 'otherThan') return left !== right
  if (left === null || right === null) return false
  return condition.op === 'moreThan' ? left > right : left < right
}

const meant = (values: readonly string[]) =>
  values.flatMap((value) => (value === 'me' ? [context.me] : value === 'team' ? [...context.team] : [value]))

const oracle = (filter: Filter, row: Row): boolean => {
  const told = filter.of.map((part) => (isGroup(part) ? oracle(part, row) : holds(part, row)))
  return told.length === 0 || (filter.join === 'and' ? told.every(Boolean) : told.some(Boolean))
}

const dayArb = fc.integer({ min: -25, max: 45 }).map((n) => dayOf(sheetContext.now + n * 86_400_000, 480))
const valuesArb = fc.array(
  fc.constantFrom('me', 'team', ...[0, 1, 2, 3, 4].flatMap((n) => [optionId(`s${n}`), optionId(`t${n}`), memberId(n)])),
  { minLength: 1, maxLength: 3 },
)
const conditionArb: fc.Arbitrary<Condition> = fc
  .constantFrom(...columns)
  .chain(({ column }) => fc.tuple(fc.constant(column), fc.constantFrom(...operatorsOf(column.kind))))
  .chain(([column, op]) =>
    fc
      .record({
        text: fc.constantFrom('机械', '重庆', 'k0', '138', '公司'),
        number: fc.integer({ min: 0, max: 9_000 }).map((n) => n / 4),
        day: dayArb,
        values: valuesArb,
        period: fc.constantFrom(...Period.options),
        days: fc.integer({ min: 1, max: 40 }),
        to: fc.option(fc.integer({ min: 0, max: 9_000 }), { nil: null }),
        toDay: fc.option(dayArb, { nil: null }),
      })
      .map(({ text, number, day, values, period, days, to, toDay }): Condition => {
        const empty = conditionWith(column.id, op)
        if ('text' in empty) return { ...empty, text }
        if ('number' in empty) return { ...empty, number }
        if ('day' in empty) return { ...empty, day }
        if ('other' in empty) {
          const other = otherColumn(column.id)
          return other === null
            ? { column: column.id, op: column.kind === 'checkbox' ? 'ticked' : 'filled' }
            : { ...empty, other }
        }
        if ('values' in empty) return { ...empty, values }
        if ('period' in empty) return { ...empty, period, days }
        if (empty.op === 'between') return { ...empty, from: number, to }
        if (empty.op === 'betweenDays') return { ...empty, from: day, to: toDay }
        return empty
      }),
  )
const { filter: filterArb } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.record({
    join: fc.constantFrom('and' as const, 'or' as const),
    of: fc.array(fc.oneof({ maxDepth: 2, depthIdentifier: 'filter' }, conditionArb, tie('filter')), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
}))

describe('a filter', () => {
  test('keeps what its words say, whatever the groups, kinds and operators', () => {
    fc.assert(
      fc.property(filterArb, (filter) => {
        expect(kept(filter)).toEqual(rows.filter((row) => oracle(filter, row)))
      }),
      { numRuns: 400 },
    )
  })

  test('without a condition, or with one still half built, leaves every row', () => {
    const half = conditionWith(columnId('name'), 'contains')
    expect(compileFilter(noFilter, columnOf, context)).toBe(null)
    expect(compileFilter(all(half, any(half)), columnOf, context)).toBe(null)
    expect(kept(any(half, { column: columnId('vip'), op: 'ticked' }))).toHaveLength(35)
  })

  test('names the columns that are gone and goes on without them', () => {
    const gone = { column: columnId('gone'), op: 'filled' } as const
    const filter = all(gone, any(gone, { column: columnId('vip'), op: 'ticked' }))
    expect(lostColumns(filter, columnOf)).toEqual([columnId('gone')])
    expect(kept(filter)).toHaveLength(35)
  })

  test('“me” and “my team” mean whoever looks', () => {
    const mine = all({ column: columnId('owner'), op: 'anyOf', values: ['me'] })
    const ours = all({ column: columnId('owner'), op: 'anyOf', values: ['team'] })
    expect(kept(mine).every((row) => row[columnId('owner')] === memberId(0))).toBe(true)
    expect([kept(mine).length, kept(ours).length]).toEqual([40, 80])
  })

  test('finds a phone however it is written', () => {
    const row = { [columnId('phone')]: '138 0013-8000' }
    const filter = all({ column: columnId('phone'), op: 'contains', text: '13800138' })
    expect(kept(filter, [row])).toEqual([row])
  })

  test('that is nested too deeply or named too much is not kept', () => {
    const deep = (levels: number): Filter => (levels === 1 ? noFilter : all(deep(levels - 1)))
    expect(KeptFilter.safeParse(deep(4)).success).toBe(true)
    expect(KeptFilter.safeParse(deep(5)).success).toBe(false)
    const many = all(...Array.from({ length: 60 }, () => conditionWith(columnId('vip'), 'ticked')))
    expect(KeptFilter.safeParse(all(many)).success).toBe(true)
    expect(KeptFilter.safeParse(all(many, many)).success).toBe(false)
    expect(conditionsOf(all(many, many))).toHaveLength(120)
  })
})

describe('periods', () => {
  test.each<[Period, string, string | undefined, string | undefined]>([
    ['today', '2026-11-21', '2026-11-21', '2026-11-21'],
    ['thisWeek', '2026-11-21', '2026-11-16', '2026-11-22'],
    ['thisWeek', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['nextWeek', '2026-11-22', '2026-11-23', '2026-11-29'],
    ['lastWeek', '2026-01-01', '2025-12-22', '2025-12-28'],
    ['thisMonth', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['nextMonth', '2026-12-31', '2027-01-01', '2027-01-31'],
    ['thisQuarter', '2026-11-21', '2026-10-01', '2026-12-31'],
    ['lastQuarter', '2026-02-10', '2025-10-01', '2025-12-31'],
    ['thisYear', '2026-11-21', '2026-01-01', '2026-12-31'],
    ['lastYear', '2026-11-21', '2025-01-01', '2025-12-31'],
    ['lastDays', '2026-11-21', '2026-11-15', '2026-11-21'],
    ['nextDays', '2026-11-21', '2026-11-21', '2026-11-27'],
    ['overdue', '2026-11-21', undefined, '2026-11-20'],
    ['upcoming', '2026-11-21', '2026-11-22', undefined],
  ])('%s on %s', (period, today, from, to) => {
    expect(spanOf(period, today, 7)).toEqual({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) })
  })
})

describe('the lists of values in the headers', () => {
  const list = (column: string, quick = {}) => {
    const found = columnOf(columnId(column))
    if (found === undefined) throw new Error(`expected the column ${column}`)
    const others = compileQuick<Row>(quick, columnOf, 480, columnId(column))
    const counted = others === null ? rows : rows.filter(others)
    return countValues(counted, { read: found.read, kind: found.column.kind }, 480)
  }

  test('count every value, each option of several, empty cells too', () => {
    const stages = list('stage')
    expect([...stages.values()].reduce((sum, count) => sum + count, 0)).toBe(rows.length)
    expect(stages.get('')).toBe(27)
    expect(list('tags').get(optionId('t0'))).toBe(
      rows.filter((row) => String(row[columnId('tags')]).includes(optionId('t0'))).length,
    )
    expect([...list('made').keys()].every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true)
  })

  test('only what is ticked, or all without what is not', () => {
    const stage = columnId('stage')
    const only = compileQuick<Row>({ [stage]: { kind: 'only', values: [optionId('s1'), ''] } }, columnOf, 480)
    const without = compileQuick<Row>({ [stage]: { kind: 'without', values: [optionId('s1'), ''] } }, columnOf, 480)
    const isNamed = (row: Row) => row[stage] === null || row[stage] === optionId('s1')
    expect(rows.filter((row) => only?.(row))).toEqual(rows.filter(isNamed))
    expect(rows.filter((row) => without?.(row))).toEqual(rows.filter((row) => !isNamed(row)))
  })

  test('a row with several options goes only when all of them are unticked', () => {
    const tags = columnId('tags')
    const without = compileQuick<Row>({ [tags]: { kind: 'without', values: [optionId('t0')] } }, columnOf, 480)
    const row = { [tags]: [optionId('t0'), optionId('t2')] }
    expect(without?.(row)).toBe(true)
    expect(without?.({ [tags]: [optionId('t0')] })).toBe(false)
  })

  test('one header’s list counts what the other headers leave', () => {
    const vip = columnId('vip')
    const counted = list('stage', { [vip]: { kind: 'only', values: ['true'] } })
    expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(35)
  })
})
