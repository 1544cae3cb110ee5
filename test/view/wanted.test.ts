import { expect, test } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import type { Condition, Filter } from '#shared/view/filter.ts'
import { noFilter } from '#shared/view/filter.ts'
import type { QuickFilter } from '#shared/view/quick.ts'
import { wantedCells } from '#shared/view/wanted.ts'
import { columnId, columns, memberId, optionId } from '../sheet/ledgerRows.ts'

const byId = new Map(columns.map(({ column }) => [column.id, column]))
const me = memberId(3)
const wanted = (filter: Filter, quick: Record<ColumnId, QuickFilter> = {}) =>
  Object.fromEntries(wantedCells({ filter, quick }, (id) => byId.get(id), me))
const all = (...of: Filter['of']): Filter => ({ join: 'and', of })
const any = (...of: Filter['of']): Filter => ({ join: 'or', of })
const [stage, tags, owner, vip, name] = ['stage', 'tags', 'owner', 'vip', 'name'].map(columnId) as ColumnId[]
const oneOf = (column: ColumnId | undefined, ...values: string[]) => ({ column, op: 'anyOf', values }) as Condition
const s1 = optionId('s1')
const s2 = optionId('s2')
const t1 = optionId('t1')
const t2 = optionId('t2')

test('a new row takes the one option, person or tick that conditions leave', () => {
  const tick = { column: vip, op: 'ticked' } as Condition
  expect(wanted(all(oneOf(stage, s1), all(oneOf(owner, 'me'), tick), oneOf(tags, t1)))).toEqual({
    [columnId('stage')]: s1,
    [columnId('owner')]: me,
    [columnId('vip')]: true,
    [columnId('tags')]: [t1],
  })
  expect(wanted(any(oneOf(stage, s1)))).toEqual({ [columnId('stage')]: s1 })
  expect(wanted(all({ column: tags, op: 'allOf', values: [t1, t2] } as Condition))).toEqual({
    [columnId('tags')]: [t1, t2],
  })
})

test('and the one value that a header’s list leaves', () => {
  const quick = {
    [columnId('stage')]: { kind: 'only', values: [s2] },
    [columnId('owner')]: { kind: 'only', values: [memberId(1)] },
    [columnId('tags')]: { kind: 'without', values: [t1] },
    [columnId('vip')]: { kind: 'only', values: [''] },
    [columnId('name')]: { kind: 'only', values: ['长城电器'] },
  } as const
  expect(wanted(noFilter, quick)).toEqual({ [columnId('stage')]: s2, [columnId('owner')]: memberId(1) })
})

test('nothing is guessed where several would do, two are asked, or any one of conditions holds', () => {
  expect(wanted(all(oneOf(stage, s1, s2), oneOf(owner, 'team'), oneOf(tags, t1, t2)))).toEqual({})
  expect(wanted(all(oneOf(stage, s1), oneOf(stage, s2), oneOf(stage, s1)))).toEqual({})
  expect(wanted(any(oneOf(stage, s1), oneOf(owner, 'me')))).toEqual({})
  expect(wanted(all({ column: name, op: 'is', text: '长城' } as Condition, oneOf(columnId('gone'), s1)))).toEqual({})
  expect(wanted(all({ column: stage, op: 'noneOf', values: [s1] } as Condition))).toEqual({})
})
