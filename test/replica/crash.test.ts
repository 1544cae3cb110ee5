import { IDBFactory, IDBDatabase } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { boss, cellOf, isSettled, type Laptop, openWithCustomer, startTeam, type, until } from './team.ts'
import { openDisk } from '../../client/replica/disk.ts'
import { diskName } from '../../client/replica/diskName.ts'
import { company } from './team.ts'

/** The laptop dies at a write transaction: none after it happens. */
function dieAtWrite(nth: number): { readonly writes: () => number } {
  let writes = 0
  // called with its own database as `this` below
  // oxlint-disable-next-line typescript/unbound-method
  const real = IDBDatabase.prototype.transaction
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...told) {
    if (told[1] === 'readwrite' && (writes += 1) >= nth) throw new DOMException('the power is gone', 'AbortError')
    return real.apply(this, told)
  })
  return { writes: () => writes }
}

afterEach(() => {
  vi.restoreAllMocks()
})

const deaths = Array.from({ length: 14 }, (_, place) => place + 1)

test.each(deaths)('a laptop that dies at its write %i comes back with everything, once', async (nth) => {
  await using team = await startTeam()
  const { laptop, workspace: first, name, customer: kept } = await openWithCustomer(team, '先有的')

  dieAtWrite(nth)
  const typed: { text: string; safe: boolean }[] = []
  for (let turn = 1; turn <= 4; turn += 1) {
    const text = `第${turn}次`
    const safe = await type(first, kept, name, text).then(
      () => true,
      () => false,
    )
    typed.push({ text, safe })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  team.cut()
  await first[Symbol.asyncDispose]()
  vi.restoreAllMocks()
  team.mend()

  const again = await team.open(laptop)
  await until(() => isSettled(again), 'in step again')
  const lastSafe = typed.findLast(({ safe }) => safe)?.text ?? '先有的'
  expect(cellOf(again, kept, name)).toBe(lastSafe)
  expect(again.outbox.get()).toEqual([])
  const other = await team.open(team.laptop(boss))
  await until(() => isSettled(other), 'the other in step')
  expect([...again.rows('customers').all()]).toEqual([...other.rows('customers').all()])
})

/** Chromium has been seen to drop a whole database after a hard kill; the outbox lies elsewhere. */
async function loseCopy(laptop: Laptop): Promise<void> {
  const disk = await openDisk(diskName(company, boss), { databases: laptop.databases, onOutdated: () => undefined })
  await disk.erase()
}

test('losing the copy loses no unsent edit, and the person is told', async () => {
  await using team = await startTeam()
  const { laptop, workspace: first, name, customer } = await openWithCustomer(team, '青山家居')
  await first[Symbol.asyncDispose]()
  const away = await team.open(laptop, { offline: true })
  await type(away, customer, name, '路上改的')
  await away[Symbol.asyncDispose]()
  await loseCopy(laptop)

  const wiped = await team.open(laptop, { offline: true })
  expect(wiped.status.get()).toMatchObject({ wiped: true, waiting: 1 })
  await wiped[Symbol.asyncDispose]()
  const back = await team.open(laptop)
  await until(() => isSettled(back), 'in step')
  expect(back.status.get().wiped).toBe(false)
  expect(cellOf(back, customer, name)).toBe('路上改的')
})

test('a page that cannot be read stops nothing and is fetched anew', async () => {
  await using team = await startTeam()
  const { laptop, workspace: seeding, name, customer } = await openWithCustomer(team, '青山家居')
  await seeding[Symbol.asyncDispose]()

  laptop.databases = { ...laptop.databases, indexedDB: new IDBFactory() } // a new laptop boots into pages
  const booted = await team.open(laptop)
  await until(() => isSettled(booted), 'booted')
  await booted[Symbol.asyncDispose]()
  const disk = await openDisk(diskName(company, boss), { databases: laptop.databases, onOutdated: () => undefined })
  await disk.pages.toCollection().modify({ text: '{"columns":["x"],"lines":[[1]]}' })
  disk.close()

  const offline = await team.open(laptop, { offline: true })
  expect(offline.company.get().name).toBe('客簿')
  expect(offline.status.get().boot).not.toBeNull()
  await offline[Symbol.asyncDispose]()
  const back = await team.open(laptop)
  await until(() => isSettled(back) && cellOf(back, customer, name) === '青山家居', 'fetched anew')
})
