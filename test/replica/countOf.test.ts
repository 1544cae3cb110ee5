import { expect, test } from 'vitest'
import type { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { countOf } from '../../client/replica/gestures.ts'

const customer = 'cus_000000000001' as CustomerId // branded by its schema
const at = { customer, table: 'customers', record: customer as unknown as RecordId } as const
const cell = (n: number) => ({ column: `col_00000000000${n}` as ColumnId, was: null, now: 'x' })
const changes: readonly Change[] = [
  { kind: 'set', ...at, cells: [cell(1), cell(2)] },
  { kind: 'create', ...at, cells: [cell(1), cell(2), cell(3)] },
  { kind: 'remove', ...at },
]

test('a paste and a fill count their cells, whatever else is made is counted by itself', () => {
  expect(countOf('paste', changes)).toBe(6)
  expect(countOf('fill', changes.slice(0, 1))).toBe(2)
  expect(countOf('import', changes)).toBe(3)
})
