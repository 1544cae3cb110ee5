import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disjoint, isInside, tableOf, type Box } from '../../client/sheet/layer/boxes.ts'
import { createSelection } from '../../client/sheet/layer/selection.ts'
import { nextInBoxes } from '../../client/sheet/layer/walk.ts'
import { columnId, recordId } from './ledgerRows.ts'

const side = fc.tuple(fc.nat(7), fc.nat(7)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
const anyBox = fc.tuple(side, side).map(([[top, bottom], [left, right]]): Box => ({ top, bottom, left, right }))
const cells = Array.from({ length: 64 }, (_, n) => ({ row: n >> 3, column: n & 7 }))

test('boxes taken apart cover the same cells, each once', () => {
  fc.assert(
    fc.property(fc.array(anyBox, { maxLength: 5 }), (boxes) => {
      const apart = disjoint(boxes)
      for (const cell of cells) {
        const covered = boxes.some((box) => isInside(box, cell)) ? 1 : 0
        expect(apart.filter((box) => isInside(box, cell)).length).toBe(covered)
      }
    }),
  )
})

describe('ranges that are copied together', () => {
  test('of the same columns stand below each other, of the same rows beside each other', () => {
    const low = { top: 5, bottom: 6, left: 1, right: 2 }
    const high = { ...low, top: 1, bottom: 1 }
    expect(tableOf([low, high])).toEqual({ rows: [1, 5, 6], columns: [1, 2] })
    expect(tableOf([{ ...low, left: 4, right: 4 }, low])).toEqual({ rows: [5, 6], columns: [1, 2, 4] })
  })
  test('of neither make no table', () => {
    expect(
      tableOf([
        { top: 0, bottom: 0, left: 0, right: 0 },
        { top: 1, bottom: 1, left: 1, right: 1 },
      ]),
    ).toBe(null)
  })
})

function selectionOf(rows: number) {
  const columns = ['a', 'b', 'c', 'd'].map(columnId)
  return createSelection({
    rows: () => rows,
    columns: () => columns,
    keyAt: (position) => recordId(position),
    lineOf: (id) => Number(id.slice(4)),
  })
}
const one = (row: number, column: number): Box => ({ top: row, bottom: row, left: column, right: column })

describe('several ranges', () => {
  test('another range leaves those there are, and the cursor goes to it', () => {
    const selection = selectionOf(9)
    selection.put({ row: 1, column: 1 })
    expect(selection.add({ row: 4, column: 2 })).toBe(true)
    selection.extendTo({ row: 5, column: 3 })
    expect(selection.boxes()).toEqual([one(1, 1), { top: 4, bottom: 5, left: 2, right: 3 }])
    expect(selection.head()).toEqual({ row: 4, column: 2 })
    expect(selection.isSingle).toBe(false)
  })
  test('a range that is there already goes, the last one never', () => {
    const selection = selectionOf(9)
    selection.put({ row: 1, column: 1 })
    selection.add({ row: 4, column: 2 })
    expect(selection.add({ row: 1, column: 1 })).toBe(false)
    expect(selection.boxes()).toEqual([one(4, 2)])
    expect(selection.add({ row: 4, column: 2 })).toBe(true)
    expect(selection.boxes()).toEqual([one(4, 2)])
  })
  test('whole columns stay whole, and a plain click ends all of it', () => {
    const selection = selectionOf(9)
    selection.put({ row: 1, column: 1 })
    selection.add({ row: 0, column: 3 }, { row: 8, column: 3 }, 'columns')
    expect(selection.boxes()[1]).toEqual({ top: 0, bottom: 8, left: 3, right: 3 })
    selection.put({ row: 2, column: 0 })
    expect(selection.boxes()).toEqual([one(2, 0)])
  })
  test('Tab goes through one range and on into the next, round and back', () => {
    const boxes = [{ top: 0, bottom: 0, left: 0, right: 1 }, one(3, 2)]
    expect(nextInBoxes({ row: 0, column: 0 }, boxes, 'row', false)).toEqual({ row: 0, column: 1 })
    expect(nextInBoxes({ row: 0, column: 1 }, boxes, 'row', false)).toEqual({ row: 3, column: 2 })
    expect(nextInBoxes({ row: 3, column: 2 }, boxes, 'row', false)).toEqual({ row: 0, column: 0 })
    expect(nextInBoxes({ row: 0, column: 0 }, boxes, 'row', true)).toEqual({ row: 3, column: 2 })
  })
})
