import { expect, test } from 'vitest'
import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import type { Change, CellChange } from '#shared/ledger/change.ts'
import { namelessOf } from '../../client/ledger/namelessOf.ts'
import { columnId, columns, recordId } from './ledgerRows.ts'

const made = (cells: Extract<Change, { kind: 'create' }>['cells'], n = 1): Change => {
  const customer = recordId(n) as string as CustomerId // a customer's ledger record bears his id
  return { kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells }
}
const cell = (name: string, now: CellChange['now']) => ({ column: columnId(name), now })

test('customers made with cells and no name are counted, not rows that were made blank', () => {
  const all = columns.map(({ column }) => column)
  const changes = [made([cell('phone', '1')]), made([cell('name', ''), cell('phone', '2')]), made([])]
  const filtered = made([cell('stage', 's1')], 2)
  const named = made([cell('name', '五金厂'), cell('phone', '3')])
  expect(namelessOf(all, [...changes, filtered, named], new Set([recordId(2)]))).toBe(2)
})
