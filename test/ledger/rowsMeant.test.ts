import { expect, test } from 'vitest'
import { CustomerId, RecordId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import { changesMeant, rowsMeant } from '../../client/ledger/rowsMeant.ts'

const customer = CustomerId.parse('cus_000000000001')
const record = (n: number) => RecordId.parse(`rec_${String(n).padStart(12, '0')}`)
const set = (n: number): Change => ({
  kind: 'set',
  customer,
  table: 'contacts',
  record: record(n),
  cells: [{ column: placeColumn, was: null, now: 'a0V' }],
})
const nobody = new Set<RecordId>()

test('of a move the rows are counted that were moved, not those put anew around them', () => {
  const changes = [set(1), set(2), set(3)]
  const around = new Set([record(1), record(3)])
  expect(rowsMeant(changes, around)).toBe(1)
  expect(changesMeant(changes, around)).toEqual([set(2)])
})
test('a row that moves into another group is one row, though its place and its group are written', () => {
  expect(rowsMeant([set(1), set(2), set(1), set(2)], nobody)).toBe(2)
})
test('where every change is a row of its own there is nothing to say', () => {
  expect(rowsMeant([set(1), set(2)], nobody)).toBeUndefined()
})
