import { describe, expect, test } from 'vitest'
import type { Change, Proposal } from '#shared/ledger/change.ts'
import { makingOf } from '#shared/ledger/making.ts'
import { openOffice } from './office.ts'

/** 安娜 lost her customer to 小陈 while she made a contact offline, and typed a phone into it afterwards. */
function office() {
  const office = openOffice()
  const customer = office.collect(office.anna, { name: '甲公司' })
  office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.chen }])
  const at = { customer, table: 'contacts', record: office.newRecord() } as const
  const phone = office.column('contacts', 'phone').id
  const create: Change = { kind: 'create', ...at, cells: office.cells('contacts', { name: '李总' }) }
  const set: Change = { kind: 'set', ...at, cells: [{ column: phone, was: null, now: '13800138000' }] }
  expect(office.does(office.anna, [create, set], { offline: true })).toMatchObject([
    { kind: 'proposed' },
    { kind: 'proposed' },
  ])
  const proposals = () => office.store.read.proposalsOf(customer)
  const [making, later] = proposals() as [Proposal, Proposal]
  const decide = (proposal: Proposal, isAccepted: boolean): Change => {
    const columns = proposal.cells.map(({ column }) => column)
    return {
      kind: 'decide',
      customer,
      proposal: proposal.id,
      accept: isAccepted ? columns : [],
      decline: isAccepted ? [] : columns,
    }
  }
  const decided = (...changes: readonly Change[]) => office.does(office.chen, changes, { kind: 'decide' })
  const made = () => office.store.read.rows('contacts', customer)
  return { office, proposals, making, later, decide, decided, made, phone }
}

const notMade = { kind: 'refused', refusal: { kind: 'not-made' } }
const accepted = { kind: 'accepted' }

describe('a later word about a record that is only proposed', () => {
  test('does not make the record; accepted after or with its making it stands in it', () => {
    const {
      office: { anna },
      making,
      later,
      proposals,
      decide,
      decided,
      made,
      phone,
    } = office()
    expect([making.makes, later.makes]).toEqual([true, false])
    expect(makingOf(later, proposals())).toEqual({ kind: 'open', by: making })
    expect(makingOf(making, proposals())).toEqual({ kind: 'none' })
    expect(decided(decide(later, true))).toEqual([notMade])
    expect(made()).toEqual([])
    expect(decided(decide(making, true), decide(later, true))).toEqual([accepted, accepted])
    expect(made()).toMatchObject([{ created: { by: anna }, cells: { [phone]: '13800138000' } }])
    expect(Object.keys(made()[0]!.cells).length).toBeGreaterThan(1)
    expect(makingOf(later, proposals())).toEqual({ kind: 'none' })
  })

  test('can only be declined once its making was', () => {
    const { making, later, proposals, decide, decided, made } = office()
    expect(decided(decide(making, false))).toEqual([accepted])
    expect(makingOf(later, proposals())).toEqual({ kind: 'declined' })
    expect(decided(decide(later, true))).toEqual([notMade])
    expect(decided(decide(later, false))).toEqual([accepted])
    expect(made()).toEqual([])
  })
})
