import { describe, expect, test } from 'vitest'
import {
  newColumnId,
  newCompanyId,
  newCustomerId,
  newDepartmentId,
  newMemberId,
  newOptionId,
  newOwnRoleId,
  type DepartmentId,
} from '#shared/base/id.ts'
import { postsOf, type Company, type Member, type Post } from '#shared/ledger/company.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { mayManage } from '#shared/ownership/post.ts'
import { grantsOf, may, mayRead, viewerOf, visibilityClass, type Viewer } from '#shared/ownership/rights.ts'
import { BuiltInRole, noGrants, Reach, Right, type Grants, type RoleId } from '#shared/ownership/role.ts'
import { scopeOf } from '../../server/ledger/scope.ts'
import type { Scope } from '../../server/store/store.ts'
import { diceFrom } from '../world/dice.ts'
import { randomFrom } from '../ledger/office.ts'

const random = randomFrom(17)
const [head, east, eastShop, west] = [0, 1, 2, 3].map(() => newDepartmentId(random)) as [
  DepartmentId,
  DepartmentId,
  DepartmentId,
  DepartmentId,
]
const parents = new Map([
  [head, null],
  [east, head],
  [eastShop, east],
  [west, head],
])
const departments = new Map(
  [...parents].map(([id, parent], order) => [id, { id, name: `部门${order}`, parent, order }] as const),
)

/** One role of the company's own for each reach, so that every reach is tried with every right. */
const ownRoles = new Map(
  Reach.options.map((reach) => {
    const grants = Object.fromEntries(Right.options.map((right) => [right, reach])) as Grants // every right, by construction
    const id = newOwnRoleId(random)
    return [id, { id, name: reach, grants }] as const
  }),
)
const roles: readonly RoleId[] = [...BuiltInRole.options, ...ownRoles.keys()]

const person = (role: RoleId, department: DepartmentId, posts?: readonly Post[]): Member => ({
  id: newMemberId(random),
  name: '某人',
  role,
  department,
  posts,
})
/** A rule that names the department: to whom a value of some column shows customers. */
const ruleFor = (department: DepartmentId) => ({
  column: newColumnId(random),
  option: newOptionId(random),
  department,
  right: 'read' as const,
})
const companyOf = (members: readonly Member[]): Company => ({
  id: newCompanyId(random),
  name: '公司',
  columns: new Map(),
  views: new Map(),
  removals: new Map(),
  members: new Map(members.map((each) => [each.id, each])),
  departments,
  roles: ownRoles,
  settings: { cadenceDays: {}, zoneMinutes: 480, sight: { byValue: [west, eastShop].map(ruleFor) } },
})
const see = (company: Company, { id }: Member): Viewer => {
  const viewer = viewerOf(company, id)
  if (viewer === null) throw new Error('he works here')
  return viewer
}
const envelope = (owner: Member | null, department: DepartmentId): Envelope => ({
  customer: newCustomerId(random),
  owner: owner === null ? { kind: 'pool', since: 1 } : { kind: 'rep', member: owner.id, since: 1 },
  department,
  epoch: 1,
})

/** Walks up from the department: written apart from the rule it checks. */
const isUnder = (department: DepartmentId, above: DepartmentId): boolean => {
  for (let at: DepartmentId | null = parents.get(department) ?? null; at !== null; at = parents.get(at) ?? null) {
    if (at === above) return true
  }
  return false
}

function oracle(company: Company, person: Member, right: Right, about: Envelope): boolean {
  const isOwn = about.owner.kind === 'rep' && about.owner.member === person.id
  const touches = (asked: Right) =>
    postsOf(person).some(({ role, department }) => {
      switch (grantsOf(company, role)[asked]) {
        case 'none':
          return false
        case 'own':
          return isOwn
        case 'ownBelow':
          return isOwn || isUnder(about.department, department)
        case 'department':
          return isOwn || about.department === department
        case 'below':
          return isOwn || about.department === department || isUnder(about.department, department)
        case 'all':
          return true
      }
    })
  return touches('see') && touches(right)
}

