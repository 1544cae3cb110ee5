import { expect, test } from 'vitest'
import { whyGone } from '../../client/sheet/layer/whyGone.ts'
import { deskOf } from './deskOf.ts'
import { columnId, columns, recordId } from './ledgerRows.ts'

test('a cell is gone with its row, with its column, or with the right to it', () => {
  const { desk } = deskOf(5)
  const shown = columns[2]
  if (shown === undefined) throw new Error('no such column')
  expect(whyGone(desk, recordId(1), shown)).toBeNull()
  expect(whyGone(desk, recordId(9), shown)).toBe('row')
  expect(whyGone(desk, recordId(3), shown)).toBe('right')
  expect(whyGone(desk, recordId(1), { column: { ...shown.column, id: columnId('gone') } })).toBe('column')
})
