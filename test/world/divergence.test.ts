import { expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { openBook } from './laptop.ts'
import { readCompany } from '#shared/ledger/company.ts'
import { checkWorld } from './invariants.ts'
import { isOut, type World } from './scene.ts'
import { rowKey } from './simDisk.ts'
import { settleWorld, tellStory } from './world.ts'

/** A laptop in step, and a customer of his that he may write. */
function findVictim(world: World) {
  const role = columnByRole(world.host.ledger.companyNow().columns.values(), 'customers', 'name')
  for (const laptop of world.laptops) {
    const viewer = world.host.ledger.viewer(laptop.owner.member)
    if (viewer === null || role === null || isOut(world, laptop)) continue
    for (const [customer, { envelope }] of laptop.book.customers) {
      if (envelope === null || envelope.removed !== undefined || !mayWrite(viewer, envelope)) continue
      return { laptop, customer, name: role.id }
    }
  }
  throw new Error(`nobody in story ${world.seed} has a customer`)
}

/** The disk says something else than the server does, and so does everything that was read from it. */
function goAstray({ laptop, customer, name }: ReturnType<typeof findVictim>): void {
  const copy = laptop.main.now
  const key = rowKey({ table: 'customers', id: ledgerRecord(customer) })
  const row = copy.rows.get(key)
  if (row === undefined) throw new Error(`${customer} has no row`)
  const rows = new Map(copy.rows).set(key, { ...row, cells: { ...row.cells, [name]: 'astray' } })
  laptop.main.put({ ...copy, rows })
  laptop.book = openBook(laptop.main.now, readCompany(laptop.company) ?? laptop.book.company, laptop.owner.member)
}

const seeds = [1, 8, 13, 21]

test.each(seeds)('a copy that went astray is found and mended (SEED=%i)', (seed) => {
  const world = tellStory(seed)
  const victim = findVictim(world)
  goAstray(victim)
  expect(() => checkWorld(world)).toThrow(/I1 rows/)
  victim.laptop.verify()
  settleWorld(world)
  checkWorld(world)
  expect(victim.laptop.state.check).toMatchObject({ asked: new Set(), rest: [], mending: new Set() })
})

test.each(seeds)('what waits on a customer outlives his mending (SEED=%i)', (seed) => {
  const world = tellStory(seed)
  const victim = findVictim(world)
  const { laptop, customer, name } = victim
  laptop.disconnect(1006)
  goAstray(victim)
  const record = ledgerRecord(customer)
  const was = world.host.store.read.rows('customers', customer)[0]?.cells[name] ?? null
  const cells = [{ column: name, was, now: 'typed on the road' }]
  const typed = laptop.submit('edit', [{ kind: 'set', customer, table: 'customers', record, cells }], {
    unchecked: true,
  })
  expect(typed).toBe(true)
  laptop.connect(world.host.join(laptop.owner))
  laptop.workAll()
  laptop.verify() // too early: the link is not in step, nothing is asked
  settleWorld(world)
  laptop.verify()
  settleWorld(world)
  checkWorld(world)
  expect(laptop.book.tables.customers.view.get(record)?.cells[name]).toBe('typed on the road')
})

test('a copy that is as the server holds it brings nothing anew', () => {
  const world = tellStory(1)
  const before = world.laptops.map(({ main }) => main.now.rows)
  for (const laptop of world.laptops) if (!isOut(world, laptop)) laptop.verify()
  settleWorld(world)
  expect(world.laptops.map(({ main }) => main.now.rows)).toEqual(before)
})

test.each([5, 34, 55, 89])('comparing and mending in the middle of everything changes no ending (SEED=%i)', (seed) => {
  expect(tellStory(seed, { verifies: true }).heard.size).toBeGreaterThan(0)
})
