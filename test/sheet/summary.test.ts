import { describe, expect, test } from 'vitest'
import { summaryOf } from '../../client/sheet/layer/summary.ts'
import { deskOf, placeOf } from './deskOf.ts'
import { columnId, recordId } from './ledgerRows.ts'

/** Rows 0 to 3 with these amounts, all of them selected in the named column. */
function select(column: string, values: readonly (string | number | boolean | null)[]) {
  const { desk, rows, selection } = deskOf(values.length)
  rows.putAll(values.map((value, n) => [recordId(n), { [columnId(column)]: value }]))
  const place = placeOf(column)
  selection.stretch({ row: 0, column: place }, { row: values.length - 1, column: place })
  return summaryOf(desk)
}

describe('the status bar of a selection', () => {
  test('numbers are counted, summed, averaged, with their ends and how many differ', () => {
    expect(select('amount', [0.1, 0.2, null, 0.2])).toEqual({
      cells: 4,
      rows: 4,
      columns: 1,
      filled: 3,
      distinct: 2,
      numbers: { count: 3, sum: 0.5, average: 0.166666666666667, least: 0.1, most: 0.2, percent: false },
      days: null,
      isExtending: false,
      isAdding: false,
    })
  })
  test('percentages are told as such', () => {
    expect(select('share', [0.25, 0.5]).numbers).toMatchObject({ sum: 0.75, percent: true })
  })
  test('dates have a first and a last, and no sum', () => {
    expect(select('next', ['2026-03-05', null, '2026-01-31'])).toMatchObject({
      filled: 2,
      numbers: null,
      days: { first: '2026-01-31', last: '2026-03-05' },
    })
  })
  test('texts that look like numbers are counted, never summed', () => {
    expect(select('code', ['007', '7', ''])).toMatchObject({ filled: 2, distinct: 2, numbers: null })
  })
  test('a box without a tick is empty', () => {
    expect(select('vip', [true, false, null]).filled).toBe(1)
  })
})
