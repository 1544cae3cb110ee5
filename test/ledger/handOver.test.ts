import { describe, expect, test } from 'vitest'
import { ledgerRecord, type CustomerId, type MemberId } from '#shared/base/id.ts'
import type { Member } from '#shared/ledger/company.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import type { Sharing } from '#shared/ownership/sharing.ts'
import { shareAll, type ShareKnown } from '#shared/ownership/shareOut.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const notAllowed = { kind: 'refused', refusal: { kind: 'not-allowed' } }

const ownerNow = (office: Office, customer: CustomerId): MemberId | null => {
  const stored = office.store.read.customer(customer)
  return stored === null ? null : ownerOf(stored.envelope)
}
const countOf = (office: Office, customers: readonly CustomerId[], member: MemberId) =>
  customers.filter((each) => ownerNow(office, each) === member).length

/** What is known of colleagues, from nothing to all of it. */
function knownOf({
  load = new Map<MemberId, number>(),
  weights = {} as Record<string, number>,
  capacity = Number.POSITIVE_INFINITY,
  placed = [] as readonly MemberId[],
} = {}): ShareKnown {
  const has = new Map(load)
  return {
    load: (member) => has.get(member) ?? 0,
    placed: () => placed,
    weight: (member) => weights[member] ?? 1,
    hasRoom: (member) => (has.get(member) ?? 0) < capacity,
    give: (member) => void has.set(member, (has.get(member) ?? 0) + 1),
  }
}

