import { expect, test } from 'vitest'
import { columnsMeant, fitWidth } from '../../client/sheet/layer/fitColumns.ts'
import { deskOf, placeOf } from './deskOf.ts'
import { columnId, columns, context, ledgerRows, recordId } from './ledgerRows.ts'

/** Ten pixels a letter. */
const measure = (text: string) => text.length * 10

function widthOf(name: string, longest?: string): number {
  const rows = ledgerRows(50)
  if (longest !== undefined) rows.put(recordId(7), { ...rows.get(recordId(7))?.cells, [columnId(name)]: longest })
  const sheet = columns[placeOf(name)]
  if (sheet === undefined) throw new Error(`no column ${name}`)
  return fitWidth(sheet, { rows: rows.all(), context, measure })
}

test('a column becomes as wide as its longest value, wherever it stands', () => {
  expect(widthOf('name', '一'.repeat(30))).toBe(322)
  expect(widthOf('note', `短\n${'长'.repeat(20)}\n短`)).toBe(222)
})

test('never narrower than its name, nor wider than is read', () => {
  expect(widthOf('vip')).toBe(108)
  expect(widthOf('name', '一'.repeat(300))).toBe(600)
})

test('the edge of one selected header means all that are selected whole', () => {
  const { desk, selection } = deskOf(10)
  const last = desk.index.size - 1
  selection.stretch({ row: 0, column: 2 }, { row: last, column: 4 }, 'columns')
  expect(columnsMeant(desk, 3)).toEqual([2, 3, 4])
  expect(columnsMeant(desk, 5)).toEqual([5])
  selection.stretch({ row: 0, column: 2 }, { row: 2, column: 4 })
  expect(columnsMeant(desk, 3)).toEqual([3])
})
