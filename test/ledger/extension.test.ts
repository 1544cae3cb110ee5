import { expect, test } from 'vitest'
import { addDays, dayMs, dayOf } from '#shared/base/instant.ts'
import { assert } from '#shared/base/result.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { daysToReturn } from '#shared/ownership/returnDay.ts'
import { openOffice } from './office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string) => ({ kind: 'refused', refusal: { kind } })

/** Anna's customer goes back in seven days unless she speaks to him. */
function returning() {
  const office = openOffice()
  const { settings } = office.ledger.companyNow()
  office.does(office.boss, [{ kind: 'putSettings', now: { ...settings, pool: { firstContactDays: 7 } } }])
  const customer = office.collect(office.anna, { name: '台州阀门厂' })
  const days = (count: number) => {
    office.pass(count * dayMs)
    office.ledger.sweep(office.now())
    office.settle()
  }
  const ask = (by = office.anna, count = 5) =>
    office.does(by, [{ kind: 'askExtension', customer, days: count, reason: '等样品' }], { kind: 'extend' })
  const decide = (by: typeof office.anna, grant: boolean, reason?: string) => {
    const asked = office.ledger.envelope(customer)?.extension?.asked?.at ?? 0
    return office.does(
      by,
      [{ kind: 'decideExtension', customer, asked, grant, ...(reason !== undefined && { reason }) }],
      {
        kind: 'extend',
      },
    )
  }
  const owner = () => {
    const envelope = office.ledger.envelope(customer)
    return envelope === null ? null : ownerOf(envelope)
  }
  return { office, customer, days, ask, decide, owner }
}

test('granted days are counted from the day on which he would go back, and hold the sweep off so long', () => {
  const { office, customer, days, ask, decide, owner } = returning()
  expect([ask(), decide(office.eastManager, true)].flat()).toEqual([accepted, accepted])
  expect(office.ledger.envelope(customer)?.extension).toEqual({ until: addDays(dayOf(office.now(), 480), 12) })
  days(9)
  days(2)
  expect(owner()).toBe(office.anna)
  days(1)
  expect(owner()).toBe(null)
  expect(office.ledger.envelope(customer)).not.toHaveProperty('extension')
})

test('the warning of the old day is taken back and given for the new one', () => {
  const { office, days, ask, decide } = returning()
  days(5)
  const warned = () => office.ledger.notices(office.anna).filter((each) => each.kind === 'poolReturn' && !each.done)
  const [before] = warned()
  expect(before).toBeDefined()
  ask()
  decide(office.boss, true)
  expect(warned()).toEqual([])
  days(5)
  expect(warned()).toMatchObject([{ dueOn: addDays(before?.dueOn ?? '', 5) }])
})

test('declined with a reason he goes back in time; the owner may ask again', () => {
  const { office, customer, days, ask, decide, owner } = returning()
  ask()
  expect(decide(office.eastManager, false, '已经拖了很久')).toEqual([accepted])
  expect(office.ledger.envelope(customer)?.extension).toMatchObject({ declined: { reason: '已经拖了很久' } })
  expect(ask()).toEqual([accepted])
  days(4)
  days(3)
  expect(owner()).toBe(null)
})

test('whoever asked is told what was decided, by whom and why, until he asks again', () => {
  const { office, ask, decide } = returning()
  const told = () =>
    office.ledger
      .notices(office.anna)
      .flatMap(({ kind, by, content, dueOn, done }) => (done ? [] : { kind, by, content, dueOn }))
  ask()
  decide(office.eastManager, false, '已经拖了很久')
  expect(told()).toEqual([
    { kind: 'extensionDeclined', by: office.eastManager, content: '已经拖了很久', dueOn: undefined },
  ])
  ask()
  expect(told()).toEqual([])
  decide(office.boss, true)
  expect(told()).toEqual([
    { kind: 'extensionGranted', by: office.boss, content: '', dueOn: addDays(dayOf(office.now(), 480), 12) },
  ])
  expect(office.ledger.notices(office.boss)).toEqual([])
})

test('only the owner asks, only whoever approves beyond his own decides, each request once', () => {
  const { office, ask, decide } = returning()
  expect(ask(office.bert)).toEqual([refused('not-there')])
  expect(ask(office.eastManager)).toEqual([refused('not-allowed')])
  ask()
  expect(decide(office.anna, true)).toEqual([refused('not-allowed')])
  expect(decide(office.westManager, true)).toEqual([refused('not-there')])
  expect(decide(office.eastManager, true)).toEqual([accepted])
  expect(decide(office.boss, true)).toEqual([
    { kind: 'refused', refusal: { kind: 'already-decided', by: office.eastManager, at: office.now() } },
  ])
})

test('who goes back to no pool needs no more time', () => {
  const office = openOffice()
  const customer = office.collect(office.anna)
  expect(office.does(office.anna, [{ kind: 'askExtension', customer, days: 5, reason: '等样品' }])).toEqual([
    refused('not-allowed'),
  ])
})

test('rules bring a column that counts the days down, once; thrown away it does not come again', () => {
  const { office, customer, ask, decide } = returning()
  const found = () => [...office.ledger.companyNow().columns.values()].filter(({ role }) => role === 'returnsIn')
  const [column] = found()
  expect(column).toMatchObject({ kind: 'number', name: '退回倒计时', readonly: true })
  const counted = () => {
    const [row] = office.store.read.rows('customers', customer)
    const envelope = office.ledger.envelope(customer)
    assert(row !== undefined && envelope !== null, 'the customer is there')
    return daysToReturn(office.ledger.companyNow(), row, envelope, dayOf(office.now(), 480))
  }
  expect(counted()).toBe(7)
  office.pass(2 * dayMs)
  expect(counted()).toBe(5)
  ask()
  decide(office.boss, true)
  expect(counted()).toBe(10)
  assert(column !== undefined, 'there is a column')
  office.does(office.boss, [{ kind: 'putColumn', was: column, now: { ...column, deleted: true } }], {
    kind: 'configure',
  })
  const { settings } = office.ledger.companyNow()
  office.does(office.boss, [{ kind: 'putSettings', now: { ...settings, pool: { firstContactDays: 3 } } }])
  office.pass(dayMs)
  office.ledger.sweep(office.now())
  expect(found()).toMatchObject([{ deleted: true }])
})
