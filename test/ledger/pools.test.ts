import { describe, expect, test } from 'vitest'
import { newPoolId, type CustomerId, type MemberId, type OptionId, type PoolId } from '#shared/base/id.ts'
import { dayMs } from '#shared/base/instant.ts'
import { commonPool, type Pool } from '#shared/ownership/pool.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string, facts: object = {}) => ({ kind: 'refused', refusal: { kind, ...facts } })

function arrange(office: Office, pools: readonly Pool[], pool = office.ledger.companyNow().settings.pool): void {
  const { settings } = office.ledger.companyNow()
  office.does(office.boss, [{ kind: 'putSettings', now: { ...settings, pools, pool } }], { kind: 'configure' })
}
const giveBack = (office: Office, by: MemberId, customer: CustomerId, pool?: PoolId) =>
  office.does(by, [{ kind: 'return', customer, epoch: office.epoch(customer), ...(pool !== undefined && { pool }) }])
const claim = (office: Office, by: MemberId, customer: CustomerId) =>
  office.does(by, [{ kind: 'claim', customer }], { kind: 'claim' })
const look = (office: Office, by: MemberId, pool: PoolId | null, text = '') =>
  office.ledger.poolCards(office.speaker(by).viewer, { pool, text, after: null, limit: 50 })
const namesIn = (office: Office, by: MemberId, pool: PoolId | null) =>
  look(office, by, pool).cards.map(({ name }) => name)

/** 东区 has a pool of its own, looked after by Bert. */
function eastOffice(more: Partial<Pool> = {}) {
  const office = openOffice()
  const id = newPoolId(office.random)
  arrange(office, [
    { id, name: '东区公海', departments: [office.east], takes: { departments: [office.east] }, ...more },
  ])
  return { office, id }
}

describe('several pools', () => {
  test('a customer comes back into the first pool that takes him, else into the common one', () => {
    const { office, id } = eastOffice()
    const east = office.collect(office.anna, { name: '东边' })
    const west = office.collect(office.chen, { name: '西边' })
    expect([giveBack(office, office.anna, east), giveBack(office, office.chen, west)].flat()).toEqual([
      accepted,
      accepted,
    ])
    expect(office.ledger.envelope(east)?.owner).toMatchObject({ kind: 'pool', pool: id })
    expect(namesIn(office, office.anna, id)).toEqual(['东边'])
    expect(look(office, office.anna, null).cards).toMatchObject([{ name: '西边', why: 'returned' }])
  })

  test('a column of choices or of texts decides too, and so it does for new customers and automatic returns', () => {
    const office = openOffice()
    const [grade] = office.column('customers', 'grade').options ?? []
    const [byGrade, byText] = [newPoolId(office.random), newPoolId(office.random)]
    const takes = (role: 'grade' | 'region', values: string[]) => ({
      column: office.column('customers', role).id,
      values,
    })
    arrange(
      office,
      [
        { id: byGrade, name: '大客户', takes: takes('grade', [grade?.id ?? '']) },
        { id: byText, name: '浙江', takes: takes('region', ['浙江']) },
      ],
      { firstContactDays: 2, warnDays: 0 },
    )
    const made = office.collect(office.boss, { grade: grade?.id as OptionId, region: '浙江' }, null)
    const idle = office.collect(office.chen, { region: '浙江省杭州市' })
    office.pass(2 * dayMs)
    office.ledger.sweep(office.now())
    office.settle()
    expect(office.ledger.envelope(made)?.owner).toMatchObject({ pool: byGrade })
    expect(office.ledger.envelope(idle)?.owner).toMatchObject({ pool: byText, reason: 'first-contact' })
    expect([byGrade, byText].flatMap((pool) => look(office, office.anna, pool).cards.map(({ why }) => why))).toEqual([
      'new',
      'first-contact',
    ])
  })

  test('whoever is not of a pool sees none of it and claims nothing from it', () => {
    const { office, id } = eastOffice()
    const customer = office.collect(office.anna, { name: '东边' })
    giveBack(office, office.anna, customer)
    expect(look(office, office.chen, id)).toEqual({ cards: [], total: 0, views: null, claims: null })
    expect(claim(office, office.chen, customer)).toEqual([refused('not-there')])
    expect(claim(office, office.bert, customer)).toEqual([accepted])
  })

  test('the pool may be chosen, and changed by whoever may return', () => {
    const { office, id } = eastOffice()
    const customer = office.collect(office.anna)
    expect(giveBack(office, office.anna, customer, commonPool)).toEqual([accepted])
    expect(office.ledger.envelope(customer)?.owner).not.toHaveProperty('pool')
    expect(giveBack(office, office.boss, customer, id)).toEqual([accepted])
    expect(office.ledger.envelope(customer)?.owner).toMatchObject({ pool: id })
    expect(giveBack(office, office.boss, customer)).toMatchObject([refused('already-pooled')])
  })

  test('who looks after a pool assigns by its cards, without seeing the customers', () => {
    const office = openOffice()
    const id = newPoolId(office.random)
    arrange(office, [{ id, name: '新品', administrators: [office.bert], departments: [office.west] }])
    const customer = office.collect(office.boss, { name: '新客户', phone: '13800000000' })
    giveBack(office, office.boss, customer, id)
    const [card] = look(office, office.bert, id).cards
    const change = { kind: 'assign', customer, epoch: card?.epoch ?? -1, to: office.chen } as const
    expect(office.does(office.anna, [change])).toEqual([refused('not-there')])
    expect(JSON.stringify(card)).not.toContain('13800000000')
    expect(office.ledger.documents(office.speaker(office.bert).viewer, [customer])).toEqual([])
    expect(office.does(office.bert, [change], { kind: 'assign' })).toEqual([accepted])
    expect(office.ledger.envelope(customer)?.owner).toMatchObject({ kind: 'rep', member: office.chen })
    expect(office.does(office.bert, [{ ...change, to: office.bert }])).toMatchObject([{ kind: 'refused' }])
  })

  test('the customers of a pool that is retired lie in the common one', () => {
    const { office, id } = eastOffice()
    const customer = office.collect(office.anna, { name: '东边' })
    giveBack(office, office.anna, customer)
    arrange(office, [{ id, name: '东区公海', departments: [office.east], deleted: true }])
    expect(namesIn(office, office.chen, null)).toEqual(['东边'])
    expect(look(office, office.chen, id).total).toBe(0)
    expect(claim(office, office.chen, customer)).toEqual([accepted])
  })
})

