import { expect, test } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import { noLayout, readLayout, type Layout } from '#shared/view/layout.ts'
import { layOut, unpinned } from '../../client/ledger/layout.ts'
import { columnId, columns } from '../sheet/ledgerRows.ts'

const [name, stage] = [columnId('name'), columnId('stage')]

const frozen = (layout: Partial<Layout>): readonly ColumnId[] =>
  layOut(
    columns.map(({ column }, order) => ({ ...column, order })),
    'customers',
    readLayout({ ...noLayout, ...layout }),
  ).flatMap(({ column, pinned }) => (pinned === true ? [column.id] : []))

test('the customers’ first column is frozen until somebody frees it, and that is kept', () => {
  expect(frozen({})).toEqual([name])
  const freed = unpinned([name], name)
  expect(frozen(freed)).toEqual([])
  expect(frozen({ ...freed, pinned: [stage] })).toEqual([stage])
  expect(frozen(unpinned([name, stage], stage))).toEqual([name])
  expect(frozen({ ...freed, pinned: [name] })).toEqual([name])
})
