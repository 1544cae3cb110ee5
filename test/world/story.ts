import {
  ledgerRecord,
  newColumnId,
  newCustomerId,
  newOptionId,
  newRecordId,
  type ColumnId,
  type ViewId,
} from '#shared/base/id.ts'
import { addDays, dayOf } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change, RecordChange } from '#shared/ledger/change.ts'
import { ColumnClass } from '#shared/ledger/columnClass.ts'
import { columnByRole, columnsOf, isTypeable, type Column, type TableId } from '#shared/ledger/column.ts'
import { poolsOf } from '#shared/ownership/poolOf.ts'
import { Reach, type RoleId } from '#shared/ownership/role.ts'
import { ShareRule } from '#shared/ownership/shareOut.ts'
import { noLayout } from '#shared/view/layout.ts'
import { rowsView, viewerNow } from '../../client/replica/book.ts'
import { envelopeView } from '../../client/replica/overlayEnvelope.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import type { Laptop } from './laptop.ts'
import { moveDepartment, putStandIn, revokeDevice } from './peopleStory.ts'
import type { World } from './scene.ts'

/** What people do, by how often they do it. Each returns when it has nothing to do it on. */
export const gestures: readonly (readonly [weight: number, act: (world: World, laptop: Laptop) => void])[] = [
  [20, editCell],
  [4, pasteCells],
  [4, createCustomer],
  [3, createContact],
  [9, addFollowUp],
  [2, addReminder],
  [2, removeRecord],
  [2, restoreRecord],
  [4, undoGesture],
  [7, claim],
  [3, giveBack],
  [3, assign],
  [3, askExtension],
  [2, decideExtension],
  [6, transfer],
  [5, share],
  [2, unshare],
  [4, decideProposal],
  [2, keepPersonal],
  [2, configure],
  [1, moveClass],
  [1, ruleSight],
  [2, movePeople],
  [2, putStandIn],
  [4, moveDepartment],
  [1, revokeDevice],
  [1, changeRole],
  [2, lookAtRefusal],
  [4, openCustomer],
]

const tables: readonly TableId[] = ['customers', 'customers', 'customers', 'contacts', 'followups', 'reminders']

/** A row on this laptop's screen; often one of the same few, so that people meet. */
function shownRow(world: World, laptop: Laptop, table: TableId): ViewRow | undefined {
  const rows = [...rowsView(laptop.book, table).values()].sort((left, right) => (left.id < right.id ? -1 : 1))
  return world.dice.pick(world.dice.chance(0.6) ? rows.slice(0, 2) : rows)
}

function typeable(laptop: Laptop, table: TableId): Column[] {
  return columnsOf(laptop.book.shownCompany.columns.values(), table).filter(isTypeable)
}

/** A value that nobody has typed before, where the kind has that many. */
function freshValue(world: World, laptop: Laptop, column: Column): CellValue {
  const n = world.nextNumber()
  switch (column.kind) {
    case 'text':
    case 'longText':
      return `v${n}`
    case 'number':
    case 'currency':
    case 'percent':
      return n
    case 'date':
      return addDays(dayOf(world.clock.now(), 480), world.dice.below(40) - 5)
    case 'dateTime':
      return world.clock.now() - world.dice.below(100_000_000)
    case 'select':
      return world.dice.pick(column.options ?? [])?.id ?? null
    case 'multiSelect':
      return (column.options ?? []).filter(() => world.dice.chance(0.5)).map(({ id }) => id)
    case 'checkbox':
      return world.dice.chance(0.5)
    case 'rating':
      return 1 + world.dice.below(column.most ?? 5)
    case 'person':
      return world.dice.pick([...laptop.book.shownCompany.members.keys()]) ?? null
    default:
      return null
  }
}

function setChange(world: World, laptop: Laptop, row: ViewRow, most: number): RecordChange | null {
  const columns = new Set<Column>()
  for (let n = 1 + world.dice.below(most); n > 0; n -= 1) {
    // few columns, so that people meet in one cell
    const column = world.dice.pick(typeable(laptop, row.table).slice(0, 4))
    if (column !== undefined) columns.add(column)
  }
  const cells = [...columns].map((column) => ({
    column: column.id,
    was: row.cells[column.id] ?? null,
    now: freshValue(world, laptop, column),
  }))
  if (cells.length === 0) return null
  return { kind: 'set', customer: row.customer, table: row.table, record: row.id, cells }
}

function editCell(world: World, laptop: Laptop): void {
  const table = world.dice.pick(tables) ?? 'customers'
  const row = shownRow(world, laptop, table)
  const change = row === undefined ? null : setChange(world, laptop, row, 2)
  if (change !== null) laptop.submit('edit', [change])
}

