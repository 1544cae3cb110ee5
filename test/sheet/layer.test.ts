import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gridClasses } from '../../client/sheet/grid.ts'
import { fillTarget } from '../../client/sheet/layer/boxDrags.ts'
import { rowsToFreeze } from '../../client/sheet/layer/frozen.ts'
import { createSelection, farCorner } from '../../client/sheet/layer/selection.ts'
import { edgeFrom, nextInBox } from '../../client/sheet/layer/walk.ts'
import { columnId, recordId } from './ledgerRows.ts'

test('AG Grid is the version whose page structure the layer stands on', () => {
  const read = (path: string) =>
    readFileSync(new URL(`../../node_modules/ag-grid-community/${path}`, import.meta.url), 'utf8')
  expect(JSON.parse(read('package.json'))).toMatchObject({ version: '36.2.0' })
  const source = read('dist/package/main.esm.mjs')
  for (const name of Object.values(gridClasses)) {
    expect(source).toContain(name)
  }
})

function field(ids: number[]) {
  const columns = ['a', 'b', 'c', 'd'].map(columnId)
  return {
    ids,
    rows: () => ids.length,
    columns: () => columns,
    keyAt: (position: number) => (ids[position] === undefined ? undefined : recordId(ids[position])),
    lineOf: (id: string) => ids.findIndex((n) => recordId(n) === id),
  }
}

describe('selection', () => {
  test('the corners follow their rows', () => {
    const shown = field([1, 2, 3, 4, 5])
    const selection = createSelection(shown)
    selection.put({ row: 1, column: 1 })
    selection.extendTo({ row: 3, column: 2 })
    expect(selection.box()).toEqual({ top: 1, bottom: 3, left: 1, right: 2 })
    shown.ids.splice(0, 5, 2, 9, 1, 3, 4, 5)
    expect(selection.head()).toEqual({ row: 0, column: 1 })
    expect(selection.box()).toEqual({ top: 0, bottom: 4, left: 1, right: 2 })
  })
  test('a row that goes leaves the cursor where it was', () => {
    const shown = field([1, 2, 3])
    const selection = createSelection(shown)
    selection.put({ row: 2, column: 0 })
    shown.ids.pop()
    expect(selection.head()).toEqual({ row: 1, column: 0 })
  })
  test('shift moves the corner opposite to the anchor', () => {
    const selection = createSelection(field([1, 2, 3, 4]))
    selection.put({ row: 2, column: 2 })
    selection.extendTo({ row: 0, column: 3 })
    expect(farCorner(selection)).toEqual({ row: 0, column: 3 })
  })
  test('the cursor goes round the corners and the box stays', () => {
    const selection = createSelection(field([1, 2, 3, 4]))
    selection.put({ row: 1, column: 1 })
    selection.extendTo({ row: 3, column: 2 })
    const box = selection.box()
    const walked = Array.from({ length: 5 }, () => {
      selection.turn()
      expect(selection.box()).toEqual(box)
      return selection.head()
    })
    expect(walked).toEqual([
      { row: 1, column: 2 },
      { row: 3, column: 2 },
      { row: 3, column: 1 },
      { row: 1, column: 1 },
      { row: 1, column: 2 },
    ])
    expect(farCorner(selection)).toEqual({ row: 3, column: 1 })
  })
  test('extending lasts until the cursor is put somewhere', () => {
    const selection = createSelection(field([1, 2, 3, 4]))
    selection.setExtending(true)
    expect(selection.isExtending).toBe(false) // there is no cursor to extend from
    selection.put({ row: 1, column: 1 })
    selection.setExtending(true)
    selection.extendTo({ row: 2, column: 2 })
    expect([selection.isExtending, selection.box()]).toEqual([true, { top: 1, bottom: 2, left: 1, right: 2 }])
    selection.put({ row: 0, column: 0 })
    expect(selection.isExtending).toBe(false)
  })
  test('while adding the cursor walks on to another range, and those there are stay', () => {
    const selection = createSelection(field([1, 2, 3, 4]))
    selection.stretch({ row: 0, column: 0 }, { row: 1, column: 0 })
    selection.setAdding(true)
    selection.put({ row: 2, column: 0 })
    selection.put({ row: 2, column: 1 })
    selection.extendTo({ row: 2, column: 2 })
    selection.put({ row: 3, column: 2 })
    expect(selection.boxes()).toEqual([
      { top: 0, bottom: 1, left: 0, right: 0 },
      { top: 2, bottom: 2, left: 1, right: 2 },
      { top: 3, bottom: 3, left: 2, right: 2 },
    ])
    selection.setAdding(false)
    selection.put({ row: 0, column: 0 })
    expect(selection.boxes()).toHaveLength(1)
  })
  test('nothing is selected where nothing is', () => {
    const selection = createSelection(field([]))
    selection.put({ row: 0, column: 0 })
    expect(selection.box()).toBe(null)
  })
})

test.each([
  ['as many as are wished', 2, 100, 0, 2],
  ['no more than there are', 5, 3, 0, 3],
  ['as leave three others in sight', 20, 100, 0, 14],
  ['none while rows are in groups', 2, 100, 1, 0],
])('frozen rows are %s', (_title, frozenRows, size, groups, wanted) => {
  const place = { viewport: { clientHeight: 636 } as HTMLElement, headerHeight: 36, rowHeight: 34 }
  expect(rowsToFreeze({ frozenRows }, { size, groups: { length: groups } }, place)).toBe(wanted)
})

describe('walking', () => {
  const filled = new Set(['0:0', '1:0', '2:0', '5:0', '6:0'])
  const column = {
    rows: 9,
    columns: 1,
    isFilled: ({ row, column }: { row: number; column: number }) => filled.has(`${row}:${column}`),
  }
  test.each([
    [0, 2],
    [2, 5],
    [5, 6],
    [6, 8],
    [8, 8],
  ])('Ctrl+↓ from row %i lands on row %i', (from, to) => {
    expect(edgeFrom({ row: from, column: 0 }, 'down', column)).toEqual({ row: to, column: 0 })
  })
  test('Tab and Enter go round inside a box', () => {
    const box = { top: 1, bottom: 2, left: 0, right: 1 }
    expect(nextInBox({ row: 1, column: 1 }, box, 'row', false)).toEqual({ row: 2, column: 0 })
    expect(nextInBox({ row: 2, column: 1 }, box, 'column', false)).toEqual({ row: 1, column: 0 })
    expect(nextInBox({ row: 1, column: 0 }, box, 'row', true)).toEqual({ row: 2, column: 1 })
  })
  test('the fill handle grows along the side that is farther out', () => {
    const seed = { top: 2, bottom: 3, left: 1, right: 1 }
    expect(fillTarget(seed, { row: 6, column: 2 })).toEqual({ ...seed, bottom: 6 })
    expect(fillTarget(seed, { row: 3, column: 3 })).toEqual({ ...seed, right: 3 })
    expect(fillTarget(seed, { row: 2, column: 1 })).toBe(null)
  })
})
