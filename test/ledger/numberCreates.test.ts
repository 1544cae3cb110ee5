import { expect, test } from 'vitest'
import { ledgerRecord, newCustomerId, type CustomerId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { comparePlaces, placeColumn, placesBetween } from '#shared/ledger/place.ts'
import { numberCreates } from '../../server/ledger/numberCreates.ts'
import { openOffice } from './office.ts'

function settle() {
  const office = openOffice()
  const name = office.column('customers', 'name').id
  const make = (text: string, place?: number | string): Change => {
    const customer = newCustomerId(office.random)
    const cells = [{ column: name, now: text }, ...(place === undefined ? [] : [{ column: placeColumn, now: place }])]
    return { kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells }
  }
  const customerOf = (change: Change) => (change as Change & { customer: CustomerId }).customer
  const shown = (made: readonly Change[]) =>
    made
      .map((change) => office.store.read.rows('customers', customerOf(change))[0]!)
      .toSorted(comparePlaces)
      .map(({ cells }) => cells[name])
  const placesOf = (changes: readonly Change[], part = 0) =>
    numberCreates({ part, changes }).map((change) =>
      change.kind === 'create' ? change.cells.find(({ column }) => column === placeColumn)?.now : null,
    )
  return { office, make, shown, placesOf }
}

test('rows of one change set stand in its order, also when their maker did not number them', () => {
  const { office, make, shown } = settle()
  const names = Array.from({ length: 30 }, (_, n) => `客户${n}`)
  const made = names.map((name) => make(name))
  office.does(office.anna, made)
  expect(shown(made)).toEqual(names)
})

test('a row alone needs no number, and what its maker said of places stays', () => {
  const { office, make, placesOf } = settle()
  const [byHand = ''] = placesBetween({ above: null, below: null }, 1, office.random)
  const customer = newCustomerId(office.random)
  const contact = office.add(customer, 'contacts', office.newRecord(), {})
  expect(placesOf([make('甲')])).toEqual([undefined])
  expect(placesOf([make('甲'), contact])).toEqual([undefined, undefined])
  expect(placesOf([make('甲', 7), make('乙'), make('丙', byHand), make('丁')])).toEqual([7, 8, byHand, 9])
  expect(placesOf([make('甲'), contact, make('乙')], 3)).toEqual([1500, 1500, 1501])
})