describe('claims of a day', () => {
  test('are counted by pool beside the company’s own limit, told with the cards, and new the next day', () => {
    const { office, id } = eastOffice({ claimsPerDay: 2 })
    const { settings } = office.ledger.companyNow()
    arrange(office, settings.pools ?? [], { claimsPerDay: 3 })
    const [one, two, three] = [1, 2, 3].map(() => {
      const customer = office.collect(office.bert)
      giveBack(office, office.bert, customer)
      return customer
    }) as [CustomerId, CustomerId, CustomerId]
    const common = [1, 2].map(() => office.collect(office.boss, {}, null)) as [CustomerId, CustomerId]
    const told = (pool: PoolId | null) => look(office, office.anna, pool).claims
    expect([told(id), told(null)]).toEqual([
      { left: 2, limit: 2, pool: id },
      { left: 3, limit: 3 },
    ])
    expect([one, two, three].flatMap((customer) => claim(office, office.anna, customer))).toEqual([
      accepted,
      accepted,
      refused('claim-limit', { limit: 2, pool: id }),
    ])
    expect([told(id)?.left, told(null)?.left]).toEqual([0, 1])
    office.reopen()
    expect(common.flatMap((customer) => claim(office, office.anna, customer))).toEqual([
      accepted,
      refused('claim-limit', { limit: 3 }),
    ])
    expect(claim(office, office.bert, three)).toEqual([accepted])
    office.pass(dayMs)
    expect(told(id)).toEqual({ left: 2, limit: 2, pool: id })
    expect(claim(office, office.anna, common[1])).toEqual([accepted])
  })

  test('are told to nobody who may claim nothing', () => {
    const { office, id } = eastOffice({ claimsPerDay: 2 })
    const auditor = office.hire('审计', 'auditor', office.east)
    expect([look(office, auditor, id).claims, look(office, office.chen, id).claims]).toEqual([null, null])
  })
})

describe('the cards of a pool', () => {
  test('show the columns that were chosen and are found by nothing else', () => {
    const office = openOffice()
    const phone = office.column('customers', 'phone').id
    const facts = { name: '华东仪表', phone: '13800000001', region: '浙江' }
    const other = newPoolId(office.random)
    arrange(office, [{ id: other, name: '电话公海', cards: [phone] }])
    const [open, shut] = [office.collect(office.boss, facts, null), office.collect(office.boss, facts, null)]
    giveBack(office, office.boss, open, other)
    expect(look(office, office.anna, other).cards).toMatchObject([
      { customer: open, cells: [{ column: phone, value: '13800000001' }] },
    ])
    expect(look(office, office.anna, other, '1380000').total).toBe(1)
    expect(look(office, office.anna, null).cards).toMatchObject([{ customer: shut }])
    expect(JSON.stringify(look(office, office.anna, null))).not.toContain('1380000')
    expect(look(office, office.anna, null, '1380000').total).toBe(0)
  })

  test('are shown so many a day to each; those seen stay, tomorrow there are others', () => {
    const office = openOffice()
    arrange(office, [{ id: commonPool, viewsPerDay: 2 }])
    for (const name of ['甲', '乙', '丙']) {
      office.collect(office.boss, { name }, null)
      office.pass(1000)
    }
    const first = look(office, office.anna, null)
    expect(first).toMatchObject({ total: 3, views: { seen: 2, limit: 2 } })
    expect(first.cards.map(({ name }) => name)).toEqual(['丙', '乙'])
    expect(look(office, office.anna, null, '甲')).toMatchObject({ cards: [], total: 1 })
    office.reopen()
    expect(namesIn(office, office.anna, null)).toEqual(['丙', '乙'])
    expect(namesIn(office, office.bert, null)).toEqual(['丙', '乙'])
    expect(look(office, office.boss, null).cards).toHaveLength(3)
    office.pass(dayMs)
    expect(look(office, office.anna, null, '甲').cards).toHaveLength(1)
  })
})
