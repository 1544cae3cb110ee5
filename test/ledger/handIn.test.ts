import { expect, test } from 'vitest'
import { newDeviceId } from '#shared/base/id.ts'
import { openOffice } from './office.ts'

const notThere = { kind: 'refused', refusal: { kind: 'not-there' } }

function lostLaptop() {
  const office = openOffice()
  const { anna, ledger } = office
  const customer = office.collect(anna, { name: '甲公司', region: '浙江' })
  const foreign = office.collect(office.chen, { name: '乙公司' })
  const handsIn = (changes: Parameters<typeof office.partOf>[1], device = office.deviceOf(anna)) => {
    const part = office.partOf(anna, changes, { offline: true, device })
    const answer = ledger.handIn(anna, device, part)
    office.settle()
    return { part, verdicts: answer.verdicts }
  }
  return { ...office, office, customer, foreign, handsIn }
}

test('what lay on a revoked device is kept as proposals under its person’s name and overwrites nothing', () => {
  const { office, customer, foreign, handsIn } = lostLaptop()
  const contact = office.newRecord()
  const { part, verdicts } = handsIn([
    office.set(customer, 'region', '浙江', '江苏'),
    office.set(customer, 'name', '甲公司', '甲公司'),
    office.add(customer, 'contacts', contact, { name: '老张' }),
    office.set(foreign, 'region', null, '偷看'),
    { kind: 'return', customer, epoch: office.epoch(customer) },
  ])
  expect(verdicts.map(({ kind }) => kind)).toEqual(['proposed', 'accepted', 'proposed', 'refused', 'refused'])
  expect(verdicts[3]).toEqual(notThere)
  expect(office.reads(customer, 'region')).toBe('浙江')
  expect(office.store.read.rows('contacts', customer)).toEqual([])
  expect(office.store.read.proposalsOf(customer)).toMatchObject([
    { author: office.anna, why: 'revoked-device', record: customer },
    { author: office.anna, why: 'revoked-device', record: contact },
  ])
  expect(office.ledger.handIn(office.anna, part.set.device, part).verdicts).toEqual(verdicts)
  expect(office.store.read.proposalsOf(customer)).toHaveLength(2)
})

test('a customer whom nobody else has is made with what was known of him; a leaver’s falls to the pool', () => {
  const { office, handsIn } = lostLaptop()
  const [mine, late] = [office.newCustomer(), office.newCustomer()]
  const brings = (customer: typeof mine) => [
    office.create(customer, { name: '新客户' }),
    office.add(customer, 'contacts', office.newRecord(), { name: '联系人' }),
  ]
  expect(handsIn(brings(mine)).verdicts).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }])
  expect(office.ledger.envelope(mine)?.owner).toMatchObject({ kind: 'rep', member: office.anna })

  const { members } = office.ledger.companyNow()
  const anna = { ...members.get(office.anna)!, left: true }
  office.does(office.boss, [{ kind: 'putMember', now: anna }], { kind: 'people' })
  expect(handsIn(brings(late)).verdicts).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }])
  expect(office.ledger.envelope(late)).toMatchObject({ owner: { kind: 'pool' }, department: office.east })
  expect(office.store.read.rows('contacts', late)).toHaveLength(1)
  const again = [office.set(late, 'name', '新客户', '改名')]
  expect(handsIn(again, newDeviceId(office.random)).verdicts).toEqual([notThere])
})

test('a leaver’s unsent words on what was his are kept for whoever has him now', () => {
  const { office, customer, foreign, handsIn } = lostLaptop()
  const anna = office.ledger.companyNow().members.get(office.anna)!
  office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.bert }])
  office.does(office.boss, [{ kind: 'putMember', now: { ...anna, left: true } }], { kind: 'people' })
  const { verdicts } = handsIn([
    office.set(customer, 'region', '浙江', '福建'),
    office.set(foreign, 'region', null, '偷'),
  ])
  expect(verdicts.map(({ kind }) => kind)).toEqual(['proposed', 'refused'])
  expect(office.ledger.proposals(office.speaker(office.bert).viewer)).toMatchObject([{ author: office.anna }])
})

test('a part of somebody else is not taken', () => {
  const { office, customer } = lostLaptop()
  const part = office.partOf(office.chen, [office.set(customer, 'region', '浙江', '江苏')], { offline: true })
  expect(office.ledger.handIn(office.anna, part.set.device, part).verdicts).toEqual([
    { kind: 'refused', refusal: { kind: 'not-allowed' } },
  ])
})
