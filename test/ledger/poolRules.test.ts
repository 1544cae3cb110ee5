import { describe, expect, test } from 'vitest'
import type { CustomerId, MemberId, OptionId } from '#shared/base/id.ts'
import { ledgerRecord, newRecordId } from '#shared/base/id.ts'
import { addDays, dayMs, dayOf } from '#shared/base/instant.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import type { PoolRules } from '#shared/ownership/poolRules.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string, facts: object = {}) => ({ kind: 'refused', refusal: { kind, ...facts } })

function rule(office: Office, pool: PoolRules): void {
  const { settings } = office.ledger.companyNow()
  office.does(office.boss, [{ kind: 'putSettings', now: { ...settings, pool } }], { kind: 'configure' })
}
const ownerNow = (office: Office, customer: CustomerId): MemberId | null => {
  const stored = office.store.read.customer(customer)
  return stored === null ? null : ownerOf(stored.envelope)
}
const claim = (office: Office, by: MemberId, customer: CustomerId) =>
  office.does(by, [{ kind: 'claim', customer }], { kind: 'claim' })
/** A new day, its first sweep, and the work that it plans. */
function nextDays(office: Office, days: number): void {
  office.pass(days * dayMs)
  office.ledger.sweep(office.now())
  office.settle()
}
const epochOf = (office: Office, customer: CustomerId) => office.store.read.customer(customer)?.envelope.epoch ?? 0

describe('claiming', () => {
  test('stops at so many a day and goes on the next', () => {
    const office = openOffice()
    rule(office, { claimsPerDay: 2 })
    const pooled = [1, 2, 3].map(() => office.collect(office.boss, {}, null))
    expect(pooled.flatMap((customer) => claim(office, office.anna, customer))).toEqual([
      accepted,
      accepted,
      refused('claim-limit', { limit: 2 }),
    ])
    expect(claim(office, office.bert, pooled[2]!)).toEqual([accepted])
    const later = office.collect(office.boss, {}, null)
    office.pass(dayMs)
    expect(claim(office, office.anna, later)).toEqual([accepted])
  })

  test('stops when one owns as many as one may', () => {
    const office = openOffice()
    rule(office, { capacity: 1 })
    office.collect(office.anna)
    const pooled = office.collect(office.boss, {}, null)
    expect(claim(office, office.anna, pooled)).toEqual([refused('at-capacity', { limit: 1 })])
    expect(claim(office, office.bert, pooled)).toEqual([accepted])
  })

  test('counts only the customers of the kind that takes a place, none in the trash, and lets one in who takes none', () => {
    const office = openOffice()
    const [a, b] = (office.column('customers', 'grade').options ?? []).map(({ id }) => id) as [OptionId, OptionId]
    rule(office, { capacity: 1, counted: { column: office.column('customers', 'grade').id, values: [a] } })
    for (let count = 0; count < 3; count += 1) office.collect(office.anna, { grade: b })
    const [one, two, three] = [a, a, b].map((grade) => office.collect(office.boss, { grade }, null)) as CustomerId[]
    expect(claim(office, office.anna, one!)).toEqual([accepted])
    expect(claim(office, office.anna, two!)).toEqual([refused('at-capacity', { limit: 1 })])
    expect(claim(office, office.anna, three!)).toEqual([accepted])
    const remove = { kind: 'remove', customer: one!, table: 'customers', record: ledgerRecord(one!) } as const
    expect(office.does(office.anna, [remove], { kind: 'remove' })).toEqual([accepted])
    expect(claim(office, office.anna, two!)).toEqual([accepted])
  })

  test('the previous owner waits his days', () => {
    const office = openOffice()
    rule(office, { coolDownDays: 7 })
    const customer = office.collect(office.anna)
    office.does(office.anna, [{ kind: 'return', customer, epoch: epochOf(office, customer) }], { kind: 'return' })
    expect(claim(office, office.anna, customer)).toMatchObject([{ kind: 'refused', refusal: { kind: 'cooling' } }])
    office.pass(7 * dayMs)
    expect(claim(office, office.anna, customer)).toEqual([accepted])
  })
})

