import { expect, test } from 'vitest'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Member } from '#shared/ledger/company.ts'
import { noGrants, type Role } from '#shared/ownership/role.ts'
import type { Item } from '#shared/wire/item.ts'
import { newOwnRoleId } from '#shared/base/id.ts'
import { Copy } from './copy.ts'
import { openOffice, type Office } from './office.ts'

const named = (items: readonly Item[], kind: 'gain' | 'lose'): readonly CustomerId[] =>
  items.flatMap((item) => (item.kind === kind ? [item.customer] : [])).sort()

function change(office: Office, member: MemberId, now: Partial<Member>): void {
  const was = office.ledger.companyNow().members.get(member)
  if (was === undefined) throw new Error('he works here')
  office.does(office.boss, [{ kind: 'putMember', was, now: { ...was, ...now } }], { kind: 'people' })
}

const fresh = (office: Office, member: MemberId) => Copy.boot(office, member).content()

test('a manager who goes to another department loses those of the old and gains those of the new, and nobody else', () => {
  const office = openOffice()
  const old = [office.collect(office.anna), office.collect(office.bert)].sort()
  const own = office.collect(office.eastManager)
  const next = [office.collect(office.chen)]
  const copy = Copy.boot(office, office.eastManager)
  change(office, office.eastManager, { department: office.west })
  const told = copy.shift()
  expect([named(told, 'lose'), named(told, 'gain')]).toEqual([old, next])
  copy.catchUp()
  expect(copy.content()).toEqual(fresh(office, office.eastManager))
  expect(copy.envelopes.has(own)).toBe(true)
})

test('a department under another branch, a post more and another table of a role are told like that too', () => {
  const office = openOffice()
  const [anna, chen] = [office.collect(office.anna), office.collect(office.chen)]
  const copy = Copy.boot(office, office.westManager)
  const told = () => {
    const items = copy.shift()
    copy.catchUp()
    expect(copy.content()).toEqual(fresh(office, office.westManager))
    return [named(items, 'lose'), named(items, 'gain')]
  }
  const east = office.ledger.companyNow().departments.get(office.east)!
  office.does(office.boss, [{ kind: 'putDepartment', was: east, now: { ...east, parent: office.west } }])
  expect(told()).toEqual([[], [anna]])
  office.does(office.boss, [{ kind: 'putDepartment', was: { ...east, parent: office.west }, now: east }])
  expect(told()).toEqual([[anna], []])
  change(office, office.westManager, { posts: [{ role: 'manager', department: office.east }] })
  expect(told()).toEqual([[], [anna]])
  const id = newOwnRoleId(office.random)
  const role: Role = { id, name: '看本部门', grants: { ...noGrants, see: 'department' } }
  office.does(office.boss, [{ kind: 'putRole', now: role }], { kind: 'people' })
  change(office, office.westManager, { role: id, posts: [] })
  expect(told()[0]).toEqual([anna])
  const now: Role = { ...role, grants: { ...noGrants, see: 'own' } }
  office.does(office.boss, [{ kind: 'putRole', was: role, now }], { kind: 'people' })
  expect(told()).toEqual([[chen], []])
})

test('who gains a customer is told his present, never what stood there before his time, not from the log either', () => {
  const office = openOffice()
  const customer = office.collect(office.chen, { region: '早先' })
  const copy = Copy.boot(office, office.eastManager)
  office.does(office.chen, [office.set(customer, 'region', '早先', '后来')])
  change(office, office.eastManager, { department: office.west })
  office.does(office.chen, [office.set(customer, 'region', '后来', '现在')])
  const told = copy.shift()
  const { items } = office.ledger.catchUp(office.speaker(office.eastManager), copy.cursor, 1e6)
  expect(JSON.stringify([told, items])).not.toMatch(/早先|后来/)
  expect(JSON.stringify(told)).toContain('现在')
})

