import { describe, expect, test } from 'vitest'
import { newCompanyId, newCustomerId, newDepartmentId, newMemberId, newOwnRoleId } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import type { Company, Member } from '#shared/ledger/company.ts'
import { decideAssign } from '#shared/ownership/assign.ts'
import { decideClaim, mayClaim } from '#shared/ownership/claim.ts'
import { decideNewOwner } from '#shared/ownership/create.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { envelopeAfter } from '#shared/ownership/hand.ts'
import { decideReturn, type HandOverFacts } from '#shared/ownership/return.ts'
import { noGrants, type Role } from '#shared/ownership/role.ts'
import { viewerOf as viewerIn, type Viewer } from '#shared/ownership/rights.ts'
import { decideTransfer } from '#shared/ownership/transfer.ts'
import { randomFrom } from '../ledger/office.ts'

const random = randomFrom(3)
const [east, west] = [newDepartmentId(random), newDepartmentId(random)]
const person = (name: string, role: Member['role'], department: typeof east): Member => ({
  id: newMemberId(random),
  name,
  role,
  department,
})
const anna = person('安娜', 'rep', east)
const chen = person('小陈', 'rep', west)
const manager = person('东区经理', 'manager', east)
const office: Company = {
  id: newCompanyId(random),
  name: '公司',
  columns: new Map(),
  departments: new Map([east, west].map((id, order) => [id, { id, name: `${order}`, parent: null, order }])),
  roles: new Map(),
  views: new Map(),
  removals: new Map(),
  settings: { cadenceDays: {}, zoneMinutes: 480 },
  members: new Map([anna, chen, manager].map((each) => [each.id, each])),
}
const viewerOf = ({ id }: Member): Viewer => {
  const viewer = viewerIn(office, id)
  assert(viewer !== null, 'he works here')
  return viewer
}
const customer = newCustomerId(random)
const pooled: Envelope = { customer, owner: { kind: 'pool', since: 5 }, department: east, epoch: 7 }
const owned: Envelope = { customer, owner: { kind: 'rep', member: anna.id, since: 5 }, department: east, epoch: 7 }
const lastHands = { by: manager.id, at: 6 }
const facts = (envelope: Envelope | null, by: Member, more: Partial<HandOverFacts> = {}): HandOverFacts => ({
  envelope,
  viewer: viewerOf(by),
  epoch: 7,
  knewHim: false,
  lastHands,
  ...more,
})
const refusal = (kind: string, more: object = {}) => ({ ok: false, refusal: { kind, ...more } })
const movedTo = (member: Member) => ({
  ok: true,
  value: { kind: 'moved', owner: { kind: 'rep', member: member.id, since: 9 }, department: member.department },
})

const to = ({ id }: Member) => ({ company: office, to: id })
const withMember = (member: Member): Company => ({
  ...office,
  members: new Map([...office.members, [member.id, member]]),
})

describe('claim', () => {
  const counts = { claimedToday: () => 0, held: () => 0 }
  const claim = (envelope: Envelope | null, claimant: Member, wasPooled = true) =>
    decideClaim(
      { envelope, claimant, viewer: viewerOf(claimant), company: office, counts, takesPlace: true, wasPooled },
      9,
    )

  test('takes a customer out of the pool into the claimant’s hands and department', () => {
    expect(claim(pooled, chen)).toEqual(movedTo(chen))
    expect(mayClaim(viewerOf(chen), pooled)).toBe(true)
  })

  test('is not for a role that takes customers and sees none', () => {
    const role: Role = { id: newOwnRoleId(random), name: '只领取', grants: { ...noGrants, claim: 'all' } }
    const taker = person('领取人', role.id, east)
    const company = { ...withMember(taker), roles: new Map([[role.id, role]]) }
    const viewer = viewerIn(company, taker.id)
    assert(viewer !== null, 'he works here')
    const counted = { counts, takesPlace: true, wasPooled: true }
    expect(decideClaim({ envelope: pooled, claimant: taker, viewer, company, ...counted }, 9)).toEqual(
      refusal('sees-no-customers', { member: taker.id }),
    )
    expect(mayClaim(viewer, pooled)).toBe(false)
  })

  test('tells the second who was first', () => {
    expect(claim(owned, chen)).toEqual(refusal('already-owned', { owner: anna.id, since: 5 }))
  })

  test('of one’s own customer changes nothing', () => {
    expect(claim(owned, anna)).toEqual({ ok: true, value: { kind: 'kept' } })
  })

  test.each([
    ['unknown', null, true],
    ['never pooled', owned, false],
    ['trashed', { ...pooled, removed: { by: anna.id, at: 1 } }, true],
  ])('of a customer that is %s tells nothing', (_, envelope, wasPooled) => {
    expect(claim(envelope, chen, wasPooled)).toEqual(refusal('not-there'))
  })
})