function pasteCells(world: World, laptop: Laptop): void {
  const rows = new Set([1, 2, 3].flatMap(() => shownRow(world, laptop, 'customers') ?? []))
  const changes = [...rows].flatMap((row) => setChange(world, laptop, row, 3) ?? [])
  if (changes.length > 0) laptop.submit('paste', changes)
}

function newCells(world: World, laptop: Laptop, table: TableId): { column: ColumnId; now: CellValue }[] {
  return typeable(laptop, table)
    .slice(0, 3)
    .map((column) => ({ column: column.id, now: freshValue(world, laptop, column) }))
}

function createCustomer(world: World, laptop: Laptop): void {
  const customer = newCustomerId(world.dice.random)
  world.customers.push(customer)
  const create: Change = {
    kind: 'create',
    customer,
    table: 'customers',
    record: ledgerRecord(customer),
    cells: newCells(world, laptop, 'customers'),
    ...(world.dice.chance(0.2) ? { owner: world.dice.chance(0.5) ? null : world.anyMember() } : {}),
  }
  const contact: Change = {
    kind: 'create',
    customer,
    table: 'contacts',
    record: newRecordId(world.dice.random),
    cells: newCells(world, laptop, 'contacts'),
  }
  laptop.submit('create', world.dice.chance(0.4) ? [create, contact] : [create])
}

function createContact(world: World, laptop: Laptop): void {
  addRecord(world, laptop, 'contacts', newCells(world, laptop, 'contacts'))
}

function addReminder(world: World, laptop: Laptop): void {
  addRecord(world, laptop, 'reminders', newCells(world, laptop, 'reminders'))
}

/** A fact: when, what, perhaps a next date, perhaps a new grade. */
function addFollowUp(world: World, laptop: Laptop): void {
  const columns = laptop.book.shownCompany.columns
  const cells = newCells(world, laptop, 'followups')
  for (const role of ['followUpAt', 'followUpGrade', 'followUpNextOn'] as const) {
    const column = columnByRole(columns.values(), 'followups', role)
    if (column === null || cells.some((cell) => cell.column === column.id)) continue
    if (role === 'followUpAt' || world.dice.chance(0.5)) {
      cells.push({ column: column.id, now: freshValue(world, laptop, column) })
    }
  }
  addRecord(world, laptop, 'followups', cells)
}

function addRecord(
  world: World,
  laptop: Laptop,
  table: 'contacts' | 'followups' | 'reminders',
  cells: { column: ColumnId; now: CellValue }[],
): void {
  const home = shownRow(world, laptop, 'customers')
  if (home === undefined) return
  const record = newRecordId(world.dice.random)
  const kind = table === 'followups' ? 'followUp' : table === 'reminders' ? 'reminder' : 'create'
  laptop.submit(kind, [{ kind: 'create', customer: home.customer, table, record, cells }])
}

function removeRecord(world: World, laptop: Laptop): void {
  const table = world.dice.pick(tables) ?? 'customers'
  const row = shownRow(world, laptop, table)
  if (row === undefined || (table === 'customers' && world.dice.chance(0.6))) return
  laptop.submit('remove', [{ kind: 'remove', customer: row.customer, table, record: row.id }])
}

function restoreRecord(world: World, laptop: Laptop): void {
  const table = world.dice.pick(tables) ?? 'customers'
  const removed = [...laptop.book.tables[table].rows.values()].filter((row) => row.removed !== null)
  const row = world.dice.pick(removed)
  if (row === undefined) return
  laptop.submit('restore', [{ kind: 'restore', customer: row.customer, table, record: row.id }])
}

function undoGesture(world: World, laptop: Laptop): void {
  const mine = [...laptop.outbox.parts.values()].filter(({ part }) => ['edit', 'paste'].includes(part.set.kind))
  const stored = world.dice.pick(mine.slice(-5))
  if (stored === undefined) return
  const changes = stored.part.changes.flatMap((change): Change[] => {
    if (change.kind !== 'set') return []
    const cells = change.cells.map(({ column, was, now }) => ({ column, was: now, now: was }))
    return [{ ...change, cells }]
  })
  if (changes.length > 0) laptop.submit('undo', changes, { undoes: stored.part.set.id })
}

/** Of any customer: the pool's are shown as masked cards, so a rep reaches for one that he does not hold. */
function claim(world: World, laptop: Laptop): void {
  const customer = world.dice.pick(world.pooled()) ?? world.dice.pick(world.customers)
  if (customer !== undefined) laptop.submit('claim', [{ kind: 'claim', customer }])
}

const heldEnvelope = (world: World, laptop: Laptop) => {
  const customer = world.dice.pick([...laptop.book.customers.keys()])
  return customer === undefined ? undefined : envelopeView(laptop.book, customer)?.envelope
}