function previewed(office: Office, asked: Parameters<Office['ledger']['previewHandOver']>[0]) {
  const steps = office.ledger.previewHandOver(asked)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

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

  test('stays announced when the first of them moves on, in the name of another, until one or none is left', () => {
    const office = openOffice()
    const { anna, bert, chen, boss } = office
    const hers = Array.from({ length: 4 }, () => office.collect(anna))
    office.does(boss, [{ kind: 'handOverAll', from: anna, to: [bert], rule: 'turns' }], { kind: 'people' })
    const told = () => office.ledger.notices(bert).filter(({ kind, done }) => kind === 'handedOver' && !done)
    const { dueAt, madeAt } = told()[0]!
    office.collect(bert)
    const pass = () => {
      const { customer } = told()[0]!
      const to = { kind: 'transfer', customer, epoch: office.epoch(customer), to: chen } as const
      expect(office.does(bert, [to], { kind: 'transfer' })).toEqual([accepted])
      return customer
    }
    const gone = [pass()]
    expect(told()).toMatchObject([{ by: boss, count: 3, dueAt, madeAt }])
    gone.push(pass())
    expect(told()).toMatchObject([{ by: boss, count: 2, dueAt, madeAt }])
    gone.push(pass())
    expect(told()).toMatchObject([{ by: boss, customer: hers.find((each) => !gone.includes(each)) }])
    expect(told()[0]).not.toHaveProperty('count')
    pass()
    expect(told()).toEqual([])
  })

  test('is shared grade by grade when that is the rule', () => {
    const to = ['mem_a', 'mem_b'] as MemberId[]
    const graded = (grades: string) => grades.split('').map((grade) => ({ grade, region: '', takesPlace: true }))
    expect([...shareAll('grade', to, graded('AAABBC'), knownOf()).gets.values()]).toEqual([4, 2])
    expect([...shareAll('even', to, graded('AAA'), knownOf({ load: new Map([[to[0]!, 5]]) })).gets.values()]).toEqual([
      0, 3,
    ])
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
    const preview = previewed(office, { from: anna, to: [bert, chen], rule: 'territory' })
    const change = { kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'territory' } as const
    expect(office.does(boss, [change], { kind: 'people' })).toEqual([accepted])
    expect(hangzhou.map((each) => ownerNow(office, each))).toEqual([bert, bert])
    expect(chengdu.map((each) => ownerNow(office, each))).toEqual([chen, chen])
    expect([bert, chen].map((each) => countOf(office, elsewhere, each))).toEqual([2, 2])
    const gets = new Map([bert, chen].map((each) => [each, 4]))
    expect(preview).toEqual({ count: 8, trashed: 0, gets, unplaced: 4 })
  })

  test('of one place goes to whoever there carries least for his ability, while he has room', () => {
    const [able, fresh, full, none] = ['mem_a', 'mem_b', 'mem_c', 'mem_d'] as MemberId[]
    const to = [able!, fresh!, full!, none!]
    const here = Array.from({ length: 9 }, () => ({ grade: '', region: '苏州', takesPlace: true }))
    const known = { weights: { [able!]: 2, [none!]: 0 }, load: new Map([[full!, 20]]), capacity: 20, placed: to }
    expect([...shareAll('territory', to, here, knownOf(known)).gets.values()]).toEqual([6, 3, 0, 0])
    // all of the place full: it stays theirs
    expect([...shareAll('territory', to, here, knownOf({ ...known, capacity: 0 })).gets.values()]).toEqual([6, 3, 0, 0])
  })

  test('is previewed as it will happen, by every rule, with what lies in the trash', () => {
    const office = openOffice()
    const { bert, chen, boss, west } = office
    const { settings } = office.ledger.companyNow()
    const territory = [
      { area: '成都', to: { kind: 'department', department: west } },
      { area: '杭州', to: { kind: 'member', member: bert } },
    ] as const
    const now = { ...settings, pool: { ...settings.pool, capacity: 4 }, sharing: { territory } }
    office.does(boss, [{ kind: 'putSettings', now }], { kind: 'configure' })
    for (const rule of ['even', 'turns', 'grade', 'territory'] as const) {
      const leaver = office.hire('离职', 'rep', office.east)
      const hers = ['成都', '杭州', '成都', '', '杭州'].map((region) => office.collect(leaver, { region }))
      const trash = { kind: 'remove', customer: hers[0]!, table: 'customers', record: ledgerRecord(hers[0]!) } as const
      expect(office.does(leaver, [trash], { kind: 'remove' })).toEqual([accepted])
      const asked = { from: leaver, to: [bert, chen], rule }
      const preview = previewed(office, asked)
      expect(office.does(boss, [{ kind: 'handOverAll', ...asked }], { kind: 'people' })).toEqual([accepted])
      const gets = new Map([bert, chen].map((each) => [each, countOf(office, hers, each)]))
      expect(preview).toMatchObject({ count: 5, trashed: 1, gets })
    }
  })

  test('is handed over once: who comes second is told who did and when, as of a receiver who has left', () => {
    const office = openOffice()
    const { anna, bert, chen, boss, eastManager } = office
    office.collect(anna)
    const give = (by: MemberId, to: MemberId) =>
      office.does(by, [{ kind: 'handOverAll', from: anna, to: [to], rule: 'turns' }], { kind: 'people' })
    const first = office.now()
    expect(give(eastManager, bert)).toEqual([accepted])
    expect(give(boss, chen)).toMatchObject([
      { kind: 'refused', refusal: { kind: 'handed-over', member: anna, by: eastManager, at: first } },
    ])
    office.collect(anna)
    expect(give(boss, chen)).toEqual([accepted])
    const bertNow = office.ledger.companyNow().members.get(bert)!
    const left = office.now()
    office.does(boss, [{ kind: 'putMember', was: bertNow, now: { ...bertNow, left: true } }], { kind: 'people' })
    office.collect(anna)
    expect(give(eastManager, bert)).toMatchObject([
      { kind: 'refused', refusal: { kind: 'has-left', member: bert, by: boss, at: left } },
    ])
  })

  test('goes to nobody whose role sees no customers, and is handed on by an administrator who sees none', () => {
    const office = openOffice()
    const { anna, bert, boss, east } = office
    const hers = [office.collect(anna), office.collect(anna)]
    const admin = office.hire('管理员', 'administrator', east)
    const give = (by: MemberId, to: readonly MemberId[]) =>
      office.does(by, [{ kind: 'handOverAll', from: anna, to, rule: 'turns' }], { kind: 'people' })
    const blind = { kind: 'refused', refusal: { kind: 'sees-no-customers', member: admin, by: boss } }
    expect(give(boss, [bert, admin])).toMatchObject([blind])
    expect(give(admin, [admin])).toEqual([notAllowed])
    expect(previewed(office, { from: anna, to: [bert], rule: 'even' })).toMatchObject({
      count: 2,
      gets: new Map([[bert, 2]]),
    })
    expect(give(admin, [bert])).toEqual([accepted])
    expect(countOf(office, hers, bert)).toBe(2)
    expect(previewed(office, { from: anna, to: [], rule: 'even' })).toMatchObject({ count: 0 })
  })

  test('passes over whom a new role has blinded meanwhile; the rota and the territories take no such person', () => {
    const office = openOffice()
    const { bert, chen, boss } = office
    expect(chenGetsWhileBert(office, { role: 'administrator' })).toBe(4)
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
    expect(give(boss, anna, chen)).toMatchObject([{ kind: 'refused', refusal: { kind: 'has-left', member: chen } }])
    expect(give(boss, anna, anna)).toEqual([{ kind: 'refused', refusal: { kind: 'unknown-member' } }])
  })

  test('lands with the others when one of them leaves too', () => {
    expect(chenGetsWhileBert(openOffice(), { left: true })).toBe(4)
  })
})

/** How many of Anna's four go to Chen when she hands on to Bert and him, and Bert changes in the same gesture. */
function chenGetsWhileBert(office: Office, becomes: Partial<Member>): number {
  const { anna, bert, chen, boss } = office
  const hers = Array.from({ length: 4 }, () => office.collect(anna))
  const bertNow = office.ledger.companyNow().members.get(bert)
  office.does(
    boss,
    [
      { kind: 'handOverAll', from: anna, to: [bert, chen], rule: 'turns' },
      { kind: 'putMember', now: { ...bertNow!, ...becomes } },
    ],
    { kind: 'people' },
  )
  return countOf(office, hers, chen)
}
