import { describe, expect, test } from 'vitest'
import { addDays, dayMs, dayOf } from '#shared/base/instant.ts'
import { newRecordId, type CustomerId, type MemberId } from '#shared/base/id.ts'
import { openOffice, type Office } from './office.ts'

/** What his history says of a customer's hands, oldest first. */
const past = (office: Office, reader: MemberId, customer: CustomerId) =>
  office.ledger
    .handsHistory(office.speaker(reader).viewer, customer)
    .toReversed()
    .map(({ by, fact }) => ({ by, ...fact }))

describe('the history of a customer’s hands', () => {
  test('says who made, shared, transferred, returned, claimed and assigned him, and why; it goes with him', () => {
    const office = openOffice()
    const { anna, bert, boss, chen } = office
    const customer = office.collect(anna, { name: '宁波机床厂' })
    const until = addDays(dayOf(office.now(), 480), 3)
    const epoch = () => office.epoch(customer)
    office.does(anna, [{ kind: 'share', customer, to: chen, right: 'edit', until }], { kind: 'share' })
    office.does(anna, [{ kind: 'unshare', customer, from: chen }], { kind: 'share' })
    office.does(anna, [{ kind: 'transfer', customer, epoch: epoch(), to: bert }], { kind: 'transfer' })
    office.does(bert, [{ kind: 'return', customer, epoch: epoch(), reason: '客户停产' }], { kind: 'return' })
    office.does(bert, [{ kind: 'claim', customer }], { kind: 'claim' })
    office.does(bert, [{ kind: 'return', customer, epoch: epoch() }], { kind: 'return' })
    office.does(boss, [{ kind: 'assign', customer, epoch: epoch(), to: chen }], { kind: 'assign' })
    const told = [
      { by: anna, kind: 'made', to: anna },
      { by: anna, kind: 'shared', to: chen, right: 'edit', until },
      { by: anna, kind: 'unshared', from: chen },
      { by: anna, kind: 'transferred', from: anna, to: bert },
      { by: bert, kind: 'returned', from: bert, reason: '客户停产' },
      { by: bert, kind: 'taken', to: bert },
      { by: bert, kind: 'returned', from: bert },
      { by: boss, kind: 'taken', to: chen },
    ]
    expect(past(office, boss, customer)).toEqual(told)
    expect(past(office, chen, customer)).toEqual(told)
    expect(past(office, anna, customer)).toEqual([])
  })

  test('says what the rules did by themselves, and what became of asking for more time', () => {
    const office = openOffice()
    const { anna, boss, eastManager, chen } = office
    const { settings } = office.ledger.companyNow()
    const pool = { firstContactDays: 7 }
    office.does(boss, [{ kind: 'putSettings', now: { ...settings, pool } }], { kind: 'configure' })
    const customer = office.collect(anna, { name: '台州阀门厂' })
    const today = dayOf(office.now(), 480)
    office.does(anna, [{ kind: 'share', customer, to: chen, right: 'read', until: today }], { kind: 'share' })
    office.does(anna, [{ kind: 'askExtension', customer, days: 5, reason: '出差' }], { kind: 'extend' })
    const asked = office.now()
    office.pass(1_000)
    office.does(eastManager, [{ kind: 'decideExtension', customer, asked, grant: true }], { kind: 'extend' })
    for (const days of [1, 8, 3]) {
      office.pass(days * dayMs)
      office.ledger.sweep(office.now())
      office.settle()
    }
    expect(past(office, boss, customer)).toEqual([
      { by: anna, kind: 'made', to: anna },
      { by: anna, kind: 'shared', to: chen, right: 'read', until: today },
      { by: anna, kind: 'extensionAsked', days: 5, reason: '出差' },
      { by: eastManager, kind: 'extended', until: addDays(today, 12) },
      { by: null, kind: 'unshared', from: chen },
      { by: null, kind: 'returnAnnounced', on: addDays(today, 12), why: 'first-contact' },
      { by: null, kind: 'returned', from: anna, reason: 'first-contact' },
    ])
  })

  test('says of which day his owner was warned, that it was called off, and of which day then', () => {
    const office = openOffice()
    const { anna, boss, eastManager } = office
    const { settings } = office.ledger.companyNow()
    office.does(boss, [{ kind: 'putSettings', now: { ...settings, pool: { firstContactDays: 7 } } }], {
      kind: 'configure',
    })
    const customer = office.collect(anna, { name: '温州泵业' })
    const today = dayOf(office.now(), 480)
    const days = (count: number) => {
      office.pass(count * dayMs)
      office.ledger.sweep(office.now())
      office.settle()
    }
    days(5)
    office.does(anna, [{ kind: 'askExtension', customer, days: 2, reason: '出差' }], { kind: 'extend' })
    const asked = office.now()
    office.pass(1_000)
    office.does(eastManager, [{ kind: 'decideExtension', customer, asked, grant: true }], { kind: 'extend' })
    days(1)
    days(2)
    const visit = { followUpAt: office.now() }
    office.does(anna, [office.add(customer, 'followups', newRecordId(office.random), visit)])
    days(1)
    const [first, granted] = [addDays(today, 8), addDays(today, 10)]
    expect(past(office, boss, customer).slice(1)).toMatchObject([
      { by: null, kind: 'returnAnnounced', on: first, why: 'first-contact' },
      { by: anna, kind: 'extensionAsked' },
      { by: eastManager, kind: 'extended', until: granted },
      { by: null, kind: 'returnCancelled', on: first },
      { by: null, kind: 'returnAnnounced', on: addDays(granted, 1) },
      { by: null, kind: 'returnCancelled', on: addDays(granted, 1) },
    ])
  })
})
