import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import { mergeOrder } from '#shared/ledger/mergeOrder.ts'
import { noLayout, type Layout } from '#shared/view/layout.ts'
import { layOut } from '../../client/ledger/layout.ts'

const merge = (mine: string, base: string | null, company: string) =>
  mergeOrder(mine.split(''), base?.split('') ?? null, company.split('')).join('')

describe('one’s own order of columns', () => {
  test.each([
    ['stays while the company moves nothing', 'cab', 'abc', 'abc', 'cab'],
    ['takes what the company moved along', 'bacde', 'abcde', 'abecd', 'beacd'],
    ['takes what the company moved to the front before the next', 'bacd', 'abcd', 'dabc', 'bdac'],
    ['keeps what both moved where I put it', 'dabc', 'abcd', 'abdc', 'dabc'],
    ['shows a new column beside its company neighbour', 'cab', 'abc', 'axbc', 'caxb'],
    ['shows new ones in the company’s order', 'cab', 'abc', 'abxyc', 'cabxy'],
    ['shows a new first column before the next', 'cab', 'abc', 'xabc', 'cxab'],
    ['loses what is gone', 'cab', 'abc', 'ac', 'ca'],
  ])('%s', (_, mine, base, company, merged) => {
    expect(merge(mine, base, company)).toBe(merged)
  })

  test('kept before anybody noted what it was made of, still shows new columns beside their neighbours', () => {
    expect(merge('cab', null, 'axbc')).toBe('caxb')
    expect(merge('cab', null, 'bac')).toBe('cab')
  })

  test('holds every column of the company once, and is its order where I moved nothing', () => {
    const order = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'))
    fc.assert(
      fc.property(order, order, order, (mine, base, company) => {
        const merged = mergeOrder(mine, base, company)
        expect([...merged].sort()).toEqual([...company].sort())
        expect(mergeOrder(base, base, company).filter((id) => base.includes(id))).toEqual(
          company.filter((id) => base.includes(id)),
        )
      }),
    )
  })
})

test('a page with an order of its own shows what the company adds and moves beside its neighbours', () => {
  const ids = Array.from({ length: 4 }, (_, place) => `col_${String(place).padStart(12, '0')}` as ColumnId)
  const column = (place: number, order: number): Column => ({
    id: ids[place] as ColumnId, // there are four
    table: 'customers',
    kind: 'text',
    name: String(place),
    order,
  })
  const names = (columns: readonly Column[], layout: Partial<Layout>) =>
    layOut(columns, 'customers', { ...noLayout, ...layout })
      .map((laid) => laid.column.name)
      .join('')
  const company = [column(0, 1), column(1, 2), column(2, 3)]
  const [first, second, third] = ids as [ColumnId, ColumnId, ColumnId]
  const mine = { order: [third, first, second], base: [first, second, third] }
  expect(names(company, mine)).toBe('201')
  expect(names([...company, column(3, 1.5)], mine)).toBe('2031')
  const moved = [column(0, 2.5), column(1, 2), column(2, 3)]
  expect(names(moved, mine)).toBe('210')
  expect(names(moved, { order: mine.order })).toBe('201')
})