function giveBack(world: World, laptop: Laptop): void {
  const envelope = heldEnvelope(world, laptop)
  if (envelope === undefined) return
  const { customer, epoch } = envelope
  const pool = world.dice.chance(0.3) ? world.dice.pick(poolsOf(laptop.book.shownCompany.settings))?.id : undefined
  laptop.submit('return', [{ kind: 'return', customer, epoch, reason: 'no use', ...(pool !== undefined && { pool }) }])
}

function askExtension(world: World, laptop: Laptop): void {
  const envelope = heldEnvelope(world, laptop)
  if (envelope === undefined) return
  const days = 1 + world.dice.below(3)
  laptop.submit('extend', [{ kind: 'askExtension', customer: envelope.customer, days, reason: 'soon' }])
}

function decideExtension(world: World, laptop: Laptop): void {
  for (const customer of laptop.book.customers.keys()) {
    const asked = envelopeView(laptop.book, customer)?.envelope.extension?.asked?.at
    if (asked === undefined) continue
    laptop.submit('extend', [{ kind: 'decideExtension', customer, asked, grant: world.dice.chance(0.7) }])
    return
  }
}

function assign(world: World, laptop: Laptop): void {
  const envelope = heldEnvelope(world, laptop)
  if (envelope === undefined) return
  const { customer, epoch } = envelope
  laptop.submit('assign', [{ kind: 'assign', customer, epoch, to: world.anyMember() }])
}

function transfer(world: World, laptop: Laptop): void {
  const envelope = heldEnvelope(world, laptop)
  if (envelope === undefined) return
  const { customer, epoch } = envelope
  laptop.submit('transfer', [{ kind: 'transfer', customer, epoch, to: world.anyMember() }])
}

function share(world: World, laptop: Laptop): void {
  const envelope = heldEnvelope(world, laptop)
  if (envelope === undefined) return
  const { dice, clock } = world
  const until = dice.chance(0.4) ? dayOf(clock.now(), 480) : undefined
  const right = dice.chance(0.5) ? 'edit' : 'read'
  const { customer } = envelope
  laptop.submit('share', [
    { kind: 'share', customer, to: world.anyMember(), right, ...(until !== undefined && { until }) },
  ])
}

function unshare(world: World, laptop: Laptop): void {
  const envelope = heldEnvelope(world, laptop)
  const given = world.dice.pick(envelope?.collaborators ?? [])
  if (envelope === undefined || given === undefined) return
  laptop.submit('share', [{ kind: 'unshare', customer: envelope.customer, from: given.member }])
}

function decideProposal(world: World, laptop: Laptop): void {
  const open = [...laptop.book.proposals.values()].filter(({ cells }) => cells.some(({ fate }) => fate === 'open'))
  const proposal = world.dice.pick(open)
  if (proposal === undefined) return
  const columns = proposal.cells.map(({ column }) => column)
  const accept = columns.filter(() => world.dice.chance(0.5))
  const decline = columns.filter((column) => !accept.includes(column))
  laptop.submit('decide', [{ kind: 'decide', customer: proposal.customer, proposal: proposal.id, accept, decline }])
}

function keepPersonal(world: World, laptop: Laptop): void {
  const key = `layout.${world.dice.below(3)}`
  laptop.submit('personal', [{ kind: 'putPersonal', key, value: { width: world.nextNumber() } }])
}

/** What the company shows by the value of a column that people type into; now and then nothing. */
function ruleSight(world: World, laptop: Laptop): void {
  const { columns, departments, settings } = laptop.book.shownCompany
  const column = columnByRole(columns.values(), 'customers', 'grade')
  if (viewerNow(laptop.book)?.role !== 'generalManager' || column === null) return
  const { dice } = world
  const byValue = (column.options ?? [])
    .filter(() => dice.chance(0.3))
    .flatMap(({ id: option }) => {
      const department = dice.pick([...departments.keys()])
      const right = dice.chance(0.5) ? ('read' as const) : ('edit' as const)
      return department === undefined ? [] : [{ column: column.id, option, department, right }]
    })
  const sight = { byValue, ...(dice.chance(0.5) && { formerOwnerDays: 1 + dice.below(2) }) }
  laptop.submit('configure', [{ kind: 'putSettings', was: settings, now: { ...settings, sight } }])
}

