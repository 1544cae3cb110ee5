import { describe, expect, test } from 'vitest'
import { addDays, dayMs, dayOf } from '#shared/base/instant.ts'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string, facts: object = {}) => ({ kind: 'refused', refusal: { kind, ...facts } })

const share = (office: Office, by: MemberId, customer: CustomerId, to: MemberId, given: object = {}) =>
  office.does(by, [{ kind: 'share', customer, to, right: 'read', ...given }], { kind: 'share' })
const toldSince = (office: Office, reader: MemberId, head: number) =>
  office.ledger
    .catchUp(office.speaker(reader, 'dev_000000000000' as never), head, 1e6)
    .items.filter((item) => 'customer' in item)
    .map(({ kind }) => kind)
const today = (office: Office) => dayOf(office.now(), 480)
const notices = (office: Office, member: MemberId) =>
  office.ledger.notices(member).filter(({ kind, done }) => kind === 'shared' && !done)

describe('a customer opened to a colleague', () => {
  test('arrives whole at the colleague, who is told by whom; the others see who works on him', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '宁波机床厂', phone: '0574-11112222' })
    const head = office.ledger.head()
    expect(share(office, office.anna, customer, office.chen)).toEqual([accepted])
    expect(toldSince(office, office.chen, head)).toEqual(['gain'])
    expect(toldSince(office, office.eastManager, head)).toEqual(['envelope'])
    expect(toldSince(office, office.bert, head)).toEqual([])
    expect(notices(office, office.chen)).toMatchObject([{ customer, title: '宁波机床厂', by: office.anna }])
    expect(office.ledger.documents(office.speaker(office.chen).viewer, [customer])).toHaveLength(1)
  })

  test('is edited by who may edit; the words of who may read alone are kept as a suggestion', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '宁波机床厂', phone: '13800000001' })
    share(office, office.anna, customer, office.chen)
    expect(office.does(office.chen, [office.set(customer, 'phone', '13800000001', '13800000002')])).toMatchObject([
      { kind: 'proposed' },
    ])
    expect(office.reads(customer, 'phone')).toBe('13800000001')
    expect(office.ledger.proposals(office.speaker(office.anna).viewer)).toMatchObject([{ why: 'suggested' }])
    share(office, office.anna, customer, office.chen, { right: 'edit' })
    expect(office.does(office.chen, [office.set(customer, 'phone', '13800000001', '13800000003')])).toEqual([accepted])
    expect(office.reads(customer, 'phone')).toBe('13800000003')
    const epoch = office.epoch(customer)
    expect(office.does(office.chen, [{ kind: 'transfer', customer, epoch, to: office.chen }])).toEqual([
      refused('not-allowed'),
    ])
    expect(share(office, office.chen, customer, office.bert)).toEqual([refused('not-allowed')])
  })

  test('for a time is closed by the sweep of the day after, on the device too', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '一天' })
    share(office, office.anna, customer, office.chen, { until: today(office) })
    office.ledger.sweep(office.now())
    expect(toldSince(office, office.chen, office.ledger.head() - 1)).not.toContain('lose')
    const head = office.ledger.head()
    office.pass(dayMs)
    office.ledger.sweep(office.now())
    office.settle()
    expect(office.ledger.envelope(customer)?.collaborators).toBe(undefined)
    expect(toldSince(office, office.chen, head)).toEqual(['lose'])
    expect(office.ledger.notices(office.chen)).toEqual([])
    expect(office.ledger.documents(office.speaker(office.chen).viewer, [customer])).toEqual([])
    office.ledger.sweep(office.now())
    expect(office.store.read.logOf(customer, 100).filter(({ body }) => body.kind === 'hands')).toHaveLength(2)
  })

  test('files the visit of who worked on him, and keeps the words of who only read, after it was closed', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '补录' })
    share(office, office.anna, customer, office.chen, { right: 'edit' })
    share(office, office.anna, customer, office.bert)
    for (const from of [office.chen, office.bert]) office.does(office.anna, [{ kind: 'unshare', customer, from }])
    const visit = () => office.add(customer, 'followups', office.newRecord(), { followUpContent: '见到采购' })
    expect(office.does(office.chen, [visit()], { offline: true })).toEqual([{ kind: 'filed' }])
    expect(office.does(office.bert, [visit()], { offline: true })).toMatchObject([{ kind: 'proposed' }])
  })

  test('may be left by the colleague himself', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    share(office, office.anna, customer, office.chen)
    share(office, office.anna, customer, office.bert)
    expect(office.does(office.chen, [{ kind: 'unshare', customer, from: office.bert }])).toEqual([
      refused('not-allowed'),
    ])
    expect(office.does(office.chen, [{ kind: 'unshare', customer, from: office.chen }])).toEqual([accepted])
    expect(office.ledger.envelope(customer)?.collaborators).toMatchObject([{ member: office.bert }])
  })

  test('keeps his collaborators under another owner and loses them in the pool', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    for (const to of [office.bert, office.chen]) share(office, office.anna, customer, to)
    const hand = (to: MemberId) =>
      office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to }])
    hand(office.bert)
    expect(office.ledger.envelope(customer)?.collaborators).toMatchObject([{ member: office.chen }])
    const head = office.ledger.head()
    office.does(office.bert, [{ kind: 'return', customer, epoch: office.epoch(customer) }])
    expect(office.ledger.envelope(customer)?.collaborators).toBe(undefined)
    expect(toldSince(office, office.chen, head)).toEqual(['lose'])
  })
})

describe('opening is refused', () => {
  test('to who may not give the customer away, of what one may not see, and for nobody', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const admin = office.hire('管理员', 'administrator', office.east)
    expect(share(office, office.chen, customer, office.chen)).toEqual([refused('not-there')])
    expect(share(office, office.westManager, customer, office.chen)).toEqual([refused('not-there')])
    expect(share(office, office.anna, office.newCustomer(), office.chen)).toEqual([refused('not-there')])
    expect(share(office, office.anna, customer, office.anna)).toEqual([refused('unknown-member')])
    expect(share(office, office.anna, customer, admin)).toEqual([refused('unknown-member')])
    const day = addDays(today(office), -1)
    expect(share(office, office.anna, customer, office.chen, { until: day })).toEqual([refused('day-passed', { day })])
    expect(office.does(office.chen, [{ kind: 'unshare', customer, from: office.chen }])).toEqual([refused('not-there')])
  })

  test('in the pool', () => {
    const office = openOffice()
    const customer = office.collect(office.boss, {}, null)
    expect(share(office, office.boss, customer, office.chen)).toEqual([
      refused('already-pooled', { since: office.now() }),
    ])
  })
})
