import { describe, expect, test } from 'vitest'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { openOffice } from './office.ts'

const accepted = { kind: 'accepted' }
const notThere = { kind: 'refused', refusal: { kind: 'not-there' } }

describe('claiming', () => {
  test('the first recorded claim wins and the second is told who won', () => {
    const office = openOffice()
    const customer = office.collect(office.boss, { name: '公海客户' }, null)
    expect(office.does(office.anna, [{ kind: 'claim', customer }], { kind: 'claim', offline: true })).toEqual([
      accepted,
    ])
    const since = office.now()
    office.pass(5_000)
    expect(office.does(office.chen, [{ kind: 'claim', customer }], { kind: 'claim', offline: true })).toEqual([
      { kind: 'refused', refusal: { kind: 'already-owned', owner: office.anna, since, by: office.anna, act: 'claim' } },
    ])
    expect(office.ledger.envelope(customer)).toMatchObject({ owner: { member: office.anna }, department: office.east })
  })

  test('of a customer that was never in the pool tells nothing', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    expect(office.does(office.chen, [{ kind: 'claim', customer }])).toEqual([notThere])
    expect(office.does(office.chen, [{ kind: 'claim', customer: office.newCustomer() }])).toEqual([notThere])
  })
})

describe('assigning many', () => {
  test('each has his own answer, and the turn of the rota is remembered', () => {
    const office = openOffice()
    const [first, second] = [office.collect(office.boss, {}, null), office.collect(office.boss, {}, null)]
    office.does(office.anna, [{ kind: 'claim', customer: second }], { kind: 'claim' })
    const verdicts = office.does(
      office.boss,
      [
        { kind: 'assign', customer: first, epoch: office.epoch(first), to: office.bert },
        { kind: 'assign', customer: second, epoch: office.epoch(second), to: office.bert },
        { kind: 'endTurns', last: office.bert },
      ],
      { kind: 'assign' },
    )
    expect(verdicts).toMatchObject([accepted, { kind: 'refused', refusal: { kind: 'already-owned' } }, accepted])
    expect(office.ledger.companyNow().lastTurn).toBe(office.bert)
  })

  test('whoever assigns sees the turns that were taken, of whom, and who was passed over and why; nobody else does', () => {
    const office = openOffice()
    const { anna, bert, chen, boss, eastManager } = office
    const { settings } = office.ledger.companyNow()
    const full = office.hire('满额', 'rep', office.east)
    for (let n = 0; n < 3; n += 1) office.collect(full)
    const rota = [anna, chen, full, bert]
    const now = { ...settings, pool: { ...settings.pool, capacity: 3 }, sharing: { rota, away: [chen] } }
    expect(office.does(boss, [{ kind: 'putSettings', now }], { kind: 'configure' })).toEqual([accepted])
    const [first, second, third] = [1, 2, 3].map(() => office.collect(boss, {}, null)) as CustomerId[]
    office.does(chen, [{ kind: 'claim', customer: third! }], { kind: 'claim' })
    const gives = (customer: CustomerId, to: MemberId) =>
      ({ kind: 'assign', customer, epoch: office.epoch(customer), to }) as const
    const turns = [
      { customer: first!, member: anna },
      { customer: second!, member: bert },
      { customer: third!, member: anna },
    ]
    office.does(
      boss,
      [gives(first!, anna), gives(second!, bert), gives(third!, anna), { kind: 'endTurns', last: anna, turns }],
      { kind: 'assign' },
    )
    const seenBy = (member: MemberId) => office.ledger.turns(office.speaker(member).viewer)
    const at = office.now()
    expect(seenBy(boss)).toEqual([
      {
        at,
        by: boss,
        member: bert,
        customer: second,
        skipped: [
          { member: chen, why: 'away' },
          { member: full, why: 'full' },
        ],
      },
      { at, by: boss, member: anna, customer: first, skipped: [] },
    ])
    expect(seenBy(anna)).toEqual([])
    expect(seenBy(eastManager).map(({ customer }) => customer)).toEqual([second, first])
    expect(seenBy(office.westManager).map(({ customer }) => customer)).toEqual([null, null])
  })

  test('whoever may assign nothing turns no rota', () => {
    const office = openOffice()
    expect(office.does(office.anna, [{ kind: 'endTurns', last: office.anna }])).toEqual([
      { kind: 'refused', refusal: { kind: 'not-allowed' } },
    ])
    expect(office.ledger.companyNow().lastTurn).toBe(undefined)
  })
})

