import { expect, test } from 'vitest'
import { newColumnId, newCustomerId, newDepartmentId, newMemberId, ledgerRecord } from '#shared/base/id.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { BootRow } from '#shared/wire/item.ts'
import { decodeEnvelopes, decodeRows, encodeEnvelopes, encodeRows } from '../../client/replica/pages.ts'
import { createTextStock } from '../../client/replica/textStock.ts'
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

test('pages read with one stock hold what was written, however often it is said', () => {
  const stock = createTextStock()
  const [few = newColumnId(random), many = newColumnId(random), lists = newColumnId(random)] = columns
  const pages = Array.from({ length: 6 }, (_, page) =>
    Array.from({ length: 250 }, (_, n) => {
      const cells = { [few]: `行业${n % 3}`, [many]: `客户${page}-${n}`, [lists]: [`甲${n % 2}`, '乙'] }
      return { ...rowOf(n), cells }
    }),
  )
  for (const rows of pages) expect(decodeRows('customers', encodeRows(rows), stock)).toEqual(rows)
})

test('envelopes come back from a page as they were', () => {
  const department = newDepartmentId(random)
  const envelopes = Array.from({ length: 20 }, (_, n): Envelope => {
    const owner = n % 2 === 0 ? { kind: 'rep' as const, member: by, since: n } : { kind: 'pool' as const, since: n }
    return { customer: newCustomerId(random), owner, department, epoch: n }
  })
  expect(decodeEnvelopes(encodeEnvelopes(envelopes))).toEqual(envelopes)
  expect(() => decodeEnvelopes('[{}]')).toThrow('something else')
})
