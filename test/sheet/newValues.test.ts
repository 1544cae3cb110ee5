import { expect, test } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import { createNewValues, litMs } from '../../client/sheet/layer/newValues.ts'
import { columnId, columns, customerCells, ledgerRows, recordId } from './ledgerRows.ts'

/** Ten rows, of which the first four are in sight, and a clock that goes when told. */
function look() {
  const rows = ledgerRows(10)
  const shown = new Map([...rows.all()].map((row) => [row.id, row]))
  const ids = [...shown.keys()]
  const clock = { now: 1_000, woken: [] as number[] }
  const values = createNewValues({
    rows,
    shown: (id) => shown.get(id),
    now: () => clock.now,
    wake: (ms) => clock.woken.push(ms),
  })
  const desk = {
    index: { size: ids.length, positionOf: (id: string) => ids.findIndex((each) => each === id) },
    geometry: { columns: columns.map((sheet) => ({ sheet })), frozenRows: 0, visibleRows: () => [0, 3] },
  } as unknown as Parameters<typeof values.inSight>[0] // as far as is asked
  const change = (n: number, column: ColumnId, value: string, by: 'me' | 'others' = 'others') =>
    rows.put(recordId(n), { ...customerCells(n), [column]: value }, by)
  return { rows, values, clock, change, seen: () => values.inSight(desk) }
}

const [name, note] = [columnId('name'), columnId('note')]
const placeOf = (column: ColumnId) => columns.findIndex((sheet) => sheet.column.id === column)

test('what somebody else writes in sight is lit, in its cell alone, and goes out after a while', () => {
  const { change, clock, seen } = look()
  const row = [...ledgerRows(10).all()].findIndex(({ id }) => id === recordId(2))
  change(2, name, '温州鞋业')
  expect(seen()).toEqual([{ place: { row, column: placeOf(name) }, ageMs: 0 }])
  expect(clock.woken).toEqual([litMs])
  clock.now += 400
  expect(seen()).toEqual([{ place: { row, column: placeOf(name) }, ageMs: 400 }])
  clock.now += litMs
  expect(seen()).toEqual([])
})

test('one’s own writing is no news, neither waiting nor when it is confirmed', () => {
  const { rows, change, seen } = look()
  change(2, name, '温州鞋业', 'me')
  expect(seen()).toEqual([])
  rows.mark(recordId(1), { waiting: new Set([note]) })
  expect(seen()).toEqual([])
})

test('what came out of sight is not lit when it is scrolled to', () => {
  const { change, seen, values, clock } = look()
  change(9, name, '温州鞋业')
  expect(seen()).toEqual([])
  clock.now += 10
  expect(seen()).toEqual([])
  values[Symbol.dispose]()
  change(2, name, '无人再听')
  expect(seen()).toEqual([])
})