describe('a right', () => {
  test('reaches, for every role at every place, exactly the customers that its table says', () => {
    let asked = 0
    for (const role of roles) {
      for (const department of departments.keys()) {
        const me = person(role, department)
        const other = person('rep', east)
        const company = companyOf([me, other])
        for (const owner of [me, other, null]) {
          for (const home of departments.keys()) {
            const about = envelope(owner, home)
            for (const right of Right.options) {
              asked += 1
              const said = may(see(company, me), right, about)
              expect(said, `${role} in ${department}: ${right} of ${home}`).toBe(oracle(company, me, right, about))
            }
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(8_000)
  })

  test('adds up over several posts', () => {
    const me = person('rep', west, [{ role: 'manager', department: east }])
    const company = companyOf([me])
    expect(mayRead(see(company, me), envelope(null, eastShop))).toBe(true)
    expect(mayRead(see(company, me), envelope(null, west))).toBe(false)
    expect(mayRead(see(company, me), envelope(me, west))).toBe(true)
  })

  test('is nobody’s in a role that the company does not know', () => {
    const me = person(newOwnRoleId(random), head)
    const company = companyOf([me])
    expect(grantsOf(company, me.role)).toEqual(noGrants)
    expect(Right.options.some((right) => may(see(company, me), right, envelope(me, head)))).toBe(false)
  })
})

test('two people of one class of visibility read the same customers, and the store is asked for just those', () => {
  const dice = diceFrom(5)
  const people = Array.from({ length: 60 }, () => {
    const post = (): Post => ({
      role: dice.pick(roles) ?? 'rep',
      department: dice.pick([...departments.keys()]) ?? head,
    })
    const { role, department } = post()
    return person(role, department, dice.chance(0.3) ? [post()] : undefined)
  })
  const company = companyOf(
    people.map((each) => {
      const other = dice.chance(0.3) ? dice.pick(people) : undefined
      const days = { from: '2026-11-23', until: '2026-11-30', active: dice.chance(0.7) }
      return other === undefined ? each : { ...each, standIn: { member: other.id, ...days } }
    }),
  )
  const envelopes = [null, ...people].flatMap((owner) =>
    [...departments.keys()].map((home) => {
      const about = openedTo(envelope(owner, home), dice.chance(0.3) ? dice.pick(people) : null)
      const department = dice.chance(0.2) ? dice.pick([west, eastShop]) : undefined
      return department === undefined ? about : shownTo(about, department)
    }),
  )
  const readBy = new Map<string, string>()
  for (const each of people) {
    const viewer = see(company, each)
    const readable = envelopes.filter((about) => mayRead(viewer, about))
    expect(readable).toEqual(envelopes.filter((about) => isInScope(scopeOf(viewer), about)))
    const text = readable.map(({ customer }) => customer).join()
    const known = readBy.get(visibilityClass(viewer))
    expect(known ?? text).toBe(text)
    readBy.set(visibilityClass(viewer), text)
  }
})

test('a customer opened to somebody is read and, if so given, edited by whom his posts let do such a thing at all', () => {
  const owner = person('rep', east)
  for (const role of roles) {
    const me = person(role, west)
    const company = companyOf([owner, me])
    const viewer = see(company, me)
    for (const right of ['read', 'edit'] as const) {
      const about = openedTo(envelope(owner, east), me, right)
      const { see: mine, edit } = grantsOf(company, role)
      const sees = mine !== 'none'
      expect(mayRead(viewer, about), role).toBe(sees)
      const writes = sees && (edit === 'all' || (right === 'edit' && edit !== 'none'))
      expect(may(viewer, 'edit', about), `${role} ${right}`).toBe(writes)
      for (const other of Right.options) {
        if (other === 'see' || other === 'edit') continue
        expect(may(viewer, other, about), `${role} ${other}`).toBe(sees && grantsOf(company, role)[other] === 'all')
      }
    }
  }
})

test('a customer shown to a department is read there and below, and by those above', () => {
  const people = [head, east, eastShop, west].map((department) => person('rep', department))
  const boss = person('manager', east)
  const company = companyOf([...people, boss])
  const about = shownTo(envelope(null, head), eastShop)
  expect(people.map((each) => mayRead(see(company, each), about))).toEqual([false, false, true, false])
  expect(mayRead(see(company, boss), about)).toBe(true)
  const auditor = person('administrator', eastShop)
  expect(mayRead(see(companyOf([auditor]), auditor), about)).toBe(false)
  const [, , shop] = people
  if (shop === undefined) throw new Error('somebody works in the shop')
  expect(may(see(company, shop), 'edit', about)).toBe(false)
  expect(may(see(company, shop), 'edit', shownTo(about, eastShop, 'edit'))).toBe(true)
})

const shownTo = (about: Envelope, department: DepartmentId, right: 'read' | 'edit' = 'read'): Envelope => ({
  ...about,
  shownTo: [{ department, right }],
})

function openedTo(about: Envelope, to: Member | null | undefined, right: 'read' | 'edit' = 'read'): Envelope {
  if (to === null || to === undefined) return about
  return { ...about, collaborators: [{ member: to.id, right, by: to.id, at: 1 }] }
}

function isInScope(scope: Scope, about: Envelope): boolean {
  const { owner, department, collaborators = [] } = about
  const isOf = (member: Member['id']) => owner.kind === 'rep' && owner.member === member
  switch (scope.kind) {
    case 'all':
      return true
    case 'own':
      return isOf(scope.member)
    case 'seen':
      return (
        scope.owners.some(isOf) ||
        scope.departments.includes(department) ||
        collaborators.some(({ member }) => scope.shownTo.includes(member)) ||
        about.shownTo?.some((shown) => scope.shownTo.includes(shown.department)) === true
      )
    case 'departments':
      return scope.departments.includes(department)
    case 'pool':
      return owner.kind === 'pool'
    case 'none':
      return false
  }
}

describe('people are managed', () => {
  const boss = person('generalManager', head)
  const admin = person('administrator', head)
  const chief = person('manager', east)
  const rep = person('rep', eastShop)
  const company = companyOf([boss, admin, chief, rep])
  const mayDo = (by: Member, before: Member | undefined, now: Member) => mayManage(see(company, by), before, now)

  test('by a manager inside his branch, in roles that reach no further than his own', () => {
    expect(mayDo(chief, rep, { ...rep, department: east })).toBe(true)
    expect(mayDo(chief, rep, { ...rep, department: west })).toBe(false)
    expect(mayDo(chief, rep, { ...rep, role: 'manager' })).toBe(false)
    expect(mayDo(chief, rep, { ...rep, role: 'auditor' })).toBe(false)
    expect(mayDo(chief, rep, { ...rep, posts: [{ role: 'auditor', department: east }] })).toBe(false)
  })

  test('by the administrator everywhere, but only a general manager makes another', () => {
    expect(mayDo(admin, rep, { ...rep, role: 'manager', department: west })).toBe(true)
    expect(mayDo(admin, admin, { ...admin, role: 'generalManager' })).toBe(false)
    expect(mayDo(admin, boss, { ...boss, left: true })).toBe(false)
    expect(mayDo(boss, admin, { ...admin, role: 'generalManager' })).toBe(true)
  })

  test('by nobody else; his own name everybody changes', () => {
    expect(mayDo(rep, rep, { ...rep, name: '新名字' })).toBe(true)
    expect(mayDo(rep, rep, { ...rep, role: 'generalManager' })).toBe(false)
    expect(mayDo(rep, undefined, person('rep', eastShop))).toBe(false)
  })
})
