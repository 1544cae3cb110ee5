import { describe, expect, test } from 'vitest'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { placedIn } from '#shared/ownership/sharePlan.ts'
import { sharedOf } from '#shared/ownership/sharedOf.ts'
import type { Sharing } from '#shared/ownership/sharing.ts'
import { shareAll } from '#shared/ownership/shareOut.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const notAllowed = { kind: 'refused', refusal: { kind: 'not-allowed' } }

const ownerNow = (office: Office, customer: CustomerId): MemberId | null => {
  const stored = office.store.read.customer(customer)
  return stored === null ? null : ownerOf(stored.envelope)
}
const countOf = (office: Office, customers: readonly CustomerId[], member: MemberId) =>
  customers.filter((each) => ownerNow(office, each) === member).length

describe('everything of a leaver', () => {
  test('goes to those who have the fewest, and they are in his customers’ departments', () => {
    const office = openOffice()
    const { anna, bert, chen, eastManager } = office
    const others = [1, 2, 3].map(() => office.collect(bert))
    const hers = Array.from({ length: 9 }, () => office.collect(anna))
    const change = { kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'even' } as const
    expect(office.does(eastManager, [change], { kind: 'people' })).toEqual([accepted])
    expect(countOf(office, hers, bert)).toBe(3)
    expect(countOf(office, hers, chen)).toBe(6)
    expect(countOf(office, others, bert)).toBe(3)
    const [first] = hers.filter((each) => ownerNow(office, each) === chen)
    expect(office.store.read.customer(first as CustomerId)?.envelope).toMatchObject({
      department: office.west,
      formerOwner: anna,
    })
  })

  test('goes on over batches and a restart, each customer once', () => {
    const office = openOffice()
    const { anna, bert, chen, boss } = office
    const hers = Array.from({ length: 450 }, () => office.collect(anna))
    office.send(boss, office.partOf(boss, [{ kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'turns' }]))
    office.settle()
    expect([bert, chen].map((each) => countOf(office, hers, each))).toEqual([225, 225])
  })

  test('is told each receiver once, when all is there: with the count, and one alone like a transfer', () => {
    const office = openOffice()
    const { anna, bert, chen, boss } = office
    const hers = Array.from({ length: 451 }, () => office.collect(anna))
    const since = office.now()
    office.send(boss, office.partOf(boss, [{ kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'turns' }]))
    office.settle()
    const told = (member: MemberId) => office.ledger.notices(member).filter(({ kind }) => kind === 'handedOver')
    expect(told(bert)).toMatchObject([{ by: boss, count: 226, dueAt: since, madeAt: office.now(), done: false }])
    expect(told(chen)).toMatchObject([{ by: boss, count: 225 }])
    expect(ownerNow(office, told(chen)[0]!.customer)).toBe(chen)
    expect(hers).toContain(told(chen)[0]!.customer)
    expect(told(anna)).toEqual([])

    const one = office.collect(anna)
    office.does(boss, [{ kind: 'handOverAll', from: anna, to: [bert], rule: 'turns' }], { kind: 'people' })
    expect(told(bert)[1]).toMatchObject({ customer: one, by: boss })
    expect(told(bert)[1]).not.toHaveProperty('count')

    office.collect(bert)
    office.does(boss, [{ kind: 'handOverAll', from: bert, to: [boss], rule: 'turns' }], { kind: 'people' })
    expect(told(boss)).toEqual([])
    expect(told(bert).filter(({ done }) => !done)).toEqual([])
  })

  test('is shared grade by grade when that is the rule', () => {
    const to = ['mem_a', 'mem_b'] as MemberId[]
    const graded = (grades: string) => grades.split('').map((grade) => ({ grade, region: '' }))
    const none = { load: () => 0, placed: () => [] }
    expect([...shareAll('grade', to, graded('AAABBC'), none).gets.values()]).toEqual([4, 2])
    const load = (member: MemberId) => (member === to[0] ? 5 : 0)
    expect([...shareAll('even', to, graded('AAA'), { ...none, load }).gets.values()]).toEqual([0, 3])
  })

  test('goes by the company’s territories, and what is nobody’s place to who has the fewest', () => {
    const office = openOffice()
    const { anna, bert, chen, boss, west } = office
    const { settings } = office.ledger.companyNow()
    const territory = [
      { area: '杭州', to: { kind: 'member', member: bert } },
      { area: '成都', to: { kind: 'department', department: west } },
      // her own place: she is not among those who receive
      { area: '苏州', to: { kind: 'member', member: anna } },
    ] as const
    office.does(boss, [{ kind: 'putSettings', now: { ...settings, sharing: { territory } } }], { kind: 'configure' })
    const at = (region: string) => office.collect(anna, { region })
    const [hangzhou, chengdu] = [
      [at('浙江省杭州市'), at('杭州')],
      [at('成都'), at('四川成都')],
    ]
    const elsewhere = [at('苏州'), at(''), at('北京'), at('上海')]
    const company = office.ledger.companyNow()
    const rows = [...hangzhou, ...chengdu, ...elsewhere].map((id) =>
      sharedOf(company, office.store.read.rows('customers', id)[0]?.cells ?? {}),
    )
    const preview = shareAll('territory', [bert, chen], rows, {
      load: () => 0,
      placed: (region) => placedIn(company, region),
    })
    const change = { kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'territory' } as const
    expect(office.does(boss, [change], { kind: 'people' })).toEqual([accepted])
    expect(hangzhou.map((each) => ownerNow(office, each))).toEqual([bert, bert])
    expect(chengdu.map((each) => ownerNow(office, each))).toEqual([chen, chen])
    expect([bert, chen].map((each) => countOf(office, elsewhere, each))).toEqual([2, 2])
    expect(preview).toEqual({ gets: new Map([bert, chen].map((each) => [each, 4])), unplaced: 4 })
  })

  test('goes to nobody whose role sees no customers, and is handed on by an administrator who sees none', () => {
    const office = openOffice()
    const { anna, bert, boss, east } = office
    const hers = [office.collect(anna), office.collect(anna)]
    const admin = office.hire('管理员', 'administrator', east)
    const give = (by: MemberId, to: readonly MemberId[]) =>
      office.does(by, [{ kind: 'handOverAll', from: anna, to, rule: 'turns' }], { kind: 'people' })
    const blind = { kind: 'refused', refusal: { kind: 'sees-no-customers', member: admin } }
    expect(give(boss, [bert, admin])).toEqual([blind])
    expect(give(admin, [admin])).toEqual([notAllowed])
    expect(office.ledger.countOwned(anna)).toBe(2)
    expect(give(admin, [bert])).toEqual([accepted])
    expect(countOf(office, hers, bert)).toBe(2)
    expect(office.ledger.countOwned(anna)).toBe(0)
  })

  test('passes over whom a new role has blinded meanwhile; the rota and the territories take no such person', () => {
    const office = openOffice()
    const { anna, bert, chen, boss } = office
    const hers = Array.from({ length: 4 }, () => office.collect(anna))
    const bertNow = office.ledger.companyNow().members.get(bert)
    office.does(
      boss,
      [
        { kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'turns' },
        { kind: 'putMember', now: { ...bertNow!, role: 'administrator' } },
      ],
      { kind: 'people' },
    )
    expect(countOf(office, hers, chen)).toBe(4)
    const { settings } = office.ledger.companyNow()
    const put = (sharing: Sharing) => office.does(boss, [{ kind: 'putSettings', now: { ...settings, sharing } }])
    const blind = { kind: 'refused', refusal: { kind: 'sees-no-customers', member: bert } }
    expect(put({ rota: [chen, bert] })).toEqual([blind])
    expect(put({ territory: [{ area: '杭州', to: { kind: 'member', member: bert } }] })).toEqual([blind])
    expect(put({ rota: [chen] })).toEqual([accepted])
  })

  test('is handed on only by who manages him, and only to people who are here', () => {
    const office = openOffice()
    const { anna, bert, chen, boss, westManager } = office
    office.collect(anna)
    const give = (by: MemberId, from: MemberId, to: MemberId) =>
      office.does(by, [{ kind: 'handOverAll', from, to: [to], rule: 'even' }], { kind: 'people' })
    expect(give(bert, anna, bert)).toEqual([notAllowed])
    expect(give(westManager, anna, chen)).toEqual([notAllowed])
    const chenNow = office.ledger.companyNow().members.get(chen)
    office.does(boss, [{ kind: 'putMember', now: { ...chenNow!, left: true } }], { kind: 'people' })
    expect(give(boss, anna, chen)).toEqual([{ kind: 'refused', refusal: { kind: 'unknown-member' } }])
    expect(give(boss, anna, anna)).toEqual([{ kind: 'refused', refusal: { kind: 'unknown-member' } }])
  })

  test('lands with the others when one of them leaves too', () => {
    const office = openOffice()
    const { anna, bert, chen, boss } = office
    const hers = Array.from({ length: 4 }, () => office.collect(anna))
    const bertNow = office.ledger.companyNow().members.get(bert)
    office.does(
      boss,
      [
        { kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'turns' },
        { kind: 'putMember', now: { ...bertNow!, left: true } },
      ],
      { kind: 'people' },
    )
    expect(countOf(office, hers, chen)).toBe(4)
  })
})
