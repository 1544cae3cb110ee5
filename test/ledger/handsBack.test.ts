import { describe, expect, test } from 'vitest'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Change, ChangeSetKind } from '#shared/ledger/change.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const day = 86_400_000

/** Does it; the result takes it back, with what a device sends for it. */
function acts(office: Office, member: MemberId, kind: ChangeSetKind, changes: readonly Change[]) {
  const part = office.partOf(member, changes, { kind })
  expect(office.send(member, part).verdicts).toEqual(changes.map(() => accepted))
  return (back: readonly Change[], as: 'undo' | 'redo' = 'undo') =>
    office.does(member, back, { kind: as, undoes: part.set.id })
}

const envelopeOf = (office: Office, customer: CustomerId) => {
  const { epoch: _, ...rest } = office.store.read.customer(customer)!.envelope
  return rest
}

const cool = (office: Office) => {
  const { settings } = office.ledger.companyNow()
  const now = { ...settings, pool: { ...settings.pool, coolDownDays: 7 } }
  expect(office.does(office.boss, [{ kind: 'putSettings', now }], { kind: 'configure' })).toEqual([accepted])
}

describe('what is taken back never was', () => {
  test('who undoes a return gives the customer to his owner and to the colleagues of then, not to himself', () => {
    const office = openOffice()
    cool(office)
    const customer = office.collect(office.anna)
    office.does(office.anna, [{ kind: 'share', customer, to: office.chen, right: 'read' }], { kind: 'share' })
    for (const member of [office.eastManager, office.anna]) {
      const before = envelopeOf(office, customer)
      office.pass(60_000)
      const undo = acts(office, member, 'return', [{ kind: 'return', customer, epoch: office.epoch(customer) }])
      office.pass(60_000)
      expect(undo([{ kind: 'claim', customer }])).toEqual([accepted])
      expect(envelopeOf(office, customer)).toEqual(before)
    }
  })

  test('an assignment leaves neither a former owner nor another day in the pool, and comes again as it was', () => {
    const office = openOffice()
    cool(office)
    const customer = office.collect(office.anna)
    office.does(office.anna, [{ kind: 'return', customer, epoch: office.epoch(customer), reason: '暂无预算' }], {
      kind: 'return',
    })
    const before = envelopeOf(office, customer)
    office.pass(day * 2)
    const { boss, bert } = office
    const undo = acts(office, boss, 'assign', [{ kind: 'assign', customer, epoch: office.epoch(customer), to: bert }])
    const assigned = envelopeOf(office, customer)
    office.pass(60_000)
    expect(undo([{ kind: 'return', customer, epoch: office.epoch(customer) }])).toEqual([accepted])
    expect(envelopeOf(office, customer)).toEqual(before)
    // the redo takes back the return: a claim by its kind, but not his
    expect(undo([{ kind: 'claim', customer }], 'redo')).toEqual([accepted])
    expect(envelopeOf(office, customer)).toEqual(assigned)
  })

  test('who handed his own on has him back, unless somebody acted since', () => {
    const office = openOffice()
    const { anna, chen } = office
    const customer = office.collect(anna)
    const before = envelopeOf(office, customer)
    const give = () =>
      acts(office, anna, 'transfer', [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: chen }])
    office.pass(60_000)
    expect(give()([{ kind: 'claim', customer }])).toEqual([accepted])
    expect(envelopeOf(office, customer)).toEqual(before)
    expect(office.ledger.notices(chen).filter(({ done }) => !done)).toEqual([])
    const undo = give()
    office.does(chen, [{ kind: 'return', customer, epoch: office.epoch(customer) }], { kind: 'return' })
    expect(undo([{ kind: 'claim', customer }])).toMatchObject([
      { kind: 'refused', refusal: { kind: 'changed-hands', by: chen, act: 'return' } },
    ])
  })

  test('a claim is taken back whole, and claimed anew by the rules', () => {
    const office = openOffice()
    const { anna, boss } = office
    cool(office)
    const customer = office.collect(boss, {}, null)
    const before = envelopeOf(office, customer)
    office.pass(60_000)
    const undo = acts(office, anna, 'claim', [{ kind: 'claim', customer }])
    expect(undo([{ kind: 'return', customer, epoch: office.epoch(customer) }])).toEqual([accepted])
    expect(envelopeOf(office, customer)).toEqual(before)
    office.pass(60_000)
    expect(undo([{ kind: 'claim', customer }], 'redo')).toEqual([accepted])
    expect(envelopeOf(office, customer).owner).toMatchObject({ member: anna, since: office.now() })
  })

  test('nothing of another gesture, of another person, or of an earlier day is taken back so', () => {
    const office = openOffice()
    const { anna, boss, eastManager } = office
    cool(office)
    const customer = office.collect(anna)
    const undo = acts(office, anna, 'return', [{ kind: 'return', customer, epoch: office.epoch(customer) }])
    const cooling = [{ kind: 'refused', refusal: { kind: 'cooling' } }]
    expect(office.does(anna, [{ kind: 'claim', customer }], { kind: 'undo' })).toMatchObject(cooling)
    office.pass(day + 1)
    expect(undo([{ kind: 'claim', customer }])).toMatchObject(cooling)
    const assign = { kind: 'assign', customer, to: anna } as const
    const taken = acts(office, boss, 'assign', [{ ...assign, epoch: office.epoch(customer) }])
    office.does(boss, [{ kind: 'putMember', now: { ...office.ledger.companyNow().members.get(anna)!, left: true } }])
    expect(taken([{ kind: 'return', customer, epoch: office.epoch(customer) }])).toEqual([accepted])
    // his owner of then works here no more: a manager's own return is a claim like any other
    const back = acts(office, eastManager, 'assign', [{ ...assign, to: office.bert, epoch: office.epoch(customer) }])
    office.does(boss, [
      { kind: 'putMember', now: { ...office.ledger.companyNow().members.get(eastManager)!, role: 'rep' } },
    ])
    expect(back([{ kind: 'return', customer, epoch: office.epoch(customer) }])).toMatchObject([{ kind: 'refused' }])
  })

  test('the turns of a sharing that is taken back were none, and the next is next again', () => {
    const office = openOffice()
    const { anna, bert, boss } = office
    const { settings } = office.ledger.companyNow()
    office.does(boss, [{ kind: 'putSettings', now: { ...settings, sharing: { rota: [anna, bert] } } }])
    const turn = (member: MemberId, was: MemberId) => {
      const customer = office.collect(boss, {}, null)
      const turns = [{ customer, member }]
      const undo = acts(office, boss, 'assign', [
        { kind: 'assign', customer, epoch: office.epoch(customer), to: member },
        { kind: 'endTurns', last: member, was, turns },
      ])
      return () =>
        undo([
          { kind: 'endTurns', last: was, was: member, turns },
          { kind: 'return', customer, epoch: office.epoch(customer) },
        ])
    }
    const noted = () => office.ledger.turns(office.speaker(boss).viewer).map(({ member }) => member)
    const first = turn(anna, bert)
    const second = turn(bert, anna)
    expect(second()).toEqual([accepted, accepted])
    expect([noted(), office.ledger.companyNow().lastTurn]).toEqual([[anna], anna])
    turn(bert, anna)
    // the rota went on since
    expect(first()).toEqual([accepted, accepted])
    expect([noted(), office.ledger.companyNow().lastTurn]).toEqual([[bert], bert])
  })
})
