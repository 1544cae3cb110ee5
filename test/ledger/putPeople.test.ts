import { describe, expect, test } from 'vitest'
import { newOwnRoleId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Member } from '#shared/ledger/company.ts'
import { tableOfRole } from '#shared/ownership/tableOfRole.ts'
import { openOffice } from './office.ts'

/** A general manager who looks at Anna, goes offline and comes back later than what an administrator did. */
function officeOfTwo() {
  const office = openOffice()
  const admin = office.hire('管理员', 'generalManager', office.east)
  const person = () => office.ledger.companyNow().members.get(office.anna)!
  const put = (was: Member | undefined, part: Partial<Member>): Change[] => [
    { kind: 'putMember', was, now: { ...(was ?? person()), ...part } },
  ]
  const late = (changes: Change[]) => office.does(office.boss, changes, { kind: 'people', offline: true })
  const meanwhile = (changes: Change[]) => {
    office.pass(60_000)
    expect(office.does(admin, changes, { kind: 'people' }).map(({ kind }) => kind)).toEqual(['accepted'])
    return { by: admin, at: office.now() }
  }
  return { office, admin, person, put, late, meanwhile }
}

const accepted = [{ kind: 'accepted' }]
const refused = (refusal: object) => [{ kind: 'refused', refusal }]

describe('who left', () => {
  test('does not come back by a change that was made before it was known; its author is told who, what and when', () => {
    const { office, person, put, late, meanwhile } = officeOfTwo()
    const seen = person()
    const who = meanwhile(put(seen, { left: true }))
    const told = refused({ kind: 'has-left', member: office.anna, ...who })
    for (const part of [{ department: office.west }, { role: 'manager' as const }, { posts: [], name: '改名' }]) {
      expect(late(put(seen, part))).toEqual(told)
    }
    const gone = person()
    expect(gone).toEqual({ ...seen, left: true })
    expect(office.ledger.viewer(office.anna)).toBe(null)
    // an older app does not say what it saw, nor does one that knows he left and yet moves him
    expect(late(put(undefined, { left: false, department: office.west }))).toEqual(told)
    expect(late(put(gone, { department: office.west }))).toEqual(told)
    // that he leaves is no news
    expect(late(put(seen, { left: true }))).toEqual(accepted)
    expect(person()).toEqual(gone)
  })

  test('comes back when somebody who saw that he left takes him back', () => {
    const { office, person, put, late, meanwhile } = officeOfTwo()
    const seen = person()
    meanwhile(put(seen, { left: true }))
    expect(late(put(person(), { left: false }))).toEqual(accepted)
    expect(person()).toEqual(seen)
    expect(office.ledger.viewer(office.anna)).not.toBe(null)
  })

  test('leaves as he is, whatever a colleague changed of him meanwhile', () => {
    const { office, person, put, late, meanwhile } = officeOfTwo()
    const seen = person()
    meanwhile(put(seen, { department: office.west }))
    expect(late(put(seen, { left: true }))).toEqual(accepted)
    expect(person()).toEqual({ ...seen, department: office.west, left: true })
  })
})

describe('two who change the same person', () => {
  test('each change what they change: role and department, posts one by one', () => {
    const { office, person, put, late, meanwhile } = officeOfTwo()
    const seen = person()
    const [mine, theirs] = [office.east, office.west].map((department) => ({ role: 'manager' as const, department }))
    meanwhile(put(seen, { role: 'manager', posts: [theirs!] }))
    expect(late(put(seen, { department: office.west }))).toEqual(accepted)
    expect(late(put(seen, { posts: [mine!] }))).toEqual(accepted)
    expect(person()).toEqual({ ...seen, role: 'manager', department: office.west, posts: [mine, theirs] })
  })

  test('in the same field the first stands, and the later is told who changed it and when', () => {
    const { person, put, late, meanwhile } = officeOfTwo()
    const seen = person()
    const who = meanwhile(put(seen, { role: 'auditor' }))
    expect(late(put(seen, { role: 'manager' }))).toEqual(
      refused({ kind: 'entry-changed', name: '安娜', part: 'role', ...who }),
    )
    expect(person().role).toBe('auditor')
    expect(late(put(seen, { role: 'auditor' }))).toEqual(accepted)
  })

  test('a stand-in whom the server signed is the same whom his chief saw, and ends', () => {
    const { office, person, put, late } = officeOfTwo()
    const standIn = { member: office.bert, from: '2026-11-23', until: '2026-11-25', active: false }
    const seen = person()
    const named = { ...seen, standIn }
    late(put(seen, { standIn }))
    expect(person().standIn).toMatchObject({ active: true, by: office.boss })
    expect(late([{ kind: 'putMember', was: named, now: { ...named, role: 'auditor' } }])).toEqual(accepted)
    expect(person()).toMatchObject({ role: 'auditor', standIn: { active: true } })
    expect(late([{ kind: 'putMember', was: named, now: seen }])).toEqual(accepted)
    expect(person()).toMatchObject({ ...seen, role: 'auditor' })
    expect(person()).not.toHaveProperty('standIn')
  })
})

test('a role: two tick different boxes; of one box the first stands; what was deleted stays deleted', () => {
  const { office, late, meanwhile } = officeOfTwo()
  const id = newOwnRoleId(office.random)
  const made = { id, name: '组长', ...tableOfRole(office.ledger.companyNow(), 'rep') }
  late([{ kind: 'putRole', now: made }])
  const now = () => office.ledger.companyNow().roles.get(id)!
  const granting = (grants: object) => ({ ...made, grants: { ...made.grants, ...grants } })
  const who = meanwhile([{ kind: 'putRole', was: made, now: granting({ export: 'own', delete: 'all' }) }])
  expect(late([{ kind: 'putRole', was: made, now: { ...granting({ approve: 'department' }), name: '主管' } }])).toEqual(
    accepted,
  )
  expect(now()).toMatchObject({ name: '主管', grants: { export: 'own', delete: 'all', approve: 'department' } })
  expect(late([{ kind: 'putRole', was: made, now: granting({ delete: 'department' }) }])).toMatchObject(
    refused({ kind: 'entry-changed', part: 'grants' }),
  )
  const gone = meanwhile([{ kind: 'putRole', was: now(), now: { ...now(), deleted: true } }])
  for (const was of [made, undefined]) {
    expect(late([{ kind: 'putRole', was, now: granting({ import: 'all' }) }])).toEqual(
      refused({ kind: 'entry-changed', name: '主管', part: 'deleted', ...gone }),
    )
  }
  expect([now().deleted, who.by]).toEqual([true, gone.by])
})

test('a department: renamed by one and moved by the other is both; one that was taken away is not made anew', () => {
  const { office, late, meanwhile } = officeOfTwo()
  const id = office.found('一组')
  const now = () => office.ledger.companyNow().departments.get(id)
  const seen = now()!
  meanwhile([{ kind: 'putDepartment', was: seen, now: { ...seen, name: '华东一组' } }])
  expect(late([{ kind: 'putDepartment', was: seen, now: { ...seen, parent: office.east } }])).toEqual(accepted)
  expect(now()).toEqual({ ...seen, name: '华东一组', parent: office.east })
  const who = meanwhile([{ kind: 'removeDepartment', department: id }])
  for (const was of [seen, undefined]) {
    expect(late([{ kind: 'putDepartment', was, now: { ...seen, name: '又来' } }])).toEqual(
      refused({ kind: 'entry-changed', name: was === undefined ? '又来' : '一组', part: 'deleted', ...who }),
    )
  }
  expect(now()).toBe(undefined)
})
