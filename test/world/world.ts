import {
  newColumnId,
  newCompanyId,
  newDepartmentId,
  ledgerRecord,
  newChangeSetId,
  newCustomerId,
  newDeviceId,
  newMemberId,
  newOwnRoleId,
  type DepartmentId,
  type MemberId,
  type Random,
} from '#shared/base/id.ts'
import { dayMs } from '#shared/base/instant.ts'
import type { Answer, Change, ChangePart } from '#shared/ledger/change.ts'
import { builtInGrants, type Role, type RoleId } from '#shared/ownership/role.ts'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import { companyTemplate, type Template } from '#shared/ledger/template.ts'
import { closeCode } from '#shared/wire/message.ts'
import { createCompany } from '../../server/ledger/createCompany.ts'
import { partKey } from '../../client/sync/state.ts'
import { createClock, type Clock } from './clock.ts'
import { diceFrom } from './dice.ts'
import { checkDoor, leave, putOutLeavers } from './door.ts'
import { checkPeople } from './checkPeople.ts'
import { Host, soundHost, type HostParts } from './host.ts'
import { Broken } from './hold.ts'
import { checkMoved, checkSent, checkSubmitted, checkWorld } from './invariants.ts'
import { poolSettings } from './pools.ts'
import { isOut, type World } from './scene.ts'
import { Laptop, soundLaptop, type LaptopParts } from './laptop.ts'
import { gestures } from './story.ts'
import type { Wire } from './wire.ts'

/** Broken parts, to prove that the invariants notice. */
export interface Plant {
  readonly laptop?: Partial<LaptopParts>
  readonly host?: Partial<HostParts>
  readonly verifies?: boolean
}

export const steps = 200

/** Tells one story to its end and checks everything. Throws `Broken` with the name of the promise that did not hold. */
export function tellStory(seed: number, plant: Plant = {}): World {
  const world = openWorld(seed, plant)
  for (let n = 0; n < steps && world.broken.length === 0; n += 1) takeStep(world)
  if (world.broken[0] !== undefined) throw world.broken[0]
  quiesce(world)
  if (world.broken[0] !== undefined) throw world.broken[0]
  checkDoor(world)
  checkPeople(world)
  checkWorld(world)
  return world
}

