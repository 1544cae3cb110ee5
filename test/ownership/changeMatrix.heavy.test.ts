import { expect, test } from 'vitest'
import {
  ledgerRecord,
  newOwnRoleId,
  newViewId,
  type CustomerId,
  type DepartmentId,
  type MemberId,
} from '#shared/base/id.ts'
import type { Change, Verdict } from '#shared/ledger/change.ts'
import { sayComment } from '#shared/ledger/comment.ts'
import type { Member } from '#shared/ledger/company.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import type { Right } from '#shared/ownership/role.ts'
import { noLayout } from '#shared/view/layout.ts'
import { openOffice, type Office } from '../ledger/office.ts'
import {
  grantsOfRole,
  matrixRoles,
  ownGrants,
  positions,
  promises,
  type MatrixRole,
  type Position,
} from './promises.ts'

/** Whose the customer is, as seen from the one who asks. */
const slots = ['mine', 'top', 'east', 'eastTeam', 'west', 'pool'] as const
type Slot = (typeof slots)[number]

interface World {
  readonly office: Office
  readonly departments: Readonly<Record<Position, DepartmentId>>
  readonly reps: Readonly<Record<Position, MemberId>>
  readonly auditor: MemberId
}

interface Asked extends World {
  readonly customer: CustomerId
  readonly member: MemberId
}

/**
 * Every kind of change: how it is asked about one customer, and the right that it takes. `null`: it is about no
 * customer, and `company` says which right over the company it takes. A new kind of change without an entry here does
 * not compile.
 */
type Probe =
  | { readonly right: Right; readonly prepare?: (on: Asked) => void; readonly change: (on: Asked) => Change }
  | { readonly company: 'configure' | 'people' | 'assign' | 'anybody'; readonly change: (on: Asked) => Change }

const at = ({ customer }: Asked) => ({ customer, table: 'customers' as const, record: ledgerRecord(customer) })
const column = ({ office }: Asked) => office.column('customers', 'region')

const probes: { readonly [Kind in Change['kind']]: Probe } = {
  set: { right: 'edit', change: (on) => on.office.set(on.customer, 'region', '旧', '新') },
  create: {
    right: 'edit',
    change: (on) => on.office.add(on.customer, 'contacts', on.office.newRecord(), { name: '新人' }),
  },
  remove: { right: 'delete', change: (on) => ({ kind: 'remove', ...at(on) }) },
  restore: {
    right: 'delete',
    prepare: (on) => on.office.does(on.office.boss, [{ kind: 'remove', ...at(on) }]),
    change: (on) => ({ kind: 'restore', ...at(on) }),
  },
  claim: { right: 'claim', change: ({ customer }) => ({ kind: 'claim', customer }) },
  return: {
    right: 'return',
    change: ({ customer, office }) => ({ kind: 'return', customer, epoch: office.epoch(customer) }),
  },
  assign: {
    right: 'assign',
    change: ({ customer, office, reps }) => ({
      kind: 'assign',
      customer,
      epoch: office.epoch(customer),
      to: reps.west,
    }),
  },
  transfer: {
    right: 'transfer',
    change: ({ customer, office, auditor }) => ({
      kind: 'transfer',
      customer,
      epoch: office.epoch(customer),
      to: auditor,
    }),
  },
  share: {
    right: 'transfer',
    change: ({ customer, reps }) => ({ kind: 'share', customer, to: reps.west, right: 'read' }),
  },
  unshare: {
    right: 'transfer',
    prepare: ({ office, customer, reps }) =>
      office.does(office.boss, [{ kind: 'share', customer, to: reps.top, right: 'read' }]),
    change: ({ customer, reps }) => ({ kind: 'unshare', customer, from: reps.top }),
  },
  askExtension: {
    right: 'see',
    change: ({ customer }) => ({ kind: 'askExtension', customer, days: 3, reason: '在谈' }),
  },
  decideExtension: {
    right: 'approve',
    change: ({ customer }) => ({ kind: 'decideExtension', customer, asked: 0, grant: true }),
  },
  decide: {
    right: 'approve',
    prepare: (on) => on.office.does(on.auditor, [on.office.set(on.customer, 'region', '旧', '建议')]),
    change: ({ office, customer }) => {
      const [proposal] = office.store.read.proposalsOf(customer)
      const accept = proposal?.cells.map((cell) => cell.column) ?? []
      return { kind: 'decide', customer, proposal: proposal!.id, accept, decline: [] }
    },
  },
  putColumn: {
    company: 'configure',
    change: (on) => ({ kind: 'putColumn', was: column(on), now: { ...column(on), name: '改名' } }),
  },
  addOptions: {
    company: 'configure',
    change: (on) => ({ kind: 'addOptions', column: on.office.column('customers', 'grade').id, options: [option] }),
  },
  retypeColumn: {
    company: 'configure',
    change: (on) => ({ kind: 'retypeColumn', column: column(on).id, from: column(on).kind, to: 'longText' }),
  },
  putMember: { company: 'people', change: ({ office }) => ({ kind: 'putMember', now: renamed(office, office.anna) }) },
  putDepartment: {
    company: 'people',
    change: ({ departments }) => ({
      kind: 'putDepartment',
      now: { id: departments.west, name: '西', parent: departments.top, order: 1 },
    }),
  },
  removeDepartment: {
    company: 'people',
    change: ({ office }) => ({ kind: 'removeDepartment', department: office.found(`空${office.newRecord()}`) }),
  },
  handOverAll: {
    company: 'people',
    change: ({ office, reps }) => ({ kind: 'handOverAll', from: office.bert, to: [reps.west], rule: 'even' }),
  },
  putRole: {
    company: 'people',
    change: ({ office }) => ({
      kind: 'putRole',
      now: { id: newOwnRoleId(office.random), name: `新${office.newRecord()}`, grants: ownGrants.组长 },
    }),
  },
  putView: {
    company: 'configure',
    change: ({ office, member }) => ({
      kind: 'putView',
      was: null,
      now: {
        id: newViewId(office.random),
        table: 'customers',
        name: '共享视图',
        madeBy: member,
        order: 0,
        layout: noLayout,
      },
    }),
  },
  endTurns: { company: 'assign', change: ({ reps }) => ({ kind: 'endTurns', last: reps.west }) },
  putSettings: {
    company: 'configure',
    change: ({ office }) => ({ kind: 'putSettings', now: { ...office.ledger.companyNow().settings } }),
  },
  renameCompany: { company: 'people', change: () => ({ kind: 'renameCompany', name: '新名' }) },
  putPersonal: { company: 'anybody', change: () => ({ kind: 'putPersonal', key: 'own', value: 1 }) },
}

