import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { compileTints } from '#shared/view/tint.ts'
import { totalOf, totalsOf } from '#shared/view/total.ts'
import { columnId, columns } from '../sheet/ledgerRows.ts'

describe('what stands under a column', () => {
  test.each<[Parameters<typeof totalOf>[0], readonly CellValue[], number | string | null]>([
    ['filled', ['甲', '', null, '乙'], 2],
    ['filled', [0, null, 3], 2],
    ['empty', [['a'], [], null, 'x'], 2],
    ['unique', ['甲', ' 甲', '乙', null], 2],
    ['unique', [['a', 'b'], ['b'], null], 2],
    ['sum', [0.1, 0.2, null, 0.3], 0.6],
    ['sum', [null, null], null],
    ['average', [1, 2, null, 6], 3],
    ['least', ['2026-03-01', '2025-12-31', null, ''], '2025-12-31'],
    ['most', [-5, -1, null], -1],
    ['most', [], null],
    ['ticked', [true, false, null, true], 2],
  ])('%s of %j', (total, values, expected) => {
    expect(totalOf(total, values)).toBe(expected)
  })

  test('sums of many cents are whole cents', () => {
    const cents = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 2_000 })
    fc.assert(
      fc.property(cents, (amounts) => {
        const sum =
          totalOf(
            'sum',
            amounts.map((cent) => cent / 100),
          ) ?? 0
        expect(Math.round(Number(sum) * 100)).toBe(amounts.reduce((all, cent) => all + cent, 0))
      }),
    )
  })

  test('every kind has something to count', () => {
    for (const { column } of columns) expect(totalsOf(column.kind).length).toBeGreaterThan(0)
  })
})

describe('conditional colours', () => {
  const columnOf = (id: ColumnId) => {
    const found = columns.find(({ column }) => column.id === id)
    return found && { column: found.column, read: (row: Record<ColumnId, CellValue>) => row[id] ?? null }
  }
  const context = { today: '2026-11-21', zoneMinutes: 480, me: 'mem_0' as never, team: new Set<never>() }
  const star = columnId('star')
  const vip = columnId('vip')
  const rules = compileTints(
    [
      { when: { join: 'and', of: [{ column: vip, op: 'ticked' }] }, color: 3, column: null },
      { when: { join: 'and', of: [{ column: star, op: 'above', number: 3 }] }, color: 5, column: star },
      { when: { join: 'and', of: [] }, color: 9, column: null },
    ],
    columnOf,
    context,
  )

  test('colour the row or one cell; the first rule that holds decides; one without a condition none', () => {
    expect(rules?.({ [vip]: true, [star]: 5 }, star)).toBe(3)
    expect(rules?.({ [vip]: false, [star]: 5 }, star)).toBe(5)
    expect(rules?.({ [vip]: false, [star]: 5 }, vip)).toBe(null)
    expect(compileTints([{ when: { join: 'and', of: [] }, color: 9, column: null }], columnOf, context)).toBe(null)
  })
})
