import { expect, test } from 'vitest'
import { newColumnId, newCustomerId, newMemberId, ledgerRecord } from '#shared/base/id.ts'
import type { BootRow } from '#shared/wire/item.ts'
import { decodeRows, encodeRows } from '../../client/replica/pages.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(47)
const [by, other] = [newMemberId(random), newMemberId(random)]
const columns = Array.from({ length: 30 }, () => newColumnId(random)).sort()

const rowOf = (n: number): BootRow => {
  const customer = newCustomerId(random)
  return {
    id: ledgerRecord(customer),
    customer,
    table: 'customers',
    cells: Object.fromEntries(columns.map((column, place) => [column, place % 3 === 0 ? null : `${n}/${place}`])),
    created: { by, at: n },
    changed: n % 2 === 0 ? { by, at: n } : { by: n % 3 === 0 ? by : other, at: n + 5 },
    removed: n % 5 === 0 ? { by: other, at: n + 9 } : null,
  }
}

test('rows come back from a page as they were, each with cells of its own', () => {
  const rows = Array.from({ length: 40 }, (_, n) => rowOf(n))
  const again = decodeRows('customers', encodeRows(rows))
  expect(again).toEqual(rows)
  expect(new Set(again.map(({ cells }) => cells)).size).toBe(rows.length)
})

test('a cell that nobody filled is an empty one', () => {
  const [first, second] = [rowOf(1), rowOf(2)]
  const [column = newColumnId(random)] = columns
  const { [column]: _, ...cells } = second.cells
  expect(decodeRows('customers', encodeRows([first, { ...second, cells }]))[1]?.cells[column]).toBeNull()
})
