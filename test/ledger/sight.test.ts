import { describe, expect, test } from 'vitest'
import { addDays, dayMs, dayOf } from '#shared/base/instant.ts'
import type { MemberId } from '#shared/base/id.ts'
import type { SightRules } from '#shared/ownership/sightRules.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }

function rule(office: Office, sight: SightRules): void {
  const { settings } = office.ledger.companyNow()
  office.does(office.boss, [{ kind: 'putSettings', now: { ...settings, sight } }], { kind: 'configure' })
}
const toldSince = (office: Office, reader: MemberId, head: number) =>
  office.ledger
    .catchUp(office.speaker(reader, 'dev_000000000000' as never), head, 1e6)
    .items.filter((item) => 'customer' in item)
    .map(({ kind }) => kind)
const sourcesOf = (office: Office) => office.column('customers', 'source').options?.map(({ id }) => id) ?? []
const seenBy = (office: Office, member: MemberId) => {
  const page = office.ledger.bootPage(office.speaker(member), office.ledger.head(), 0, null)
  return page.envelopes.map(({ customer }) => customer)
}

/** What came from the first source is shown to 西区. */
function opened(right: 'read' | 'edit' = 'read') {
  const office = openOffice()
  const [fair, web] = sourcesOf(office)
  if (fair === undefined || web === undefined) throw new Error('the template has sources')
  const byValue = [{ column: office.column('customers', 'source').id, option: fair, department: office.west, right }]
  return { office, fair, web, rules: { byValue } }
}

describe('a rule on a value', () => {
  test('shows the customers that have it to the department, those there already and those to come', () => {
    const { office, fair, web, rules } = opened()
    const old = office.collect(office.anna, { source: fair })
    const other = office.collect(office.anna, { source: web })
    const head = office.ledger.head()
    rule(office, rules)
    expect(seenBy(office, office.chen)).toEqual([old])
    expect(toldSince(office, office.chen, head)).toEqual(['gain'])
    const fresh = office.collect(office.bert, { source: fair })
    expect(seenBy(office, office.chen).sort()).toEqual([old, fresh].sort())
    expect(seenBy(office, office.bert)).toEqual([fresh])
    const at = office.ledger.head()
    office.does(office.anna, [office.set(other, 'source', web, fair)])
    expect(toldSince(office, office.chen, at)).toEqual(['gain'])
    expect(toldSince(office, office.eastManager, at)).toEqual(['write', 'envelope'])
  })

  test('closes them again when the value changes, the column goes or the rule is taken back', () => {
    const { office, fair, web, rules } = opened()
    rule(office, rules)
    const [changed, gone] = [
      office.collect(office.anna, { source: fair }),
      office.collect(office.anna, { source: fair }),
    ]
    const head = office.ledger.head()
    office.does(office.anna, [office.set(changed, 'source', fair, web)])
    expect(toldSince(office, office.chen, head)).toEqual(['lose'])
    expect(seenBy(office, office.chen)).toEqual([gone])
    const column = office.column('customers', 'source')
    office.does(office.boss, [{ kind: 'putColumn', was: column, now: { ...column, deleted: true } }])
    expect(seenBy(office, office.chen)).toEqual([])
    office.does(office.boss, [{ kind: 'putColumn', was: { ...column, deleted: true }, now: column }])
    expect(seenBy(office, office.chen)).toEqual([gone])
    rule(office, {})
    expect(seenBy(office, office.chen)).toEqual([])
    expect(office.ledger.envelope(gone)?.shownTo).toBe(undefined)
  })

  test('gives what it says: to read, or to edit as well', () => {
    for (const right of ['read', 'edit'] as const) {
      const { office, fair, rules } = opened(right)
      rule(office, rules)
      const customer = office.collect(office.anna, { source: fair, region: '浙江' })
      const [verdict] = office.does(office.chen, [office.set(customer, 'region', '浙江', '上海')])
      expect(verdict?.kind).toBe(right === 'edit' ? 'accepted' : 'proposed')
    }
  })

  test('goes on where the server stopped', () => {
    const { office, fair, rules } = opened()
    for (let n = 0; n < 210; n += 1) office.collect(office.anna, { source: fair })
    const { settings } = office.ledger.companyNow()
    office.send(office.boss, office.partOf(office.boss, [{ kind: 'putSettings', now: { ...settings, sight: rules } }]))
    office.ledger.commit()
    expect(office.ledger.errands(office.boss).map(({ kind }) => kind)).toEqual(['sight'])
    expect(office.ledger.errands(office.anna)).toEqual([])
    office.reopen()
    expect(office.ledger.errands(office.boss)).toEqual([])
    expect(office.store.read.jobs()).toEqual([])
    expect(
      office.store.read.countCustomers({
        kind: 'seen',
        owners: [office.chen],
        departments: [],
        shownTo: [office.west],
      }),
    ).toBe(210)
  })

  test('is no rule for who comes to the department until he is there', () => {
    const { office, fair, rules } = opened()
    rule(office, rules)
    const customer = office.collect(office.anna, { source: fair })
    expect(seenBy(office, office.bert)).toEqual([])
    const bert = office.ledger.companyNow().members.get(office.bert)
    if (bert === undefined) throw new Error('伯特 works here')
    office.does(office.boss, [{ kind: 'putMember', now: { ...bert, department: office.west } }], { kind: 'people' })
    expect(seenBy(office, office.bert)).toEqual([customer])
    expect(office.does(office.boss, [{ kind: 'removeDepartment', department: office.west }])).toEqual([
      { kind: 'refused', refusal: { kind: 'department-in-use' } },
    ])
  })
})

describe('after a transfer', () => {
  test('the former owner reads on for the days that the company gives, the new one is told by whom he has him', () => {
    const office = openOffice()
    rule(office, { formerOwnerDays: 3 })
    const customer = office.collect(office.anna, { name: '交接' })
    const hand = (by: MemberId, to: MemberId) =>
      office.does(by, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to }], { kind: 'transfer' })
    expect(hand(office.anna, office.chen)).toEqual([accepted])
    const until = addDays(dayOf(office.now(), 480), 3)
    expect(office.ledger.envelope(customer)?.collaborators).toMatchObject([
      { member: office.anna, right: 'read', until },
    ])
    expect(office.ledger.notices(office.chen)).toMatchObject([{ kind: 'handedOver', title: '交接', by: office.anna }])
    expect(seenBy(office, office.anna)).toEqual([customer])
    office.pass(4 * dayMs)
    office.ledger.sweep(office.now())
    office.settle()
    expect(seenBy(office, office.anna)).toEqual([])
  })

  test('nobody reads on where the company gives no days, nor when the transfer is taken back', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const hand = (to: MemberId, kind: 'transfer' | 'undo') =>
      office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to }], { kind })
    hand(office.bert, 'transfer')
    expect(seenBy(office, office.anna)).toEqual([])
    rule(office, { formerOwnerDays: 3 })
    hand(office.anna, 'undo')
    expect(seenBy(office, office.bert)).toEqual([])
  })
})