test('columns are withdrawn and given with the role', () => {
  const office = openOffice()
  const column = {
    id: office.newColumn(),
    table: 'customers',
    kind: 'text',
    name: '底价',
    order: 9,
    class: 'finance',
  } as const
  office.does(office.boss, [{ kind: 'putColumn', was: null, now: column }], { kind: 'configure' })
  const customer = office.collect(office.eastManager)
  const cells = [{ column: column.id, was: null, now: '八折' }]
  const record = office.store.read.rows('customers', customer)[0]!.id
  office.does(office.boss, [{ kind: 'set', customer, table: 'customers', record, cells }])
  const copy = Copy.boot(office, office.eastManager)
  change(office, office.eastManager, { role: 'rep' })
  const withdrawn = copy.shift()
  expect(JSON.stringify(withdrawn)).not.toMatch(/八折|底价/)
  expect(named(withdrawn, 'gain')).toEqual([customer])
  expect(copy.content()).toEqual(fresh(office, office.eastManager))
  change(office, office.eastManager, { role: 'finance' })
  expect(JSON.stringify(copy.shift())).toMatch(/底价.*八折/)
  expect(copy.content()).toEqual(fresh(office, office.eastManager))
})

test('who was away meanwhile is told one difference of all that changed, also when he got his old rights back', () => {
  const office = openOffice()
  const customer = office.collect(office.anna)
  const copy = Copy.boot(office, office.eastManager)
  change(office, office.eastManager, { department: office.west })
  office.does(office.anna, [office.set(customer, 'region', null, '浙江')])
  change(office, office.eastManager, { department: office.east })
  expect(named(copy.shift(), 'gain')).toEqual([customer])
  copy.catchUp()
  expect(copy.content()).toEqual(fresh(office, office.eastManager))
})

test('what was told before a break is not told again, also when the rights change once more', () => {
  const office = openOffice()
  const all = Array.from({ length: 12 }, () => [office.collect(office.anna), office.collect(office.chen)]).flat()
  const copy = Copy.boot(office, office.eastManager)
  change(office, office.eastManager, { department: office.west })
  const first = copy.shift(600, 4)
  const rest = copy.shift(600)
  const both = [...first, ...rest].flatMap((item) => ('customer' in item ? [item.customer] : []))
  expect(both).toEqual([...new Set(both)])
  expect(new Set(both)).toEqual(new Set(all))
  change(office, office.eastManager, { department: office.east })
  copy.shift(600, 5)
  office.does(office.boss, [{ kind: 'transfer', customer: all[0]!, epoch: office.epoch(all[0]!), to: office.chen }])
  change(office, office.eastManager, { department: office.west })
  copy.catchUp(600)
  expect(copy.content()).toEqual(fresh(office, office.eastManager))
})

test('proposals and notices are those that one sees now', () => {
  const office = openOffice()
  const customer = office.collect(office.chen)
  const propose = office.set(customer, 'region', null, '建议')
  office.does(office.hire('审计', 'auditor', office.west), [propose])
  const copy = Copy.boot(office, office.eastManager)
  change(office, office.eastManager, { department: office.west })
  const lists = copy.shift().find(({ kind }) => kind === 'lists')
  expect(lists).toMatchObject({ proposals: office.ledger.proposals(office.speaker(office.eastManager).viewer) })
  expect(lists).toMatchObject({ proposals: [{ customer }] })
})

test('of a copy that names rights nobody knows, or that is older than what is remembered, nothing is guessed', () => {
  const office = openOffice()
  office.collect(office.anna)
  const copy = Copy.boot(office, office.eastManager)
  const { rights, cursor: from } = copy
  for (let n = 0; n < 17; n += 1) {
    change(office, office.eastManager, { department: n % 2 === 0 ? office.west : office.east })
  }
  const begin = (said: string, at: number) => office.ledger.beginShift(office.eastManager, { rights: said, from: at })
  expect(begin(rights, from)).toBeNull()
  expect(begin('all', office.ledger.head())).toBeNull()
  expect(begin('parts:[["all",null', office.ledger.head())).toBeNull()
})

test('a server that was started anew knows what people saw', () => {
  const office = openOffice()
  const gained = office.collect(office.chen)
  const copy = Copy.boot(office, office.eastManager)
  change(office, office.eastManager, { department: office.west })
  office.reopen()
  expect(named(copy.shift(), 'gain')).toEqual([gained])
})