describe('a customer goes back to the pool by himself', () => {
  test('when nobody spoke to him in time; his owner is warned before', () => {
    const office = openOffice()
    rule(office, { firstContactDays: 7, warnDays: 2 })
    const customer = office.collect(office.anna, { name: '台州阀门厂' })
    nextDays(office, 4)
    expect(office.ledger.notices(office.anna)).toEqual([])
    nextDays(office, 1)
    nextDays(office, 1)
    expect(office.ledger.notices(office.anna).filter(({ done }) => !done)).toMatchObject([
      { kind: 'poolReturn', customer, title: '台州阀门厂' },
    ])
    nextDays(office, 1)
    expect(ownerNow(office, customer)).toBe(null)
    expect(office.store.read.customer(customer)?.envelope).toMatchObject({
      owner: { kind: 'pool', reason: 'first-contact' },
      formerOwner: office.anna,
    })
    expect(office.ledger.notices(office.anna).filter((each) => !each.done && each.kind === 'poolReturn')).toEqual([])
  })

  test('a claim that was taken back on its day counts no more, a few times a day', () => {
    const office = openOffice()
    rule(office, { claimsPerDay: 1 })
    const customers = Array.from({ length: 8 }, () => office.collect(office.boss, {}, null))
    const claims = (customer: CustomerId) =>
      office.does(office.anna, [{ kind: 'claim', customer }], { kind: 'claim' })[0]!.kind
    const takesBack = (customer: CustomerId, kind: 'undo' | 'return') =>
      office.does(office.anna, [{ kind: 'return', customer, epoch: office.epoch(customer) }], { kind })[0]!.kind
    for (const customer of customers.slice(0, 5)) {
      expect(claims(customer)).toBe('accepted')
      expect(takesBack(customer, 'undo')).toBe('accepted')
    }
    expect(claims(customers[5]!)).toBe('accepted')
    expect(claims(customers[6]!)).toBe('refused')
    // whoever looks at one after the other meets his limit all the same
    takesBack(customers[5]!, 'undo')
    expect(claims(customers[6]!)).toBe('refused')
    nextDays(office, 1)
    expect(claims(customers[6]!)).toBe('accepted')
    takesBack(customers[6]!, 'return')
    expect(claims(customers[7]!)).toBe('refused')
  })

  test('a follow-up takes the warning back, and his grade says how long he may lie', () => {
    const office = openOffice()
    const [a, b] = (office.column('customers', 'grade').options ?? []).map(({ id }) => id) as [OptionId, OptionId]
    rule(office, { firstContactDays: 3, idleDays: { [a]: 10 }, warnDays: 1 })
    const dear = office.collect(office.anna, { grade: a })
    const plain = office.collect(office.anna, { grade: b })
    const returning = () =>
      office.ledger.notices(office.anna).filter((each) => !each.done && each.kind === 'poolReturn')
    nextDays(office, 2)
    expect(returning()).toHaveLength(2)
    for (const customer of [dear, plain]) {
      office.does(
        office.anna,
        [office.add(customer, 'followups', newRecordId(office.random), { followUpAt: office.now() })],
        { kind: 'followUp' },
      )
    }
    expect(returning()).toEqual([])
    nextDays(office, 9)
    expect(returning().map(({ customer }) => customer)).toEqual([dear])
    nextDays(office, 1)
    expect(ownerNow(office, dear)).toBe(null)
    expect(ownerNow(office, plain)).toBe(office.anna)
  })

  test('when no deal was made in time, with its warning and more time; not while a deal is under way', () => {
    const office = openOffice()
    const stages = office.column('customers', 'stage').options ?? []
    const under = stages.find(({ name }) => name === '准')?.id as OptionId
    rule(office, { dealDays: 5, sparesOpenDeals: true, warnDays: 2 })
    const [plain, spared, extended] = [
      office.collect(office.anna, { name: '台州阀门厂' }),
      office.collect(office.anna, { stage: under }),
      office.collect(office.bert),
    ]
    nextDays(office, 3)
    const warned = (member: MemberId) => office.ledger.notices(member).filter(({ done }) => !done)
    expect(warned(office.anna)).toMatchObject([{ kind: 'poolReturn', customer: plain }])
    office.does(office.bert, [{ kind: 'askExtension', customer: extended, days: 3, reason: '合同在签' }])
    const asked = office.ledger.envelope(extended)?.extension?.asked?.at ?? 0
    office.does(office.boss, [{ kind: 'decideExtension', customer: extended, asked, grant: true }])
    nextDays(office, 2)
    expect([plain, spared, extended].map((each) => ownerNow(office, each))).toEqual([null, office.anna, office.bert])
    expect(office.ledger.envelope(plain)?.owner).toMatchObject({ kind: 'pool', reason: 'no-deal' })
    office.does(office.anna, [office.set(spared, 'stage', under, stages[0]?.id ?? null)])
    nextDays(office, 1)
    expect([spared, extended].map((each) => ownerNow(office, each))).toEqual([office.anna, office.bert])
    nextDays(office, 2)
    expect([spared, extended].map((each) => ownerNow(office, each))).toEqual([null, null])
  })

  test('a rule set over customers long past it warns at once and takes nobody before the days of warning', () => {
    const office = openOffice()
    rule(office, { claimsPerDay: 5 })
    const customers = [1, 2, 3].map(() => office.collect(office.anna))
    nextDays(office, 60)
    const owners = () => customers.map((each) => ownerNow(office, each))
    const warnings = () => office.ledger.notices(office.anna).filter((each) => !each.done && each.kind === 'poolReturn')
    const sweep = () => nextDays(office, 0)
    rule(office, { otherIdleDays: 30, warnDays: 3 })
    sweep()
    sweep()
    expect(owners()).toEqual(customers.map(() => office.anna))
    const on = addDays(dayOf(office.now(), 480), 3)
    expect(warnings().map(({ dueOn }) => dueOn)).toEqual([on, on, on])
    nextDays(office, 2)
    expect(office.ledger.envelope(customers[0]!)?.announced).toMatchObject({ on, why: 'idle' })
    office.reopen()
    const followUp = office.add(customers[0]!, 'followups', newRecordId(office.random), { followUpAt: office.now() })
    office.does(office.anna, [followUp], { kind: 'followUp' })
    expect(warnings()).toHaveLength(2)
    nextDays(office, 1)
    expect(owners()).toEqual([office.anna, null, null])
    expect(office.ledger.envelope(customers[0]!)).not.toHaveProperty('announced')
    expect(office.ledger.envelope(customers[1]!)).not.toHaveProperty('announced')
  })

  test('an old warning is good for no later return: the rules taken away and set again warn anew', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    nextDays(office, 60)
    rule(office, { otherIdleDays: 30, warnDays: 3 })
    nextDays(office, 0)
    const { pool: _, ...settings } = office.ledger.companyNow().settings
    const was = office.ledger.companyNow().settings
    office.does(office.boss, [{ kind: 'putSettings', was, now: settings }], { kind: 'configure' })
    nextDays(office, 40)
    expect(office.ledger.envelope(customer)).not.toHaveProperty('announced')
    rule(office, { otherIdleDays: 30, warnDays: 3 })
    nextDays(office, 0)
    expect(ownerNow(office, customer)).toBe(office.anna)
    nextDays(office, 3)
    expect(ownerNow(office, customer)).toBe(null)
  })

  test('without days of warning he goes back on the day itself', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    nextDays(office, 60)
    rule(office, { otherIdleDays: 30, warnDays: 0 })
    nextDays(office, 0)
    expect(ownerNow(office, customer)).toBe(null)
  })

  test('never without a rule', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    nextDays(office, 400)
    expect(ownerNow(office, customer)).toBe(office.anna)
  })
})
