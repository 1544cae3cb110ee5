import { describe, expect, test } from 'vitest'
import { ledgerRecord, newColumnId, newDeviceId, newOptionId, type ColumnId, type CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change } from '#shared/ledger/change.ts'
import { formatWanted, isStray } from '#shared/ledger/strayCell.ts'
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

describe('a column that is of another kind by now', () => {
  const typed = '大约五十台'

  function retyped() {
    const lost = lostLaptop()
    const { office } = lost
    const id = newColumnId(office.random)
    const column = { id, table: 'customers', kind: 'text', name: '数量', order: 99 } as const
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: column }], { kind: 'configure' })
    const retype = { kind: 'retypeColumn', column: id, from: 'text', to: 'number' } as const
    office.does(office.boss, [retype], { kind: 'configure' })
    office.settle()
    const set = (customer: CustomerId, now: CellValue): Change => ({
      kind: 'set',
      customer,
      table: 'customers',
      record: ledgerRecord(customer),
      cells: [{ column: id, was: null, now }],
    })
    return { ...lost, id, set }
  }

  test('leaves what it does not take as it was typed, for its author and whoever decides to read', () => {
    const { office, customer, handsIn, id, set } = retyped()
    expect(handsIn([set(customer, typed)]).verdicts).toMatchObject([{ kind: 'proposed', columns: [id] }])
    const [proposal] = office.store.read.proposalsOf(customer)
    expect(proposal).toMatchObject({ author: office.anna, cells: [{ column: id, wanted: typed, fate: 'open' }] })
    expect(office.ledger.proposals(office.speaker(office.anna).viewer)).toEqual([proposal])
    const accepts = { kind: 'decide', customer, proposal: proposal!.id, accept: [id], decline: [] } as const
    expect(office.does(office.eastManager, [accepts], { kind: 'decide' })).toEqual([
      { kind: 'refused', refusal: { kind: 'bad-value', column: id } },
    ])
    const column = office.ledger.companyNow().columns.get(id)!
    const context = { members: new Map(), zoneMinutes: 480 }
    expect([isStray(column, typed, context), formatWanted(column, typed, context)]).toEqual([true, typed])
  })

  test('is given what it can read of it', () => {
    const { office, customer, handsIn, id, set } = retyped()
    handsIn([set(customer, ' 1,200 ')])
    expect(office.store.read.proposalsOf(customer)).toMatchObject([{ cells: [{ column: id, wanted: 1200 }] }])
  })

  test('does not keep a new customer, nor a record of his, from being made', () => {
    const { office, handsIn, id } = retyped()
    const [fresh, contact] = [office.newCustomer(), office.newRecord()]
    const create = office.create(fresh, { name: '新客户' })
    if (create.kind !== 'create') throw new Error('a creation')
    const { verdicts } = handsIn([
      { ...create, cells: [...create.cells, { column: id, now: typed }] },
      office.add(fresh, 'contacts', contact, { name: '联系人' }),
    ])
    expect(verdicts).toMatchObject([{ kind: 'proposed', columns: [id] }, { kind: 'accepted' }])
    expect(office.reads(fresh, 'name')).toBe('新客户')
    expect(office.store.read.proposalsOf(fresh)).toMatchObject([{ cells: [{ column: id, wanted: typed }] }])
  })

  test('that was never made, or that its author never saw, is no reason either, and both read the same', () => {
    const { office, customer, handsIn } = retyped()
    const [nowhere, hidden] = [newColumnId(office.random), newColumnId(office.random)]
    const now = { id: hidden, table: 'customers', kind: 'text', name: '成本', order: 100, class: 'finance' } as const
    office.does(office.boss, [{ kind: 'putColumn', was: null, now }], { kind: 'configure' })
    const set = (column: ColumnId): Change => ({
      kind: 'set',
      customer,
      table: 'customers',
      record: ledgerRecord(customer),
      cells: [{ column, was: null, now: typed }],
    })
    const said = [nowhere, hidden].map((column) => {
      const [verdict] = handsIn([set(column)]).verdicts
      return verdict?.kind === 'proposed' && verdict.columns.map((each) => each === column)
    })
    expect(said).toEqual([[true], [true]])
    const { viewer } = office.speaker(office.anna)
    expect(office.ledger.proposals(viewer)).toMatchObject([
      { cells: [{ column: nowhere, wanted: typed, stood: null }] },
      { cells: [{ column: hidden, wanted: typed, stood: null }] },
    ])
  })

  test('or deleted, is no reason to lose a word either', () => {
    const { office, customer, handsIn, id, set } = retyped()
    const was = office.ledger.companyNow().columns.get(id)!
    office.does(office.boss, [{ kind: 'putColumn', was, now: { ...was, deleted: true } }], { kind: 'configure' })
    expect(handsIn([set(customer, 12)]).verdicts).toMatchObject([{ kind: 'proposed', columns: [id] }])
    expect(office.store.read.proposalsOf(customer)).toMatchObject([{ cells: [{ column: id, wanted: 12 }] }])
  })
})

test('an option that somebody named on the road before he left is known by its name, and offered to nobody', () => {
  const { office, customer, handsIn } = lostLaptop()
  const source = office.column('customers', 'source')
  const option = newOptionId(office.random)
  const { members } = office.ledger.companyNow()
  const was = members.get(office.anna)!
  const changes = [
    { kind: 'addOptions', column: source.id, options: [{ id: option, name: '行业展会' }] } as const,
    office.set(customer, 'source', null, option),
  ]
  const becomes = (facts: Partial<typeof was>) =>
    office.does(office.boss, [{ kind: 'putMember', now: { ...was, ...facts } }], { kind: 'people' })
  expect(handsIn(changes).verdicts[0]).toEqual({ kind: 'refused', refusal: { kind: 'not-allowed' } })
  becomes({ role: 'generalManager' })
  becomes({ role: 'generalManager', left: true })
  expect(handsIn(changes).verdicts.map(({ kind }) => kind)).toEqual(['accepted', 'proposed'])
  const { options } = office.column('customers', 'source')
  expect(options?.filter(({ id }) => id === option)).toMatchObject([{ name: '行业展会', deleted: true }])
})
