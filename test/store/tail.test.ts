import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import { createLedger } from '../../server/ledger/createLedger.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { openOffice } from '../ledger/office.ts'
import { createStory, story } from '../ledger/story.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-tail-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The files as they lie on the disk at this moment: what the power leaves. */
const cutPower = (path: string): string => {
  const cut = `${path}.cut`
  for (const part of ['', '-wal']) if (existsSync(path + part)) copyFileSync(path + part, cut + part)
  return cut
}

/** What the table itself says, past the tail. */
const storedName = (path: string, record: string, column: string): unknown => {
  const db = new DatabaseSync(path, { readOnly: true })
  const body = db.prepare('select body from rows where record = ?').get(record)?.['body']
  db.close()
  return (JSON.parse(String(body)) as { cells: Record<string, unknown> }).cells[column]
}

const collected = (path: string) => {
  const store = openSqliteStore(path)
  const office = openOffice({ store })
  const customer = office.collect(office.anna, { name: '原名' })
  const rename = (to: string) => office.partOf(office.anna, [office.set(customer, 'name', '原名', to)])
  return { store, office, customer, rename, column: office.column('customers', 'name').id }
}

test('a changed row and its answer are read back from the log after a power cut', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store, office, customer, rename, column } = collected(path)
  const part = rename('新名')
  const answer = office.send(office.anna, part)
  office.settle()
  const cut = cutPower(path)
  expect(storedName(cut, ledgerRecord(customer), column)).toBe('原名')
  const after = openSqliteStore(cut)
  expect(after.read.rows('customers', customer)).toEqual(store.read.rows('customers', customer))
  expect(after.read.answer(part.set.id, 0)).toEqual({ actor: office.anna, answer })
  after[Symbol.dispose]()
  expect(storedName(cut, ledgerRecord(customer), column)).toBe('新名')
  store[Symbol.dispose]()
})

test('a store that is closed leaves every row in its table', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store, office, customer, rename, column } = collected(path)
  office.send(office.anna, rename('新名'))
  office.settle()
  store[Symbol.dispose]()
  expect(storedName(path, ledgerRecord(customer), column)).toBe('新名')
})

test('a long tail goes to its tables with the commit that made it long', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store, office, customer, column } = collected(path)
  using _closing = store
  for (let n = 0; n <= 1024; n += 1) {
    office.send(office.anna, office.partOf(office.anna, [office.set(customer, 'name', `名${n - 1}`, `名${n}`)]))
  }
  expect(storedName(path, ledgerRecord(customer), column)).toBe('原名')
  office.settle()
  expect(storedName(path, ledgerRecord(customer), column)).toBe('名1024')
  expect(Number(store.read.meta('folded'))).toBe(store.read.head())
})

test('a part that fails leaves neither its row nor its answer', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store, office, customer, rename } = collected(path)
  using _closing = store
  const [before] = store.read.rows('customers', customer)
  const { set } = rename('新名')
  expect(() =>
    store.write((tx) => {
      if (before !== undefined) tx.changeRow({ ...before, removed: before.changed }, null)
      tx.putAnswer(office.anna, { set: set.id, part: 0, seq: 1, verdicts: [] })
      expect(tx.rows('customers', customer)[0]?.removed).toEqual(before?.changed)
      throw new Error('poisoned part')
    }),
  ).toThrow('poisoned part')
  expect(store.read.rows('customers', customer)).toEqual([before])
  expect(store.read.answer(set.id, 0)).toBe(null)
})

test('a renewed snapshot is read at once and lies in its table when the store is closed', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store, office, customer } = collected(path)
  for (let n = 0; n < 64; n += 1) {
    office.send(office.anna, office.partOf(office.anna, [office.set(customer, 'name', `名${n - 1}`, `名${n}`)]))
  }
  office.settle()
  const renewed = store.read.snapshot(customer)
  expect(renewed?.seq).toBeGreaterThan(60)
  store[Symbol.dispose]()
  using after = openSqliteStore(path)
  expect(after.read.snapshot(customer)?.seq).toBe(renewed?.seq)
})

