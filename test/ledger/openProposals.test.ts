import { describe, expect, test } from 'vitest'
import { ledgerRecord, newDeviceId } from '#shared/base/id.ts'
import { openProposals } from '../../client/proposal/openProposals.ts'
import { changedEntries } from '../../client/sheet/sheetChange.ts'
import { toldOf } from '../../server/ledger/audience.ts'
import { openOffice } from './office.ts'

const none = new Map()

function settle() {
  const office = openOffice()
  const auditor = office.hire('审计', 'auditor', office.east)
  const colleague = office.hire('同事', 'auditor', office.east)
  const one = office.collect(office.anna, { region: '浙江' })
  const other = office.collect(office.anna, { region: '上海' })
  const region = office.column('customers', 'region').id
  const propose = (customer: typeof one, now: string) =>
    office.does(auditor, [
      {
        kind: 'set',
        customer,
        table: 'customers',
        record: ledgerRecord(customer),
        cells: [{ column: region, was: null, now }],
      },
    ])
  const all = () => [...office.store.read.openProposals()]
  const seenBy = (member: typeof auditor, proposals = all(), before: ReturnType<typeof openProposals> = none) =>
    openProposals(
      {
        proposals,
        viewer: office.speaker(member).viewer,
        envelopeOf: (customer) => office.store.read.customer(customer)?.envelope,
      },
      before,
    )
  return { office, auditor, colleague, one, other, region, propose, all, seenBy }
}

describe('an open proposal marks row and cell', () => {
  test('for its author, the owner and who may decide, and for nobody else who reads', () => {
    const { office, auditor, colleague, one, region, propose, seenBy } = settle()
    propose(one, '江苏')
    for (const member of [auditor, office.anna, office.eastManager, office.boss]) {
      const row = seenBy(member).get(ledgerRecord(one))
      expect(row?.proposals.length).toBe(1)
      expect(row?.cells.get(region)?.map(({ cell }) => cell.wanted)).toEqual(['江苏'])
    }
    expect(seenBy(colleague).size).toBe(0)
  })

  test('for whoever gains the customer, live and when he was away, and what is decided does not come along', () => {
    const { office, one, region, propose, all } = settle()
    propose(one, '江苏')
    propose(one, '安徽')
    const [{ id }, open] = all() as [ReturnType<typeof all>[number], ReturnType<typeof all>[number]]
    office.does(office.anna, [{ kind: 'decide', customer: one, proposal: id, accept: [region], decline: [] }], {
      kind: 'decide',
    })
    const head = office.ledger.head()
    office.news.length = 0
    office.does(office.anna, [{ kind: 'transfer', customer: one, epoch: office.epoch(one), to: office.chen }], {
      kind: 'transfer',
    })
    const device = newDeviceId(office.random)
    const live = (member: typeof office.chen) =>
      office.news.flatMap((news) => toldOf(news, office.speaker(member).viewer, device)?.item ?? [])
    const away = (member: typeof office.chen) => office.ledger.catchUp(office.speaker(member, device), head, 1e6).items
    for (const told of [live, away]) {
      const about = (member: typeof office.chen) =>
        told(member).flatMap((item): readonly string[] =>
          item.kind === 'proposal' ? [item.proposal.id] : 'customer' in item ? [item.kind] : [],
        )
      expect(about(office.chen)).toEqual(['gain', open.id])
      expect(about(office.boss)).toEqual(['envelope'])
      expect(about(office.anna)).toEqual(['lose'])
    }
  })

  test('until it is decided', () => {
    const { office, one, region, propose, all, seenBy } = settle()
    propose(one, '江苏')
    const [{ id }] = all() as [ReturnType<typeof all>[number]]
    office.does(office.anna, [{ kind: 'decide', customer: one, proposal: id, accept: [region], decline: [] }], {
      kind: 'decide',
    })
    const after = [...office.store.read.proposalsOf(one)]
    expect(seenBy(office.anna, after).size).toBe(0)
  })

  test('and another one leaves the marks of other rows as they are', () => {
    const { office, one, other, propose, all, seenBy } = settle()
    propose(one, '江苏')
    const first = all()
    const before = seenBy(office.anna, first)
    expect(seenBy(office.anna, first, before)).toBe(before)
    propose(other, '安徽')
    const added = all().filter(({ customer }) => customer === other)
    const after = seenBy(office.anna, [...first, ...added], before)
    expect(changedEntries(before, after)).toEqual([ledgerRecord(other)])
    expect(changedEntries(after, before)).toEqual([ledgerRecord(other)])
  })
})
