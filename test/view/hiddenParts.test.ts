import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import type { Condition, Filter } from '#shared/view/filter.ts'
import { layoutWithout } from '#shared/view/hiddenParts.ts'
import { keepHidden } from '#shared/view/keepHidden.ts'
import { noLayout, type Layout } from '#shared/view/layout.ts'

const [name, region, amount, cost] = ['name', 'region', 'amount', 'cost'].map((each) => `col_${each}` as ColumnId) as [
  ColumnId,
  ColumnId,
  ColumnId,
  ColumnId,
]
const hidden = new Set([amount, cost])
const above = (column: ColumnId, number: number): Condition => ({ column, op: 'above', number })
const is = (column: ColumnId, text: string): Condition => ({ column, op: 'is', text })
const any = (...of: Filter['of']): Filter => ({ join: 'or', of })
const all = (...of: Filter['of']): Filter => ({ join: 'and', of })
const layout = (parts: Partial<Layout>): Layout => ({ ...noLayout, ...parts })
const up = (column: ColumnId) => ({ column, descending: false })
const down = (column: ColumnId) => ({ column, descending: true })

describe('a layout without columns that are not there for somebody', () => {
  test('is the same layout when it speaks of none of them', () => {
    const plain = layout({ sort: [up(name)], filter: all(is(region, '浙江')), order: [name, region] })
    expect(layoutWithout(plain, hidden)).toBe(plain)
  })

  test('has nothing that names them, compares with them or colours by them', () => {
    const whole = layout({
      order: [name, amount, region],
      base: [amount, name],
      widths: { [amount]: 90, [name]: 80 },
      hidden: { [cost]: true },
      pinned: [amount],
      sort: [down(amount), up(name)],
      groups: [up(cost)],
      filter: all(is(region, '浙江'), any(above(amount, 500_000), is(name, '甲')), any(above(cost, 7)), {
        column: name,
        op: 'sameAs',
        other: cost,
      }),
      quick: { [amount]: { kind: 'only', values: ['88'] } },
      totals: { [amount]: 'sum', [name]: 'filled' },
      tints: [
        { when: all(above(amount, 9), is(name, '甲')), color: 1, column: name },
        { when: all(is(name, '甲')), color: 2, column: amount },
        { when: all(is(name, '乙')), color: 3, column: null },
      ],
      scales: [{ kind: 'bar', column: amount, color: 1 }],
    })
    expect(layoutWithout(whole, hidden)).toEqual(
      layout({
        order: [name, region],
        base: [name],
        widths: { [name]: 80 },
        sort: [up(name)],
        filter: all(is(region, '浙江'), any(is(name, '甲'))),
        totals: { [name]: 'filled' },
        tints: [{ when: all(is(name, '乙')), color: 3, column: null }],
      }),
    )
  })
})

describe('what somebody makes of a layout that he sees a part of', () => {
  const changed = (present: Layout, now: Partial<Layout>): Layout =>
    keepHidden(present, { ...layoutWithout(present, hidden), ...now }, hidden)

  test('keeps hidden keys of a sort in their place, whichever way he turns the others', () => {
    const present = layout({ sort: [up(region), down(amount), up(name)] })
    expect(changed(present, { sort: [down(region), up(name)] }).sort).toEqual([down(region), down(amount), up(name)])
    expect(changed(present, { sort: [up(name)] }).sort).toEqual([down(amount), up(name)])
    expect(changed(present, { sort: [] }).sort).toEqual([down(amount)])
  })

  test('keeps hidden conditions within the group that he changed, and beside one that he threw away', () => {
    const present = layout({ filter: all(above(amount, 5), any(above(cost, 7), is(name, '甲')), is(region, '浙江')) })
    const other = changed(present, { filter: all(any(is(name, '乙')), is(region, '江苏')) })
    expect(other.filter).toEqual(all(above(amount, 5), any(above(cost, 7), is(name, '乙')), is(region, '江苏')))
    const gone = changed(present, { filter: any(is(region, '浙江')) })
    expect(gone.filter).toEqual(any(above(amount, 5), any(above(cost, 7)), is(region, '浙江')))
  })

  test('takes nothing from him about columns that are not there for him', () => {
    const present = layout({ filter: all(above(amount, 5)) })
    const guessed = changed(present, {
      filter: all(above(amount, 1)),
      quick: { [cost]: { kind: 'only', values: ['1'] } },
    })
    expect(guessed).toEqual(present)
    expect(keepHidden(noLayout, layout({ sort: [up(cost)] }), hidden)).toEqual(noLayout)
  })

  const column = fc.constantFrom(name, region, amount, cost)
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ column, op: fc.constant('above' as const), number: fc.integer() }),
    fc.record({ column, op: fc.constant('sameAs' as const), other: column }),
  )
  const join = fc.constantFrom('and' as const, 'or' as const)
  const group = fc.record({ join, of: fc.array(condition, { minLength: 1, maxLength: 3 }) })
  const filter = fc.record({ join, of: fc.array(fc.oneof(condition, group), { maxLength: 4 }) })
  const keys = fc.uniqueArray(fc.record({ column, descending: fc.boolean() }), { selector: (key) => key.column })
  const anyLayout = fc.record({
    order: fc.uniqueArray(column),
    sort: keys,
    groups: keys,
    filter,
    totals: fc.dictionary(column, fc.constant('filled' as const)),
    tints: fc.array(fc.record({ when: filter, color: fc.constant(1), column: fc.option(column) }), { maxLength: 3 }),
  })

  test('is, for him, what he made, and unchanged where he changed nothing', () => {
    fc.assert(
      fc.property(anyLayout, anyLayout, (one, other) => {
        const [present, now] = [layout(one as Partial<Layout>), layout(other as Partial<Layout>)]
        const seen = layoutWithout(present, hidden)
        expect(JSON.stringify(seen)).not.toMatch(/amount|cost/)
        expect(keepHidden(present, seen, hidden)).toEqual(present)
        const made = keepHidden(present, now, hidden)
        expect(layoutWithout(made, hidden)).toEqual(layoutWithout(now, hidden))
        expect(layoutWithout(made, new Set([name, region])).sort).toEqual(
          layoutWithout(present, new Set([name, region])).sort,
        )
      }),
    )
  })
})