describe('handing over', () => {
  test('the former owner’s device is told to forget, the new owner gets everything, the manager sees other hands', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '交接' })
    const at = office.ledger.head()
    office.does(office.anna, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.bert }], {
      kind: 'transfer',
    })
    const told = (member: typeof office.anna) =>
      office.ledger
        .catchUp(office.speaker(member, 'dev_000000000000' as never), at, 1e6)
        .items.filter((item) => 'customer' in item)
        .map((item) => item.kind)
    expect(told(office.anna)).toEqual(['lose'])
    expect(told(office.bert)).toEqual(['gain'])
    expect(told(office.eastManager)).toEqual(['envelope'])
    expect(told(office.chen)).toEqual([])
  })

  test('whoever looked at older hands is told who changed them', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const epoch = office.epoch(customer)
    office.does(office.eastManager, [{ kind: 'transfer', customer, epoch, to: office.bert }])
    expect(office.does(office.anna, [{ kind: 'return', customer, epoch }], { offline: true })).toEqual([
      {
        kind: 'refused',
        refusal: { kind: 'changed-hands', by: office.eastManager, at: office.now(), act: 'transfer' },
      },
    ])
    expect(office.does(office.chen, [{ kind: 'return', customer, epoch }])).toEqual([notThere])
  })

  test('assigning from the pool is a manager’s right', () => {
    const office = openOffice()
    const customer = office.collect(office.eastManager, {}, null)
    const assign = { kind: 'assign', customer, epoch: office.epoch(customer), to: office.bert } as const
    expect(office.does(office.anna, [assign])).toEqual([notThere])
    expect(office.does(office.eastManager, [assign], { kind: 'assign' })).toEqual([accepted])
    expect(ownerOf(office.ledger.envelope(customer) ?? never())).toBe(office.bert)
  })

  test('a returned customer stays with his department and shows everybody a masked card', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '退回', phone: '13800000001' })
    office.does(office.anna, [{ kind: 'return', customer, epoch: office.epoch(customer), reason: '谈不下来' }], {
      kind: 'return',
    })
    expect(office.ledger.envelope(customer)).toMatchObject({
      owner: { kind: 'pool' },
      department: office.east,
      formerOwner: office.anna,
    })
    const { cards, total } = office.ledger.poolCards(office.speaker(office.chen).viewer, {
      text: '退',
      after: null,
      limit: 10,
    })
    expect(total).toBe(1)
    expect(cards).toMatchObject([
      { customer, name: '退回', cells: [{ value: null }, { value: null }], since: office.now() },
    ])
    office.does(office.chen, [{ kind: 'claim', customer }])
    expect(
      office.ledger.poolCards(office.speaker(office.anna).viewer, { text: '', after: null, limit: 10 }).total,
    ).toBe(0)
  })

  test('a rep may not enter customers for a colleague; his manager may', () => {
    const office = openOffice()
    const make = () => office.create(office.newCustomer(), { name: '代录' }, office.bert)
    expect(office.does(office.anna, [make()])).toEqual([{ kind: 'refused', refusal: { kind: 'not-allowed' } }])
    expect(office.does(office.westManager, [make()])).toEqual([{ kind: 'refused', refusal: { kind: 'not-allowed' } }])
    expect(office.does(office.eastManager, [make()])).toEqual([accepted])
  })
})

describe('who lost the customer while offline', () => {
  const lost = () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '转走', phone: '13800000001' })
    office.does(office.eastManager, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.bert }])
    return { office, customer }
  }

  test('has his visit filed as a late record under his name', () => {
    const { office, customer } = lost()
    const record = office.newRecord()
    const visit = office.add(customer, 'followups', record, { followUpSubject: '拜访', followUpContent: '见到采购' })
    expect(office.does(office.anna, [visit], { kind: 'followUp', offline: true })).toEqual([{ kind: 'filed' }])
    const [row] = office.store.read.rows('followups', customer)
    expect(row).toMatchObject({ id: record, created: { by: office.anna, at: office.now() } })
  })

  test('has his edits kept as a proposal whose present value he does not see', () => {
    const { office, customer } = lost()
    office.does(office.bert, [office.set(customer, 'phone', '13800000001', '13800000002')])
    const [verdict] = office.does(office.anna, [office.set(customer, 'phone', '13800000001', '13800000003')], {
      offline: true,
    })
    expect(verdict).toMatchObject({ kind: 'proposed' })
    const seenBy = (member: typeof office.anna) => office.ledger.proposals(office.speaker(member).viewer)[0]?.cells[0]
    expect(seenBy(office.bert)).toMatchObject({ wanted: '13800000003', stood: '13800000002' })
    expect(seenBy(office.anna)).toMatchObject({ wanted: '13800000003', stood: null })
    expect(seenBy(office.chen)).toBe(undefined)
  })

  test('has a new contact kept as a proposal that makes the record when it is accepted', () => {
    const { office, customer } = lost()
    const record = office.newRecord()
    const contact = office.add(customer, 'contacts', record, { name: '王采购' })
    const [verdict] = office.does(office.anna, [contact], { offline: true })
    if (verdict?.kind !== 'proposed') throw new Error('expected a proposal')
    expect(verdict.columns).toEqual([])
    const accept = [office.column('contacts', 'name').id]
    office.does(office.bert, [{ kind: 'decide', customer, proposal: verdict.proposal, accept, decline: [] }])
    expect(office.store.read.rows('contacts', customer)).toMatchObject([
      { id: record, created: { by: office.anna }, cells: { [accept[0] ?? '']: '王采购' } },
    ])
  })

  test('but who never had him learns nothing, not even that he exists', () => {
    const { office, customer } = lost()
    const edit = office.set(customer, 'phone', null, '13800000009')
    expect(office.does(office.chen, [edit], { offline: true })).toEqual([notThere])
    expect(office.does(office.chen, [office.create(customer, { name: '猜' })])).toEqual([notThere])
  })
})

function never(): never {
  throw new Error('expected an envelope')
}