describe('return', () => {
  test('puts one’s customer into the pool of his department', () => {
    expect(decideReturn(facts(owned, anna), { reason: '没有需求' }, 9)).toEqual({
      ok: true,
      value: { kind: 'moved', owner: { kind: 'pool', since: 9, reason: '没有需求' }, department: east },
    })
  })

  test.each([
    ['of a stranger’s customer tells nothing', owned, chen, {}, refusal('not-there')],
    [
      'of a customer that changed hands says who and when',
      owned,
      anna,
      { epoch: 3 },
      refusal('changed-hands', lastHands),
    ],
    [
      'by the former owner says who and when',
      owned,
      chen,
      { epoch: 3, knewHim: true },
      refusal('changed-hands', lastHands),
    ],
    ['of a pooled customer says since when', pooled, manager, {}, refusal('already-pooled', { since: 5 })],
  ] as const)('%s', (_, envelope, by, more, expected) => {
    expect(decideReturn(facts(envelope, by, more), {}, 9)).toEqual(expected)
  })
})

describe('assign and transfer', () => {
  test('a manager assigns from his department’s pool; a rep does not', () => {
    expect(decideAssign(facts(pooled, manager), to(chen), 9)).toEqual(movedTo(chen))
    expect(decideAssign(facts(pooled, anna), to(chen), 9)).toEqual(refusal('not-there'))
    expect(decideAssign(facts(owned, anna), to(chen), 9)).toEqual(refusal('not-allowed'))
    expect(decideAssign(facts(owned, manager), to(chen), 9)).toEqual(
      refusal('already-owned', { owner: anna.id, since: 5 }),
    )
  })

  test('an owner hands his customer to anybody who works here', () => {
    expect(decideTransfer(facts(owned, anna), to(chen), 9)).toEqual(movedTo(chen))
    expect(decideTransfer(facts(owned, anna), { company: office, to: newMemberId(random) }, 9)).toEqual(
      refusal('unknown-member'),
    )
    const left = withMember({ ...chen, left: true })
    expect(decideTransfer(facts(owned, anna), { company: left, to: chen.id }, 9)).toEqual(refusal('unknown-member'))
    expect(decideTransfer(facts(owned, anna), to(anna), 9)).toEqual({ ok: true, value: { kind: 'kept' } })
    expect(decideTransfer(facts(pooled, manager), to(chen), 9)).toEqual(refusal('already-pooled', { since: 5 }))
  })

  test('nobody is given a customer whom his role would not let him see', () => {
    const admin = person('管理员', 'administrator', east)
    const company = withMember(admin)
    const blind = refusal('sees-no-customers', { member: admin.id })
    expect(decideAssign(facts(pooled, manager), { company, to: admin.id }, 9)).toEqual(blind)
    expect(decideTransfer(facts(owned, anna), { company, to: admin.id }, 9)).toEqual(blind)
    // who only looks could not keep him
    const looks = person('审计', 'auditor', east)
    expect(decideTransfer(facts(owned, anna), { company: withMember(looks), to: looks.id }, 9)).toEqual(
      refusal('sees-no-customers', { member: looks.id }),
    )
    // a second post in which he sees his own is enough
    const both = withMember({ ...admin, posts: [{ role: 'rep', department: west }] })
    expect(decideTransfer(facts(owned, anna), { company: both, to: admin.id }, 9)).toEqual(movedTo(admin))
  })

  test('the envelope remembers whose he was and which entry moved him', () => {
    const hand = { kind: 'moved', owner: { kind: 'pool', since: 9 }, department: east } as const
    expect(envelopeAfter(owned, hand, 12)).toEqual({ ...owned, owner: hand.owner, formerOwner: anna.id, epoch: 12 })
    expect(envelopeAfter(owned, { kind: 'kept' }, 12)).toBe(owned)
  })
})

describe('a new customer', () => {
  const own = (author: Member, owner: Member['id'] | null | undefined) =>
    decideNewOwner({ viewer: viewerOf(author), author, owner, company: office }, 9)

  test('belongs to who collects him', () => {
    expect(own(anna, undefined)).toEqual(movedTo(anna))
  })

  test('goes to the pool when it is said so', () => {
    expect(own(anna, null)).toEqual({
      ok: true,
      value: { kind: 'moved', owner: { kind: 'pool', since: 9 }, department: east },
    })
  })

  test('is entered for a colleague by that colleague’s manager alone', () => {
    expect(own(manager, anna.id)).toEqual(movedTo(anna))
    expect(own(manager, chen.id)).toEqual(refusal('not-allowed'))
    expect(own(anna, chen.id)).toEqual(refusal('not-allowed'))
    expect(own(anna, newMemberId(random))).toEqual(refusal('unknown-member'))
  })

  test('is nobody’s whose role sees no customers, and of a stranger that is not said', () => {
    const admins = [person('管理员', 'administrator', east), person('管理员', 'administrator', west)] as const
    const company = admins.reduce(
      (before, admin) => ({ ...before, members: new Map(before.members).set(admin.id, admin) }),
      office,
    )
    const forHim = (owner: Member['id']) =>
      decideNewOwner({ viewer: viewerOf(manager), author: manager, owner, company }, 9)
    expect(forHim(admins[0].id)).toEqual(refusal('sees-no-customers', { member: admins[0].id }))
    expect(forHim(admins[1].id)).toEqual(refusal('not-allowed'))
  })
})
