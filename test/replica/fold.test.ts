import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import {
  ledgerRecord,
  newColumnId,
  newCustomerId,
  newMemberId,
  newProposalId,
  newRecordId,
  type CustomerId,
  type MemberId,
} from '#shared/base/id.ts'
import type { Proposal } from '#shared/ledger/change.ts'
import type { BootRow, Item } from '#shared/wire/item.ts'
import { readMeta, storeBatch, storeBoot } from '../../client/replica/batchDisk.ts'
import { openDisk, type Disk } from '../../client/replica/disk.ts'
import { foldTable, readEnvelopes, readRows, readRowsOf } from '../../client/replica/rowDisk.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(41)
const member = newMemberId(random)
const column = newColumnId(random)
const department = 'dep_aaaaaaaaaaaa' as never
const stamp = { by: member, at: 1 }

const envelopeOf = (customer: CustomerId, owner: MemberId) => ({
  customer,
  owner: { kind: 'rep' as const, member: owner, since: 1 },
  department,
  epoch: 1,
})

const rowOf = (customer: CustomerId, name: string): BootRow => ({
  id: ledgerRecord(customer),
  customer,
  table: 'customers',
  cells: { [column]: name },
  created: stamp,
  changed: stamp,
  removed: null,
})

async function bootedDisk(customers: readonly CustomerId[]): Promise<Disk> {
  const databases = { indexedDB: new IDBFactory(), IDBKeyRange }
  const disk = await openDisk('fold', { databases, onOutdated: () => undefined })
  await storeBoot(disk, {
    page: {
      head: 10,
      page: 0,
      table: 'customers',
      after: null,
      envelopes: customers.map((customer) => envelopeOf(customer, member)),
      rows: customers.map((customer) => rowOf(customer, '原名')),
      proposals: [],
      notices: [],
      personal: [],
      last: true,
      total: customers.length,
    },
    meta: { log: 'log', cursor: 10, rights: 'all', boot: null, boots: 1 },
    ends: true,
  })
  return disk
}

async function store(disk: Disk, from: number, items: readonly Item[], to = from + 1): Promise<void> {
  const meta = { ...(await readMeta(disk)), cursor: to }
  await storeBatch(disk, { batch: { from, to, items: [...items] }, blobs: [new Uint8Array([0, 0])], meta, me: member })
}

const write = (seq: number, customer: CustomerId, value: string): Item => ({
  kind: 'write',
  seq,
  customer,
  set: 'set_aaaaaaaaaaaa' as never,
  why: 'edit',
  by: member,
  at: seq,
  writes: [{ table: 'customers', record: ledgerRecord(customer), key: column, value }],
  bytes: 0,
})

const gain = (seq: number, customer: CustomerId, name: string): Item => ({
  kind: 'gain',
  seq,
  customer,
  envelope: envelopeOf(customer, member),
  rows: [rowOf(customer, name)],
  bytes: 0,
})

const customers = Array.from({ length: 700 }, () => newCustomerId(random))
const [first, second, third] = customers as [CustomerId, CustomerId, CustomerId]

test('folding the news into the pages changes nothing that is read', async () => {
  const disk = await bootedDisk(customers)
  const fresh = newCustomerId(random)
  await store(disk, 10, [
    write(11, first, '改过'),
    { kind: 'lose', seq: 11, customer: second },
    gain(11, fresh, '新来'),
  ])
  await store(disk, 11, [write(12, fresh, '新改'), { kind: 'lose', seq: 12, customer: third }, gain(12, third, '回来')])
  const before = { rows: (await readRows(disk, 'customers')).values, envelopes: (await readEnvelopes(disk)).values }
  expect(before.rows.get(first)?.cells[column]).toBe('改过')
  expect(before.rows.has(second)).toBe(false)
  expect(before.rows.get(fresh)?.cells[column]).toBe('新改')
  expect(before.rows.get(third)?.cells[column]).toBe('回来')
  expect(await foldTable(disk, 'customers')).toBeGreaterThan(0)
  await foldTable(disk, 'envelopes')
  expect(await disk.side.where('table').anyOf('customers', 'envelopes').count()).toBe(0)
  const byKey = <T>(map: ReadonlyMap<string, T>) => new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
  expect(byKey((await readRows(disk, 'customers')).values)).toEqual(byKey(before.rows))
  expect(byKey((await readEnvelopes(disk)).values)).toEqual(byKey(before.envelopes))
  expect(await readRowsOf(disk, first)).toEqual([before.rows.get(first)])
})

