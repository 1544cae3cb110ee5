import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSieve, type FilterContext } from '#shared/view/compile.ts'
import type { Condition, Filter } from '#shared/view/filter.ts'
import { quickSieve } from '#shared/view/quick.ts'
import { joinSieves, testOf, type Sieve } from '#shared/view/sieve.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import { createRowIndex } from '../../client/sheet/rowIndex.ts'
import { columnReader } from '../../client/view/columnReader.ts'
import { columnId, columns, context, ledgerRows, memberId, optionId, recordId } from './ledgerRows.ts'

const columnOf = columnReader(columns)
const viewer: FilterContext = {
  today: context.today,
  zoneMinutes: context.zoneMinutes,
  me: memberId(0),
  team: new Set([memberId(0), memberId(1)]),
}

function open(count: number) {
  const rows = ledgerRows(count)
  const index = createRowIndex({ rows, phonetics: createPhonetics(null), later: () => () => undefined })
  index.show(columns, context)
  const ask = (sieve: Sieve<ViewRow> | null, search = '', scope?: (row: ViewRow) => boolean) =>
    index.ask({
      search,
      sort: [],
      ...(sieve !== null && { filter: testOf(sieve), sieve }),
      ...(scope !== undefined && { scope }),
    })
  const shown = () => Array.from({ length: index.size }, (_, n) => index.at(n)?.id)
  return { rows, index, ask, shown }
}

const on = (column: string) => ({ column: columnId(column) })
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    column: fc.constantFrom(columnId('name'), columnId('note'), columnId('code'), columnId('tags'), columnId('phone')),
    op: fc.constantFrom('contains', 'lacks', 'is', 'isNot', 'startsWith', 'endsWith'),
    text: fc.constantFrom('重庆', '电子', 'k00', '5', '有限', ''),
  }),
  fc.record({
    column: fc.constantFrom(columnId('amount'), columnId('star'), columnId('share')),
    op: fc.constantFrom('equals', 'differs', 'above', 'atLeast', 'below', 'atMost'),
    number: fc.constantFrom(0.5, 3, 4_000, null),
  }),
  fc.record({
    column: fc.constantFrom(columnId('next'), columnId('made')),
    op: fc.constantFrom('onDay', 'notOnDay', 'before', 'after', 'since', 'until'),
    day: fc.constantFrom(context.today, '2026-11-10', null),
  }),
  fc.record({
    column: fc.constantFrom(columnId('stage'), columnId('tags'), columnId('owner')),
    op: fc.constantFrom('anyOf', 'allOf', 'noneOf', 'exactly'),
    values: fc.subarray([optionId('s0'), optionId('s2'), optionId('t1'), memberId(3), 'me', 'team']),
  }),
  fc.record({
    column: fc.constantFrom(...columns.map(({ column }) => column.id)),
    op: fc.constantFrom('empty', 'filled', 'ticked', 'unticked'),
  }),
  fc.record({
    column: fc.constant(columnId('amount')),
    op: fc.constantFrom('moreThan', 'lessThan', 'sameAs'),
    other: fc.constant(columnId('share')),
  }),
)
const { filter } = fc.letrec<{ filter: Filter; part: Condition | Filter }>((tie) => ({
  part: fc.oneof({ maxDepth: 2 }, condition, condition, tie('filter')),
  filter: fc.record({ join: fc.constantFrom('and', 'or'), of: fc.array(tie('part'), { maxLength: 4 }) }),
}))

describe('a filter that is asked column by column', () => {
  test('leaves the rows that asking each by itself leaves, while rows change and go', () => {
    const { rows, index, ask, shown } = open(400)
    const expectOracle = (sieve: Sieve<ViewRow> | null) => {
      const holds = sieve === null ? () => true : testOf(sieve)
      // Rows that come back stand elsewhere: which are left is asked, not where.
      const left = [...rows.all()].filter(holds).map(({ id }) => id)
      expect(new Set(shown())).toEqual(new Set(left))
      expect(index.size).toBe(left.length)
    }
    let step = 0
    fc.assert(
      fc.property(filter, fc.array(fc.nat(420), { maxLength: 5 }), (wanted, touched) => {
        const sieve = compileSieve(wanted, columnOf, viewer)
        ask(sieve)
        expectOracle(sieve)
        for (const n of touched) {
          step += 1
          if (step % 11 === 0) rows.remove(recordId(n))
          else
            rows.put(recordId(n), { [columnId('stage')]: optionId(`s${step % 5}`), [columnId('note')]: `${step}电子` })
        }
        ask(sieve)
        expectOracle(sieve)
      }),
      { numRuns: 120 },
    )
    expect(index.total).toBe([...rows.all()].length)
  })

  test('tells a list from a text that reads like it', () => {
    const { rows, ask, shown } = open(0)
    rows.put(recordId(1), { [columnId('tags')]: ['甲', '乙'] })
    rows.put(recordId(2), { [columnId('tags')]: '甲\n乙' })
    rows.put(recordId(3), { [columnId('tags')]: [] })
    rows.put(recordId(4), { [columnId('tags')]: '' })
    ask(quickSieve({ [columnId('tags')]: { kind: 'only', values: ['乙', ''] } } as never, columnOf, 480))
    expect(shown()).toEqual([1, 3, 4].map(recordId))
  })

  test('a column of more different things than are numbered is asked row by row', () => {
    const { rows, ask, shown } = open(21_000)
    const sieve = compileSieve(
      {
        join: 'or',
        of: [
          { ...on('name'), op: 'endsWith', text: '20999' },
          {
            join: 'and',
            of: [
              { ...on('name'), op: 'contains', text: '重庆' },
              { ...on('stage'), op: 'empty' },
            ],
          },
        ],
      },
      columnOf,
      viewer,
    )
    ask(sieve)
    const holds = testOf(sieve!)
    expect(shown()).toEqual([...rows.all()].filter(holds).map(({ id }) => id))
  })

  test('goes with a search, a scope and a row under somebody’s hand', () => {
    const { rows, index, ask, shown } = open(300)
    const mine = (row: ViewRow) => row.cells[columnId('owner')] === memberId(1)
    const sieve = joinSieves('and', [
      compileSieve({ join: 'and', of: [{ ...on('stage'), op: 'filled' }] }, columnOf, viewer),
      { kind: 'row', holds: (row: ViewRow) => row.id !== recordId(7) },
    ])
    ask(sieve, '上海', mine)
    const oracle = () =>
      [...rows.all()].filter(
        (row) => mine(row) && testOf(sieve!)(row) && String(row.cells[columnId('name')]).includes('上海'),
      )
    expect(shown()).toEqual(oracle().map(({ id }) => id))
    expect(index.total).toBe([...rows.all()].filter(mine).length)
    const first = shown()[0]!
    index.keep([first])
    rows.put(first, { [columnId('stage')]: null as never })
    expect(shown()[0]).toBe(first)
    index.keep([])
    expect(shown()).toEqual(oracle().map(({ id }) => id))
  })
})