test('an entry that cannot be written ends its turn, and the next turn goes on without it', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store, office } = collected(path)
  using _closing = store
  const head = store.read.head()
  const [last] = store.read.logAfter(head - 1, 1)
  const entry = { seq: head, at: 1, actor: null, device: null, set: null, part: null, customer: null } as const
  const append = (seq: number) =>
    store.write((tx) => tx.append({ ...entry, seq, body: { kind: 'answer' }, answer: null, update: null }))
  append(head + 1)
  append(head)
  expect(() => store.read.head()).toThrow()
  expect(() => store.commit()).toThrow('commit to')
  expect(store.read.head()).toBe(head)
  append(head + 1)
  store.commit()
  expect(store.read.head()).toBe(head + 1)
  expect(store.read.logAt(head)?.at).toBe(last?.at)
  expect(office.now()).toBe(last?.at)
})

test('a part that fails takes its own entries along, read or not, and leaves those before it', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store } = collected(path)
  using _closing = store
  const head = store.read.head()
  const entry = { at: 1, actor: null, device: null, set: null, part: null, customer: null, answer: null } as const
  const fail = (read: boolean, write: boolean) =>
    store.write((tx) => {
      tx.append({ ...entry, seq: head + 2, body: { kind: 'answer' }, update: null })
      if (write) tx.setMeta('half', 'done')
      if (read) expect(tx.head()).toBe(head + 2)
      throw new Error('poisoned part')
    })
  store.write((tx) => tx.append({ ...entry, seq: head + 1, body: { kind: 'answer' }, update: null }))
  for (const read of [true, false]) {
    for (const write of [true, false]) expect(() => fail(read, write)).toThrow('poisoned part')
  }
  store.commit()
  expect(store.read.head()).toBe(head + 1)
  expect(store.read.meta('half')).toBe(null)
})

test('whatever happened, a power cut takes no row with it and wakes no notice twice', () => {
  const folder = newFolder()
  let file = 0
  fc.assert(
    fc.property(story, (steps) => {
      const path = join(folder, `${(file += 1)}.sqlite`)
      using store = openSqliteStore(path)
      const office = openOffice({ store, seed: 12 })
      const { act, people, customers } = createStory(office)
      for (const step of steps) act(step, people[step.who] ?? office.boss)
      office.ledger.sweep(office.now())
      office.settle()
      using after = openSqliteStore(cutPower(path))
      const rowsIn = ({ read }: typeof store) =>
        customers.map((customer) =>
          (['customers', 'followups', 'reminders'] as const).map((table) => read.rows(table, customer)),
        )
      expect(rowsIn(after)).toEqual(rowsIn(store))
      const entriesOf = ({ read }: typeof store) =>
        customers.map((customer) => [
          read.logOf(customer, 1e6).map(({ seq }) => seq),
          read.updatesOf(customer, 0).map((update) => update.length),
          read.lastSeqOf(customer),
        ])
      expect(entriesOf(after)).toEqual(entriesOf(store))
      for (const { set, part } of store.read.logAfter(0, 1e6)) {
        if (set !== null && part !== null) expect(after.read.answer(set, part)).toEqual(store.read.answer(set, part))
      }
      using again = createLedger({ store: after, now: office.now, random: office.random, schedule: () => {} })
      expect(again.sweep(office.now())).toBe(0)
    }),
    { numRuns: 6 },
  )
})

test('a file from before there was a tail keeps its rows as they stand', () => {
  const path = join(newFolder(), 'company.sqlite')
  const { store, office, customer, rename, column } = collected(path)
  office.send(office.anna, rename('新名'))
  office.settle()
  store[Symbol.dispose]()
  const db = new DatabaseSync(path)
  db.exec(`
    delete from meta where key = 'folded';
    drop table uploads;
    drop table attachments;
    drop table attachment_places;
    drop table shown;
    drop table log_of;
    create index log_customer on log (customer, seq) where customer is not null;
    pragma user_version = 2`)
  db.close()
  using older = openSqliteStore(path)
  expect(Number(older.read.meta('folded'))).toBe(older.read.head())
  expect(older.read.rows('customers', customer)[0]?.cells[column]).toBe('新名')
  expect(older.read.logOf(customer, 9).map(({ body }) => body.kind)).toEqual(['write', 'write'])
  expect(older.read.updatesOf(customer, 0).length).toBe(2)
  expect(older.read.lastSeqOf(customer)).toBe(older.read.head())
})
