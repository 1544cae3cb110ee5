import { describe, expect, test } from 'vitest'
import { newCustomerId, newDepartmentId, newMemberId, type DepartmentId, type MemberId } from '#shared/base/id.ts'
import type { Company, Member } from '#shared/ledger/company.ts'
import { planShares, type ShareFacts, type ToShare } from '#shared/ownership/sharePlan.ts'
import { territoryOf, type Sharing } from '#shared/ownership/sharing.ts'
import { randomFrom } from '../ledger/office.ts'

const random = randomFrom(23)
const east = newDepartmentId(random)
const [anna, bert, chen, boss] = [0, 1, 2, 3].map(() => newMemberId(random)) as [MemberId, MemberId, MemberId, MemberId]

function company(sharing: Sharing, more: Partial<Company> = {}, capacity?: number): Company {
  const person = (id: MemberId, role: Member['role']): [MemberId, Member] => [
    id,
    { id, name: id, role, department: east },
  ]
  return {
    members: new Map([person(anna, 'rep'), person(bert, 'rep'), person(chen, 'rep'), person(boss, 'manager')]),
    departments: new Map([[east, { id: east, name: '东区', parent: null, order: 0 }]]),
    roles: new Map(),
    settings: { cadenceDays: {}, zoneMinutes: 480, sharing, ...(capacity !== undefined && { pool: { capacity } }) },
    ...more,
  } as unknown as Company // as much of a company as sharing reads
}

const some = (count: number, facts: Partial<ToShare> = {}): ToShare[] =>
  Array.from({ length: count }, () => ({
    customer: newCustomerId(random),
    region: '',
    named: null,
    former: null,
    ...facts,
  }))

function plan(customers: readonly ToShare[], facts: Partial<ShareFacts> & Pick<ShareFacts, 'company' | 'mode'>) {
  return planShares(customers, { among: [anna, bert, chen], load: new Map(), ...facts })
}
const receivers = ({ shares }: ReturnType<typeof plan>) => shares.map(({ receiver }) => receiver)
const countOf = (who: MemberId, made: ReturnType<typeof plan>) => receivers(made).filter((each) => each === who).length

describe('by balance', () => {
  test('whoever has fewest is given the next, until all have as many', () => {
    const made = plan(some(4), {
      company: company({}),
      mode: 'balance',
      load: new Map([
        [anna, 3],
        [bert, 1],
      ]),
    })
    expect(receivers(made)).toEqual([chen, bert, chen, bert])
  })

  test('who can carry twice as much is given twice as much, who carries nothing is given nobody', () => {
    const made = plan(some(6), { company: company({ weights: { [anna]: 2, [chen]: 0 } }), mode: 'balance' })
    expect([anna, bert, chen].map((who) => countOf(who, made))).toEqual([4, 2, 0])
  })

  test('nobody is given more than one may own; what nobody has room for stays', () => {
    const made = plan(some(3), {
      company: company({}, {}, 5),
      mode: 'balance',
      among: [anna, bert],
      load: new Map([
        [anna, 5],
        [bert, 4],
      ]),
    })
    expect(receivers(made)).toEqual([bert, null, null])
  })

  test('a customer who takes no place is given to full hands too', () => {
    const made = plan([...some(1, { takesPlace: false }), ...some(1)], {
      company: company({}, {}, 5),
      mode: 'balance',
      among: [anna],
      load: new Map([[anna, 9]]),
      held: new Map([[anna, 5]]),
    })
    expect(receivers(made)).toEqual([anna, null])
  })
})

describe('in turns', () => {
  test('the order goes on where it stood, and passes over who is away', () => {
    const made = plan(some(3), { company: company({ away: [chen] }, { lastTurn: bert }), mode: 'turns' })
    expect(receivers(made)).toEqual([anna, bert, anna])
    expect(made.lastTurn).toBe(anna)
  })

  test('who is away keeps his place in the order', () => {
    const made = plan(some(1), { company: company({ away: [bert] }, { lastTurn: bert }), mode: 'turns' })
    expect(receivers(made)).toEqual([chen])
  })

  test('whom a customer asked for has him, then who looked after him before: neither uses up a turn', () => {
    const made = plan([...some(1, { named: chen, former: bert }), ...some(1, { former: bert }), ...some(1)], {
      company: company({}),
      mode: 'turns',
    })
    expect(made.shares.map(({ receiver, why }) => [receiver, why])).toEqual([
      [chen, 'named'],
      [bert, 'former'],
      [anna, 'turn'],
    ])
  })

  test('when the first is away somebody stands in for him, and it costs no turn', () => {
    const made = plan([...some(1, { former: chen }), ...some(1)], { company: company({ away: [chen] }), mode: 'turns' })
    expect(made.shares).toMatchObject([
      { receiver: anna, why: 'stand-in', standsInFor: chen },
      { receiver: anna, why: 'turn' },
    ])
  })

  test('for whom somebody stands in he is passed over; his own customers stay his, and his stand-in sees to them', () => {
    const members = new Map(company({}).members)
    const standIn = { member: bert, from: '2026-11-20', until: '2026-11-30', active: true }
    members.set(chen, { ...(members.get(chen) as Member), standIn })
    const named = [...some(1, { former: chen }), ...some(3)]
    expect(plan(named, { company: company({}, { members }), mode: 'turns' }).shares).toMatchObject([
      { receiver: chen, why: 'former', coveredBy: bert },
      { receiver: anna, why: 'turn' },
      { receiver: bert, why: 'turn' },
      { receiver: anna, why: 'turn' },
    ])
    const bothAway = company({ away: [bert] }, { members })
    expect(plan(named.slice(0, 1), { company: bothAway, mode: 'turns' }).shares).toMatchObject([
      { receiver: anna, why: 'stand-in', standsInFor: chen },
    ])
  })

  test('who left is no longer asked for', () => {
    const members = new Map(company({}).members)
    const gone = members.get(chen)
    if (gone !== undefined) members.set(chen, { ...gone, left: true })
    const made = plan(some(2, { former: chen }), { company: company({}, { members }), mode: 'turns' })
    expect(receivers(made)).toEqual([anna, bert])
  })
})

describe('by territory', () => {
  const south = newDepartmentId(random)
  const sharing: Sharing = {
    territory: [
      { area: '江苏', to: { kind: 'department', department: east } },
      { area: '苏州', to: { kind: 'member', member: bert } },
      { area: '广东', to: { kind: 'department', department: south } },
    ],
  }

  test('a place goes to its person, or to who has fewest of those who sell in its department', () => {
    const made = plan([...some(1, { region: '江苏苏州' }), ...some(2, { region: '江苏省南京市' })], {
      company: company(sharing),
      mode: 'territory',
      load: new Map([
        [anna, 1],
        [bert, 9],
      ]),
    })
    expect(receivers(made)).toEqual([bert, chen, anna])
  })

  test('the closest place counts, wherever it stands in the region', () => {
    expect(territoryOf(sharing, '江苏省/苏州市')?.area).toBe('苏州')
    expect(territoryOf(sharing, '江苏省')?.area).toBe('江苏')
    expect(territoryOf(sharing, '浙江')).toBe(null)
    expect(territoryOf(sharing, '')).toBe(null)
  })

  test('a place that is nobody’s, and one where nobody works, are said apart', () => {
    const made = plan([...some(1, { region: '浙江' }), ...some(1, { region: '广东' })], {
      company: company(sharing, { departments: new Map<DepartmentId, never>() }),
      mode: 'territory',
    })
    expect(made.shares.map(({ why }) => why)).toEqual(['no-territory', 'nobody'])
  })
})