test('a batch told again in other pieces lays nothing twice, and one behind a gap is refused', async () => {
  const disk = await bootedDisk(customers)
  await store(disk, 10, [write(11, first, '一'), write(12, first, '二')], 12)
  await store(disk, 11, [write(12, first, '二'), write(13, first, '三')], 13)
  await store(disk, 10, [write(11, first, '一')], 11)
  expect((await readRows(disk, 'customers')).values.get(first)?.cells[column]).toBe('三')
  expect((await readMeta(disk)).cursor).toBe(13)
  await expect(store(disk, 20, [write(21, first, '远')])).rejects.toThrow('found 13')
})

test('many new customers of one batch are pages at once, with all that the batch says of them', async () => {
  const disk = await bootedDisk(customers)
  const born = Array.from({ length: 40 }, () => newCustomerId(random))
  const [mine, lost] = born as [CustomerId, CustomerId]
  const contact = newRecordId(random)
  const birth = (customer: CustomerId, place: number): Item => {
    const item = gain(11 + place, customer, `新${place}`)
    return item.kind === 'gain' ? { ...item, envelope: { ...item.envelope, epoch: 11 + place } } : item
  }
  const contactWrites = [
    { table: 'contacts', record: contact, key: '@', value: stamp },
    { table: 'contacts', record: contact, key: column, value: '张三' },
  ] as const
  await store(
    disk,
    10,
    [
      ...born.map(birth),
      { ...write(51, mine, ''), writes: contactWrites } as Item,
      write(52, mine, '改过'),
      { kind: 'lose', seq: 53, customer: lost },
      { ...gain(54, lost, '又来') },
      write(55, lost, '又改'),
    ],
    55,
  )
  const rows = (await readRows(disk, 'customers')).values
  expect(rows.size).toBe(740)
  expect(rows.get(ledgerRecord(mine))?.cells[column]).toBe('改过')
  expect(rows.get(ledgerRecord(lost))?.cells[column]).toBe('又改')
  expect((await readRows(disk, 'contacts')).values.get(contact)?.cells[column]).toBe('张三')
  expect((await readEnvelopes(disk)).values.size).toBe(740)
  const beside = (await disk.side.toArray()).flatMap(({ news }) => news)
  expect(beside.every((each) => each.kind === 'drop' || JSON.stringify(each).includes(lost))).toBe(true)
})

test('what people said of a customer leaves the disk with him; one’s own words and their fate stay', async () => {
  const disk = await bootedDisk(customers)
  const colleague = newMemberId(random)
  const proposal = (customer: CustomerId, author: MemberId): Proposal => ({
    id: newProposalId(random),
    customer,
    table: 'customers',
    record: ledgerRecord(customer),
    author,
    madeAt: 1,
    filedAt: 2,
    why: 'suggested',
    cells: [{ column, was: '原名', wanted: '改名', stood: '他名', fate: 'open' }],
  })
  const tell = (seq: number, one: Proposal): Item => ({ kind: 'proposal', seq, proposal: one })
  const [kept, early, late] = [proposal(first, colleague), proposal(second, colleague), proposal(second, colleague)]
  const [mine, afterwards] = [proposal(second, member), proposal(second, member)]
  await store(disk, 10, [tell(11, kept), tell(11, early), tell(11, mine)])
  await store(disk, 11, [tell(12, late), { kind: 'lose', seq: 12, customer: second }, tell(12, afterwards)])
  const cells = [{ column, was: '原名', wanted: '改名', stood: null, fate: 'open' }]
  const stored = new Map((await disk.facts.toArray()).map(({ key, value }) => [key, value]))
  expect(stored).toEqual(
    new Map<string, unknown>([
      [kept.id, kept],
      [mine.id, { ...mine, cells }],
      [afterwards.id, afterwards],
    ]),
  )
})