function configure(world: World, laptop: Laptop): void {
  const viewer = viewerNow(laptop.book)
  const column = world.dice.pick([...laptop.book.shownCompany.columns.values()])
  if (viewer === null || column === undefined) return
  const roll = world.dice.below(4)
  if (roll === 0) {
    const id = newColumnId(world.dice.random)
    const now: Column = {
      id,
      table: column.table,
      kind: 'text',
      name: `c${world.nextNumber()}`,
      order: -world.nextNumber(),
    }
    laptop.submit('configure', [{ kind: 'putColumn', was: null, now }])
  } else if (roll === 1) {
    laptop.submit('configure', [{ kind: 'putColumn', was: column, now: { ...column, name: `c${world.nextNumber()}` } }])
  } else if (roll === 2 && column.role === undefined) {
    laptop.submit('configure', [
      { kind: 'putColumn', was: column, now: { ...column, deleted: column.deleted !== true } },
    ])
  } else if (column.options !== undefined) {
    const options = [{ id: newOptionId(world.dice.random), name: `o${world.nextNumber()}` }]
    laptop.submit('configure', [{ kind: 'addOptions', column: column.id, options }])
  }
}

/** The shared view of the table compares with this column too. No dice: stories stay what they were. */
function viewOver(laptop: Laptop, { id: column, table, name }: Column): Change {
  const id = `vew_${table.padEnd(12, '0')}` as ViewId // of the pattern
  const was = laptop.book.shownCompany.views.get(id) ?? null
  const { layout = noLayout } = was ?? {}
  const of = [...layout.filter.of.slice(-2), { column, op: 'is', text: name } as const]
  const now = { ...layout, sort: [{ column, descending: true }], filter: { join: 'or', of } as const }
  const fresh = { id, table, name: '视图', order: 0, madeBy: laptop.owner.member }
  return { kind: 'putView', was, now: { ...(was ?? fresh), layout: now } }
}

/** A column that is not everybody's becomes so, or the other way round. */
function moveClass(world: World, laptop: Laptop): void {
  const own = [...laptop.book.shownCompany.columns.values()].filter(({ role }) => role === undefined)
  const column = world.dice.pick(own)
  const to = world.dice.pick(ColumnClass.options) ?? 'normal'
  if (column === undefined) return
  const now = { ...column, class: to === 'normal' ? undefined : to }
  laptop.submit('configure', [{ kind: 'putColumn', was: column, now }, viewOver(laptop, column)])
}

/** Somebody is promoted, moved, leaves, or comes back. The founder stays what he is, so that somebody can always decide. */
function movePeople(world: World, laptop: Laptop): void {
  if (viewerNow(laptop.book)?.role !== 'generalManager') return
  const member = world.dice.pick(
    [...laptop.book.shownCompany.members.values()].filter(({ id }) => id !== world.founder),
  )
  if (member === undefined) return
  const department = world.dice.pick([...laptop.book.shownCompany.departments.keys()]) ?? member.department
  const { dice } = world
  const role =
    dice.pick(['manager', 'rep', 'rep', 'rep', 'auditor', 'marketing', ...ownRoles(laptop)] as const) ?? 'rep'
  const second = dice.pick([...laptop.book.shownCompany.departments.keys()]) ?? department
  const posts = dice.chance(0.2)
    ? [{ role: dice.pick(['manager', 'rep'] as const) ?? 'rep', department: second }]
    : undefined
  const left = dice.chance(0.2)
  world.moved.add(member.id)
  const to = [...laptop.book.shownCompany.members.values()]
    .filter(({ id, left: gone }) => id !== member.id && gone !== true)
    .map(({ id }) => id)
  const handOver: Change[] =
    left && to.length > 0 && dice.chance(0.7)
      ? [{ kind: 'handOverAll', from: member.id, to, rule: dice.pick(ShareRule.options) ?? 'even' }]
      : []
  const now = { ...member, department, role, posts, left: left ? true : undefined }
  laptop.submit('people', [...handOver, { kind: 'putMember', was: member, now }])
}

const ownRoles = (laptop: Laptop): readonly RoleId[] => [...laptop.book.shownCompany.roles.keys()]

/** The table of rights of the company's own role: whoever bears it sees more or fewer, customers and columns. */
function changeRole(world: World, laptop: Laptop): void {
  const { dice } = world
  const was = dice.pick([...laptop.book.shownCompany.roles.values()])
  if (viewerNow(laptop.book)?.role !== 'generalManager' || was === undefined) return
  const see = dice.pick(Reach.options) ?? 'own'
  const classes = { see: ColumnClass.options.filter(() => dice.chance(0.6)), edit: [] }
  laptop.submit('people', [{ kind: 'putRole', was, now: { ...was, grants: { ...was.grants, see }, classes } }])
}

function lookAtRefusal(world: World, laptop: Laptop): void {
  const disputed = world.dice.pick([...laptop.book.disputed.values()])
  if (disputed !== undefined) laptop.look(disputed.part.set.id)
}

/** Looks at a customer whose document is then kept on this device. */
function openCustomer(world: World, laptop: Laptop): void {
  const row = shownRow(world, laptop, 'customers')
  if (row !== undefined) laptop.feed({ kind: 'want', customers: [row.customer] })
}
