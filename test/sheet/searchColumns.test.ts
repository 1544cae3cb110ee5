import { expect, test } from 'vitest'
import { createColumnThings } from '../../client/sheet/columnThings.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import { createSearchColumns } from '../../client/sheet/searchColumns.ts'
import { searchWords } from '../../client/sheet/searchText.ts'
import { columnId, columns, context, ledgerRows, recordId } from './ledgerRows.ts'

const phonetics = createPhonetics(null)

/** More than a column may hold different things: names, numbers and phones are looked through cell by cell. */
const many = 21_000
const queries = ['重庆', '商务', '王小明', '138', '0.5', '2026-11', 'k0013', 'example', '5.', 'cq', '重庆 电子', '无处']

test('column by column, a search finds what it finds row by row', () => {
  const rows = ledgerRows(many)
  const bySlot = [...rows.all()]
  const search = createSearchColumns(columns, {
    context,
    phonetics,
    thingsOf: (sheet) => createColumnThings(sheet, many),
  })
  for (const query of queries) {
    for (const isSpoken of [false, true]) {
      const sought = { words: searchWords(query), isSpoken }
      const found = search.find(sought, bySlot)
      const some = bySlot.filter((_, slot) => slot % 61 === 0)
      const odd = some.filter((row, place) => search.holds(row, sought) !== (found[place * 61] === 1))
      expect(odd, `${query}, ${isSpoken}`).toEqual([])
    }
  }
})

test('a changed row is found by what it says now, a gone one not at all', () => {
  const rows = ledgerRows(10)
  const known = new Map(columns.map((sheet) => [sheet, createColumnThings(sheet, 10)]))
  const search = createSearchColumns(columns, { context, phonetics, thingsOf: (sheet) => known.get(sheet)! })
  const forget = (slot: number) => {
    for (const things of known.values()) things.forget(slot)
    search.forget(slot)
  }
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
