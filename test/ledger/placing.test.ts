import { describe, expect, test } from 'vitest'
import { ledgerRecord, type CustomerId, type MemberId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { placeColumn, placesBetween } from '#shared/ledger/place.ts'
import { changesZh } from '../../client/words/changes.zh.ts'
import { openOffice } from './office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string) => ({ kind: 'refused', refusal: { kind } })

function settle() {
  const office = openOffice()
  const customer = office.collect(office.anna, { name: '长城电器' })
  const row = () => office.store.read.rows('customers', customer)[0]!
  const places = placesBetween({ above: row(), below: null }, 3, office.random)
  const put = (now: unknown, was: string | null = null, of: CustomerId = customer) =>
    ({
      kind: 'set',
      customer: of,
      table: 'customers',
      record: ledgerRecord(of),
      cells: [{ column: placeColumn, was, now }],
    }) as Change
  return { office, customer, row, places, put, place: () => row().cells[placeColumn] ?? null }
}

describe('a row is put elsewhere', () => {
  test('by whoever may write it, and does not count as changed by that', () => {
    const { office, row, places, put, place } = settle()
    const { changed } = row()
    office.pass(60_000)
    expect(office.does(office.anna, [put(places[0])], { kind: 'move' })).toEqual([accepted])
    expect([place(), row().changed]).toEqual([places[0], changed])
    expect(office.does(office.bert, [put(places[1], places[0])])).toEqual([refused('not-there')])
  })

  test('not by a reader, whose wish to have it elsewhere nobody is asked to decide about', () => {
    const { office, customer, places, put, place } = settle()
    const auditor = office.hire('审计', 'auditor', office.east)
    expect(office.does(auditor, [put(places[0])])).toEqual([refused('not-allowed')])
    expect([place(), office.store.read.proposalsOf(customer)]).toEqual([null, []])
  })

  test('by the last hand, also one that was offline: no proposal comes of it', () => {
    const { office, customer, places, put, place } = settle()
    office.does(office.eastManager, [put(places[0])])
    expect(office.does(office.anna, [put(places[1])], { offline: true })).toEqual([accepted])
    expect([place(), office.store.read.proposalsOf(customer)]).toEqual([places[1], []])
  })

  test('and back again, unless somebody put it elsewhere meanwhile', () => {
    const { office, places, put, place } = settle()
    office.does(office.anna, [put(places[0])])
    expect(office.does(office.anna, [put(null, places[0]!)], { kind: 'undo' })).toEqual([accepted])
    expect(place()).toBeNull()
    office.does(office.anna, [put(places[0])])
    office.does(office.eastManager, [put(places[1], places[0])])
    expect(office.does(office.anna, [put(null, places[0]!)], { kind: 'undo' })).toMatchObject([
      { refusal: { kind: 'changed-since', by: office.eastManager } },
    ])
  })

  test('and when it may not go back, it is said of its place, not of a column', () => {
    const names = { member: () => '李娜', moment: () => '10:00', column: () => '?' }
    const refusal = { kind: 'changed-since', column: placeColumn, by: 'mem_000000000000' as MemberId, at: 0 } as const
    expect(changesZh.refused['changed-since'](refusal, names)).toBe('这一行的位置在 10:00 被李娜移动过，未撤销这次移动')
  })

  test('only to what is a place, and nothing of it is told in the history', () => {
    const { office, customer, places, put } = settle()
    expect(office.does(office.anna, [put('乱写')])).toMatchObject([{ refusal: { kind: 'bad-value' } }])
    office.does(office.anna, [put(places[0])])
    const past = office.ledger.history(office.speaker(office.anna).viewer, customer)
    expect(JSON.stringify(past)).not.toContain(placeColumn)
  })
})

test('no column takes the id of the places', () => {
  const { office } = settle()
  const now = { ...office.column('customers', 'region'), id: placeColumn, role: undefined }
  expect(office.does(office.boss, [{ kind: 'putColumn', was: null, now }], { kind: 'configure' })).toEqual([
    refused('not-allowed'),
  ])
})

test('what a stranger makes is proposed without a place', () => {
  const { office, customer, places } = settle()
  const auditor = office.hire('审计', 'auditor', office.east)
  const contact = office.add(customer, 'contacts', office.newRecord(), {}) as Extract<Change, { kind: 'create' }>
  const name = [...office.ledger.companyNow().columns.values()].find(({ table }) => table === 'contacts')!.id
  const cells = [
    { column: name, now: '王芳' },
    { column: placeColumn, now: places[0]! },
  ]
  expect(office.does(auditor, [{ ...contact, cells }])).toMatchObject([{ kind: 'proposed' }])
  expect(office.store.read.proposalsOf(customer)[0]?.cells.map(({ column }) => column)).toEqual([name])
})
