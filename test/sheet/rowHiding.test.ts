import { expect, test } from 'vitest'
import type { RecordId } from '#shared/base/id.ts'
import { hideOrShowRows, rowHidingItems } from '../../client/sheet/layer/rowHiding.ts'
import { deskOf } from './deskOf.ts'
import { recordId } from './ledgerRows.ts'

test('Ctrl+9 hides every row that the selection touches, Ctrl+Shift+9 shows what is hidden', () => {
  const told: (readonly RecordId[] | 'all')[] = []
  const hiding = { hide: (rows: readonly RecordId[]) => told.push(rows), showAll: () => told.push('all') }
  const { desk, selection } = deskOf(9, { hiddenRows: { count: 0, ...hiding } })
  selection.stretch({ row: 1, column: 0 }, { row: 2, column: 3 })
  selection.add({ row: 5, column: 2 })
  hideOrShowRows(desk, 'hide')
  expect(told).toEqual([[1, 2, 5].map(recordId)])
  // nothing is hidden, so far as the page says
  hideOrShowRows(desk, 'show')
  expect(told).toHaveLength(1)
  expect(rowHidingItems(desk).map(({ label }) => label)).toEqual(['隐藏 3 行'])
  const again = deskOf(9, { hiddenRows: { count: 3, ...hiding } })
  hideOrShowRows(again.desk, 'show')
  expect(told.at(-1)).toBe('all')
})

test('a sheet that leaves nothing out by hand offers nothing', () => {
  const { desk, selection } = deskOf(2)
  selection.put({ row: 0, column: 0 })
  hideOrShowRows(desk, 'hide')
  expect(rowHidingItems(desk)).toEqual([])
})
