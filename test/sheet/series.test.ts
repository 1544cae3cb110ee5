import { expect, test } from 'vitest'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ColumnKind } from '#shared/ledger/column.ts'
import { continueSeries } from '../../client/sheet/series.ts'

const cases: readonly (readonly [string, ColumnKind, readonly CellValue[], readonly CellValue[]])[] = [
  ['one number repeats', 'number', [5], [5, 5, 5]],
  ['two numbers go on by their step', 'number', [10, 20], [30, 40, 50]],
  ['fractions stay clean', 'currency', [0.1, 0.2], [0.3, 0.4, 0.5]],
  ['uneven numbers go on by their trend', 'number', [1, 2, 4], [5.33333333333, 6.83333333333, 8.33333333333]],
  ['days by days', 'date', ['2026-02-27', '2026-02-28'], ['2026-03-01', '2026-03-02', '2026-03-03']],
  [
    'months by months, the 31st becoming the last',
    'date',
    ['2026-01-31', '2026-03-31'],
    ['2026-05-31', '2026-07-31', '2026-09-30'],
  ],
  ['ends of months by months', 'date', ['2026-01-31', '2026-02-28'], ['2026-03-31', '2026-04-30', '2026-05-31']],
  ['backwards too', 'date', ['2026-03-03', '2026-03-01'], ['2026-02-27', '2026-02-25', '2026-02-23']],
  ['one day goes on day by day', 'date', ['2026-02-28'], ['2026-03-01', '2026-03-02', '2026-03-03']],
  ['months by name go round', 'text', ['11月', '12月'], ['1月', '2月', '3月']],
  ['months of a year go into the next', 'text', ['2026年11月'], ['2026年12月', '2027年1月', '2027年2月']],
  ['written with zeros too', 'text', ['2026-08', '2026-10'], ['2026-12', '2027-02', '2027-04']],
  ['ordinals in Chinese go round', 'text', ['第九'], ['第十', '第一', '第二']],
  ['so do quarters and English weekdays', 'text', ['Sat'], ['Sun', 'Mon', 'Tue']],
  ['quarters by number', 'text', ['第3季度'], ['第4季度', '第1季度', '第2季度']],
  ['months of the moon', 'text', ['十一月', '腊月'], ['正月', '二月', '三月']],
  ['numbered texts count on, zeros kept', 'text', ['客户08'], ['客户09', '客户10', '客户11']],
  ['by their own step', 'text', ['A-10', 'A-8'], ['A-6', 'A-4', 'A-2']],
  ['a bare code repeats', 'text', ['007'], ['007', '007', '007']],
  ['weekdays go round', 'text', ['周六'], ['周日', '周一', '周二']],
  ['stems go round', 'text', ['壬', '癸'], ['甲', '乙', '丙']],
  ['other texts repeat in turn', 'text', ['甲方', '乙方'], ['甲方', '乙方', '甲方']],
  ['choices repeat in turn', 'select', ['opt_a', null], ['opt_a', null, 'opt_a']],
  ['phones are never counted up', 'phone', ['13800000001'], ['13800000001', '13800000001', '13800000001']],
]

test.each(cases)('%s', (_title, kind, seeds, wanted) => {
  expect(continueSeries(seeds, 3, kind)).toEqual(wanted)
})

test.each([
  ['with Ctrl one number counts', 'number', [5], { other: true }, [6, 7, 8]],
  ['with Ctrl a series repeats', 'number', [1, 2], { other: true }, [1, 2, 1]],
  ['with Ctrl one day repeats', 'date', ['2026-03-01'], { other: true }, ['2026-03-01', '2026-03-01', '2026-03-01']],
  ['upwards a numbered text counts down', 'text', ['客户08'], { backwards: true }, ['客户07', '客户06', '客户05']],
  [
    'upwards one day goes back',
    'date',
    ['2026-03-01'],
    { backwards: true },
    ['2026-02-28', '2026-02-27', '2026-02-26'],
  ],
] as const)('%s', (_title, kind, seeds, how, wanted) => {
  expect(continueSeries(seeds, 3, kind, how)).toEqual(wanted)
})