const option = { id: 'opt_matrix000000' as never, name: '矩阵' }
const renamed = (office: Office, member: MemberId) => ({
  ...office.ledger.companyNow().members.get(member)!,
  name: '改名',
})

/** The office's people stand beside the tree of the matrix; each asker gets a world of his own. */
function openWorld(seed: number): World {
  const office = openOffice({ seed })
  const found = (name: string, parent: DepartmentId | null) => {
    const id = office.found(name)
    office.does(office.boss, [{ kind: 'putDepartment', now: { id, name, parent, order: 0 } }], { kind: 'people' })
    return id
  }
  const top = found('总部', null)
  const east = found('东', top)
  const departments = { top, east, eastTeam: found('东一组', east), west: found('西', top) }
  const rep = (position: Position) => office.hire(`${position}业务`, 'rep', departments[position])
  const reps = { top: rep('top'), east: rep('east'), eastTeam: rep('eastTeam'), west: rep('west') }
  return { office, departments, reps, auditor: office.hire('审计', 'auditor', top) }
}

function hire({ office, departments }: World, role: MatrixRole, position: Position): MemberId {
  if (!(role in ownGrants)) return office.hire('问者', role as never, departments[position])
  const id = newOwnRoleId(office.random)
  const now = { id, name: role, grants: grantsOfRole(role) }
  office.does(office.boss, [{ kind: 'putRole', now }], { kind: 'people' })
  return office.hire('问者', id, departments[position])
}

function collect({ office, reps }: World, slot: Slot, member: MemberId): CustomerId {
  const owner = slot === 'mine' ? member : slot === 'pool' ? reps.east : reps[slot]
  const customer = office.newCustomer()
  const company = office.ledger.companyNow()
  const put = (now: Member) => office.does(office.boss, [{ kind: 'putMember', now }], { kind: 'people' })
  const now = company.members.get(owner)!
  // who sees no customers may still have one from the days when he did
  const isBlind = !mayOwn(company, owner)
  if (isBlind) put({ ...now, role: 'rep' })
  const [made] = office.does(office.boss, [office.create(customer, { name: '客户', region: '旧' }, owner)])
  expect(made).toEqual({ kind: 'accepted' })
  if (isBlind) put(now)
  if (slot === 'pool') {
    office.does(office.boss, [{ kind: 'return', customer, epoch: office.epoch(customer) }])
  }
  return customer
}

/** Everything that stands about a customer, but what was only proposed. */
const standing = ({ office }: World, customer: CustomerId): string =>
  JSON.stringify([
    office.ledger.envelope(customer),
    (['customers', 'contacts'] as const).map((table) => office.store.read.rows(table, customer)),
  ])

const isNotThere = (verdict: Verdict | undefined): boolean =>
  verdict?.kind === 'refused' && verdict.refusal.kind === 'not-there'