function openWorld(seed: number, plant: Plant): World {
  const dice = diceFrom(seed)
  const clock = createClock(Date.UTC(2026, 10, 2, 1))
  const { random } = dice
  const departments = [newDepartmentId(random), newDepartmentId(random)] as const
  const role: Role = { id: newOwnRoleId(random), name: 'own', grants: builtInGrants.rep }
  const roles: readonly RoleId[] = ['generalManager', 'manager', 'rep', 'rep', role.id]
  const members = roles.map((role, n) => ({
    id: newMemberId(random),
    name: `m${n}`,
    role,
    department: departments[n % 2] ?? newDepartmentId(random),
  }))
  const founder = members[0]?.id ?? newMemberId(random)
  const template = withDelicate(companyTemplate(random), random)
  const company = newCompanyId(random)
  let number = 0
  // the server guards its links against whatever happens on them, these checks included
  const note = (check: () => void) => {
    try {
      check()
    } catch (error) {
      world.broken.push(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const host = new Host({
    clock,
    random,
    parts: { ...soundHost, ...plant.host },
    found: (store) => {
      createCompany({
        store,
        id: company,
        name: 'Kebu',
        founder: { member: founder, name: 'm0' },
        template,
        now: clock.now,
        random,
      })
    },
    // what was decided and not yet durable will be decided again
    crashed: () => world.decided.clear(),
    peopleChanged: () => putOutLeavers(world),
    sent: (viewer, frame) => note(() => checkSent(world, viewer, frame)),
    submitted: (submission) => note(() => checkSubmitted(world, submission)),
  })
  const laptops: Laptop[] = []
  const world: World = {
    seed,
    clock,
    dice,
    host,
    laptops,
    founder,
    customers: [],
    moved: new Set(),
    typed: new Map(),
    broken: [],
    decided: new Map(),
    heard: new Map(),
    out: new Set(),
    kept: new Map(),
    handedIn: new Map(),
    verifies: plant.verifies === true,
    restored: 0,
    nextNumber: () => {
      number += 1
      return number
    },
    anyMember: () => dice.pick(members)?.id ?? founder,
    pooled: () => host.store.read.customers({ kind: 'pool' }, null, 100).map(({ envelope }) => envelope.customer),
  }
  const news = {
    typed: (laptop: Laptop, part: ChangePart) =>
      void world.typed.set(partKey(part), { laptop, part, n: world.typed.size }),
    answered: (_laptop: Laptop, { answer }: { readonly answer: Answer | null }) => {
      if (answer !== null) world.heard.set(partKey(answer), answer)
    },
    moved: (laptop: Laptop) => checkMoved(world, laptop),
  }
  people(host, clock, founder, [
    ...departments.map((id, order): Change => ({
      kind: 'putDepartment',
      now: { id, name: `d${order}`, parent: null, order },
    })),
    ...(dice.chance(0.5) ? [underTheManager(departments)] : []),
    { kind: 'putRole', now: role },
    ...members.slice(1).map((now): Change => ({ kind: 'putMember', now })),
    ...firstCustomers(world),
    poolSettings(template.settings, {
      random,
      members: members.slice(2, 4).map(({ id }) => id),
      department: departments[1] ?? newDepartmentId(random),
    }),
  ])
  const count = 2 + dice.below(5)
  for (let n = 0; n < count; n += 1) {
    // the founder first, then two reps and their manager; some have two devices
    const member = members[n < 4 ? ([0, 2, 3, 1][n] ?? 0) : dice.below(members.length)] ?? members[0]
    if (member === undefined) continue
    const owner = { member: member.id, device: newDeviceId(random), name: `${member.name}#${n}` }
    const laptop = new Laptop(owner, { clock, dice, news, parts: { ...soundLaptop, ...plant.laptop } })
    laptops.push(laptop)
    laptop.connect(host.join(owner))
  }
  for (let n = 0; n < 40; n += 1) settleALittle(world)
  return world
}

/** The other department stands below his, until somebody moves it away. */
const underTheManager = ([id, parent]: readonly [DepartmentId, DepartmentId]): Change => ({
  kind: 'putDepartment',
  now: { id, name: 'd0', parent, order: 0 },
})

/** A few customers to begin with: everybody has some, and so has the pool. */
function firstCustomers(world: World): Change[] {
  const columns = columnsOf(world.host.ledger.companyNow().columns.values(), 'customers')
  const name = columns.find(({ role }) => role === 'name')
  return Array.from({ length: 5 }, (_, n): Change => {
    const customer = newCustomerId(world.dice.random)
    world.customers.push(customer)
    return {
      kind: 'create',
      customer,
      table: 'customers',
      record: ledgerRecord(customer),
      cells: name === undefined ? [] : [{ column: name.id, now: `first ${n}` }],
      owner: n === 0 ? null : world.anyMember(),
    }
  })
}

/** The founder lists his people before the story begins. */
function people(host: Host, clock: Clock, founder: MemberId, changes: readonly Change[]): void {
  const viewer = host.ledger.viewer(founder)
  if (viewer === null) throw new Error('the founder is not of his company')
  const { random } = diceFrom(1)
  const device = newDeviceId(random)
  const set = {
    id: newChangeSetId(random),
    kind: 'people' as const,
    label: '',
    author: founder,
    device,
    madeAt: clock.now(),
  }
  host.ledger.submit({ viewer, device, link: null }, { set, part: 0, changes, link: null })
  clock.pass(1)
  host.store.sync()
}

function takeStep(world: World): void {
  const { dice, clock, host } = world
  const laptop = dice.pick(world.laptops)
  if (laptop === undefined) return
  const roll = dice.below(100)
  if (roll < 38) gesture(world, laptop)
  else if (roll < 76) for (let n = 1 + dice.below(6); n > 0; n -= 1) settleALittle(world)
  else if (roll < 80) clock.pass(dice.below(400))
  else if (roll < 86) dropLink(world, laptop)
  else if (roll < 92) reconnect(world, laptop)
  else if (roll < 94) laptop.main.sync()
  else if (roll < 96) laptop.crash(dice.below(6))
  else if (roll === 96 && dice.chance(0.5)) laptop.wipe()
  else if (roll === 97 && dice.chance(0.5)) host.crash()
  else if (roll === 98 && world.seed % 4 === 0 && dice.chance(0.4)) restore(world)
  else if (roll === 99) sweep(world)
}

function gesture(world: World, laptop: Laptop): void {
  const all = gestures.reduce((sum, [weight]) => sum + weight, 0)
  let left = world.dice.below(all)
  for (const [weight, act] of gestures) {
    left -= weight
    if (left < 0) return act(world, laptop)
  }
}

function restore(world: World): void {
  world.restored += 1
  world.host.restore(1 + world.dice.below(12))
}

/** Now and then it is another day: what was given until today ends with it. */
function sweep({ host, clock, dice }: World): void {
  if (dice.chance(0.3)) clock.pass(dayMs)
  host.ledger.sweep(clock.now())
}

/** One small thing that a network, a disk or an event loop does. */
function settleALittle(world: World): void {
  const { dice, clock, host } = world
  if (world.verifies && dice.chance(0.1)) dice.pick(world.laptops)?.verify(() => dice.chance(0.15))
  const roll = dice.below(10)
  if (roll < 2) clock.pass(dice.below(20))
  else if (roll < 5) {
    const busy = world.laptops.filter(({ hasWork }) => hasWork)
    const laptop = dice.pick(busy)
    if (dice.chance(0.8)) laptop?.workAll()
    else laptop?.work()
  } else {
    const wire = dice.pick(host.wires.filter(hasNews))
    if (wire !== undefined) deliver(world, wire)
  }
}

const hasNews = (wire: Wire): boolean =>
  wire.up.length > 0 ||
  (!wire.left && (wire.down.length > 0 || wire.closedBy !== null)) ||
  (wire.left && wire.closedBy === null)

/** The next frame of one direction, in order; sometimes twice, sometimes never. */
function deliver(world: World, wire: Wire, faults = true): void {
  const { dice } = world
  if (wire.up.length > 0 && (wire.down.length === 0 || dice.chance(0.5))) {
    const frame = wire.up.shift()
    if (frame === undefined || wire.closedBy !== null) return
    wire.server.receive(frame)
    if (faults && dice.chance(0.04) && isRepeatable(frame) && wire.closedBy === null) wire.server.receive(frame)
    return
  }
  if (wire.left) {
    if (wire.up.length === 0 && wire.closedBy === null) {
      wire.closedBy = 1006
      wire.server.leave()
    }
    return
  }
  const laptop = world.laptops.find((each) => each.wire === wire)
  if (laptop === undefined) {
    wire.left = true
    return
  }
  const frame = wire.down.shift()
  if (frame === undefined) {
    if (wire.closedBy !== null) laptop.disconnect(wire.closedBy)
    return
  }
  const isBatch = frame[0] === 67
  if (faults && isBatch && dice.chance(0.02)) return
  laptop.hear(wire.socket, frame)
  if (faults && isBatch && dice.chance(0.04)) laptop.hear(wire.socket, frame)
}

/** A second hello ends its link; everything else may come twice. */
const isRepeatable = (frame: Uint8Array): boolean => frame[0] !== 64

function dropLink(world: World, laptop: Laptop): void {
  laptop.disconnect(world.dice.pick([1006, 1012, closeCode.serverFault]) ?? 1006)
}

function reconnect(world: World, laptop: Laptop, { mayBreak } = { mayBreak: true }): void {
  if (laptop.wire !== null || laptop.state.phase === 'old') return
  if (laptop.isCleared) {
    if (!isOut(world, laptop)) laptop.signIn(newDeviceId(world.dice.random))
    return
  }
  if (laptop.state.phase === 'ended') return leave(world, laptop, { mayBreak })
  laptop.connect(world.host.join(laptop.owner))
}

/** After something was done to a world at peace: everything is delivered and stored again. */
export function settleWorld(world: World): void {
  quiesce(world, { stayLinked: true })
  if (world.broken[0] !== undefined) throw world.broken[0]
}

/** Peace: everybody comes back, everything is delivered, until nothing moves any more. */
function quiesce(world: World, { stayLinked }: { readonly stayLinked: boolean } = { stayLinked: false }): void {
  const { clock, host, laptops } = world
  host.ledger.sweep(clock.now())
  for (const laptop of laptops) {
    if (!stayLinked) laptop.disconnect(1006)
    laptop.workAll()
  }
  for (let round = 0; round < 400; round += 1) {
    clock.pass(300)
    for (const laptop of laptops) {
      if (laptop.wire === null) reconnect(world, laptop, { mayBreak: false })
      laptop.workAll()
    }
    let moved = false
    for (const wire of host.wires) {
      while (hasNews(wire)) {
        deliver(world, wire, false)
        moved = true
      }
    }
    for (const laptop of laptops) {
      if (laptop.hasWork) moved = true
      laptop.workAll()
    }
    if (!moved && round > 4 && laptops.every(isDone)) {
      wantDocuments(world)
      return
    }
  }
  const stuck = laptops.filter((laptop) => !isDone(laptop))
  throw new Broken(
    'I8 the outbox drains and everybody catches up',
    stuck.map(({ owner, state }) => `${owner.name}: ${state.phase}, ${state.outbox.length} waiting`).join('; '),
  )
}

const isDone = ({ state, isCleared }: Laptop): boolean =>
  isCleared || (state.phase === 'following' && state.outbox.length === 0)

/** Everybody opens half of what he may see, so that documents are compared too. */
function wantDocuments(world: World): void {
  for (const laptop of world.laptops) {
    laptop.feed({ kind: 'want', customers: [...laptop.book.customers.keys()].filter(() => world.dice.chance(0.5)) })
    laptop.workAll()
  }
  for (const wire of world.host.wires) while (hasNews(wire)) deliver(world, wire, false)
  for (const laptop of world.laptops) laptop.workAll()
}

/** Money and what few may see stand beside the name, so that people type in them. */
function withDelicate(template: Template, random: Random): Template {
  const delicate = (['finance', 'private'] as const).map((of, place): Column => {
    const id = newColumnId(random)
    return { id, table: 'customers', kind: 'text', name: of, order: -2 + place, class: of }
  })
  return { ...template, columns: [...template.columns, ...delicate] }
}
