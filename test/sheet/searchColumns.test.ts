import { expect, test } from 'vitest'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { createColumnThings } from '../../client/sheet/columnThings.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import { createSearchColumns } from '../../client/sheet/searchColumns.ts'
import { searchWords } from '../../client/sheet/searchText.ts'
import { columnId, columns, context, ledgerRows, recordId } from './ledgerRows.ts'

const phonetics = createPhonetics(null)

/** More than a column may hold different things: names, numbers and phones are looked through cell by cell. */
const many = 21_000
const queries = ['重庆', '商务', '王小明', '138', '0.5', '2026-11', 'k0013', 'example', '5.', 'cq', '重庆 电子', '无处']

test.each([0, 6_000, many])('a search finds the same row by row and column by column, %i rows read ahead', (to) => {
  const bySlot = [...ledgerRows(many).all()]
  const some = bySlot.filter((_, slot) => slot % 61 === 0)
  const alone = searchOf(many)
  const search = searchOf(many)
  search.prepare(bySlot, { from: 0, to, spelling: false })
  // As it sounds last: that reads all columns.
  for (const isSpoken of [false, true]) {
    for (const query of queries) {
      const sought = { words: searchWords(query), isSpoken }
      const found = search.find(sought, bySlot)
      const odd = some.filter((row, place) => alone.holds(row, sought) !== (found[place * 61] === 1))
      expect(odd, `${query}, ${isSpoken}`).toEqual([])
    }
  }
})

test('a row that changes after it was read ahead is found by what it says now, as are those read by nobody', () => {
  const rows = ledgerRows(many)
  const { search, forget } = toldOf(many)
  const bySlot: (ViewRow | undefined)[] = [...rows.all()]
  search.prepare(bySlot, { from: 0, to: 6_000, spelling: false })
  const slots = [3, 5_999, 6_000, 20_000]
  for (const slot of slots) {
    rows.put(recordId(slot), { [columnId('note')]: '海底捞' })
    bySlot[slot] = rows.get(recordId(slot))
    forget(slot)
  }
  bySlot[5_999] = undefined
  forget(5_999)
  const found = search.find({ words: ['海底', '底捞'], isSpoken: false }, bySlot)
  expect(slots.map((slot) => found[slot])).toEqual([1, 0, 1, 1])
  expect(found.reduce((sum, each) => sum + each, 0)).toBe(3)
})

test('a changed row is found by what it says now, a gone one not at all', () => {
  const rows = ledgerRows(10)
  const { search, forget } = toldOf(10)
  const sought = { words: ['海底捞'], isSpoken: false }
  const bySlot = [...rows.all(), undefined]
  expect(search.find(sought, bySlot)).not.toContain(1)
  rows.put(recordId(3), { [columnId('note')]: '海底捞' })
  bySlot[3] = rows.get(recordId(3))
  forget(3)
  expect([...search.find(sought, bySlot)].indexOf(1)).toBe(3)
  bySlot[3] = undefined
  forget(3)
  expect(search.find(sought, bySlot)).not.toContain(1)
})

const searchOf = (room: number) => toldOf(room).search

/** A search, and the way to tell it of changed rows. */
function toldOf(room: number) {
  const known = new Map(columns.map((sheet) => [sheet, createColumnThings(sheet, room)]))
  const search = createSearchColumns(columns, { context, phonetics, thingsOf: (sheet) => known.get(sheet)! })
  const forget = (slot: number) => {
    for (const things of known.values()) things.forget(slot)
    search.forget(slot)
  }
  return { search, forget }
}