test('every role at every place in the tree × every kind of change × whose customer: nothing is written without the right, and what may not be seen is not there', () => {
  let asked = 0
  const wrong: string[] = []
  matrixRoles.forEach((role, place) => {
    positions.forEach((position, spot) => {
      const world = openWorld(place * 10 + spot + 1)
      const member = hire(world, role, position)
      const { office, departments } = world
      const positionOf = (department: DepartmentId) =>
        positions.find((each) => departments[each] === department) ?? 'top'
      for (const [kind, probe] of Object.entries(probes)) {
        if (!('right' in probe)) continue
        for (const slot of slots) {
          const customer = collect(world, slot, member)
          const on: Asked = { ...world, customer, member }
          probe.prepare?.(on)
          const { owner, department } = office.ledger.envelope(customer)!
          const held = { owner: owner.kind === 'rep' ? owner.member : null, department }
          const sees = promises({ member, role, position }, 'see', held, positionOf)
          const may = promises({ member, role, position }, probe.right, held, positionOf)
          const before = standing(world, customer)
          const [verdict] = office.does(member, [probe.change(on)])
          const after = standing(world, customer)
          asked += 1
          const name = `${role} in ${position}: ${kind} of ${slot}'s → ${JSON.stringify(verdict)}`
          if (verdict?.kind !== 'accepted' && before !== after) wrong.push(`${name}, and yet written`)
          if (verdict?.kind === 'accepted' && before !== after && !may) wrong.push(`${name} without the right`)
          if (!sees && !may && kind !== 'claim' && !isNotThere(verdict))
            wrong.push(`${name}: he learns that it is there`)
          const isOrdinary = ['set', 'create', 'remove', 'restore', 'decide'].includes(kind)
          if (isOrdinary && may && verdict?.kind !== 'accepted') wrong.push(`${name}, and he has the right`)
          if (kind === 'set' && sees && !may && verdict?.kind !== 'proposed') wrong.push(`${name}: readers propose`)
        }
      }
    })
  })
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThanOrEqual(2_000)
})

test('every role at every place × whose customer: whoever reads him and does more than look leaves a word, nobody else, and only its author takes it back', () => {
  const wrong: string[] = []
  matrixRoles.forEach((role, place) => {
    positions.forEach((position, spot) => {
      const world = openWorld(2_000 + place * 10 + spot)
      const member = hire(world, role, position)
      const { office, departments } = world
      const positionOf = (department: DepartmentId) =>
        positions.find((each) => departments[each] === department) ?? 'top'
      const say = (customer: CustomerId) =>
        sayComment({ id: office.newRecord(), customer, text: '一句话', about: null, named: [member] })
      const doesMore = Object.entries(grantsOfRole(role)).some(([right, reach]) => right !== 'see' && reach !== 'none')
      for (const slot of slots) {
        const customer = collect(world, slot, member)
        const { owner, department } = office.ledger.envelope(customer)!
        const held = { owner: owner.kind === 'rep' ? owner.member : null, department }
        const sees = promises({ member, role, position }, 'see', held, positionOf)
        const others = say(customer)
        office.does(office.boss, [others], { kind: 'comment' })
        const told = office.ledger.notices(member).some((each) => each.customer === customer && each.kind === 'comment')
        const { kind: _, cells: __, ...at } = others
        const [said] = office.does(member, [say(customer)], { kind: 'comment' })
        const [taken] = office.does(member, [{ kind: 'remove', ...at }])
        const name = `${role} in ${position}: a comment on ${slot}'s → ${JSON.stringify([said, taken])}`
        if (sees && (said?.kind === 'accepted') !== doesMore) wrong.push(name)
        if (!sees && !isNotThere(said)) wrong.push(`${name}: he learns that it is there`)
        if (taken?.kind === 'accepted' || (!sees && !isNotThere(taken))) wrong.push(`${name}: another's taken back`)
        if (told !== sees) wrong.push(`${name}: named, told ${told}`)
      }
    })
  })
  expect(wrong).toEqual([])
})

test('every role at every place × every change of the company: nobody configures or manages without the right', () => {
  const wrong: string[] = []
  matrixRoles.forEach((role, place) => {
    positions.forEach((position, spot) => {
      const world = openWorld(1_000 + place * 10 + spot)
      const member = hire(world, role, position)
      for (const [kind, probe] of Object.entries(probes)) {
        if ('right' in probe || probe.company === 'anybody') continue
        const on: Asked = { ...world, customer: world.office.newCustomer(), member }
        const change = probe.change(on)
        const head = world.office.ledger.head()
        const before = JSON.stringify(world.office.ledger.companyDoc.toJSON())
        const [verdict] = world.office.does(member, [change])
        const isWritten = JSON.stringify(world.office.ledger.companyDoc.toJSON()) !== before
        const reach = grantsOfRole(role)[probe.company]
        if (reach === 'none' && (verdict?.kind === 'accepted' || isWritten)) wrong.push(`${role}: ${kind} at ${head}`)
      }
    })
  })
  expect(wrong).toEqual([])
})
