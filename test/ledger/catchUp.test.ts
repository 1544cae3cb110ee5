import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { digestOf } from '#shared/ledger/digest.ts'
import { project } from '#shared/ledger/document.ts'
import { Item } from '#shared/wire/item.ts'
import { bodies } from '#shared/wire/message.ts'
import { loadDocument } from '../../server/ledger/openCustomer.ts'
import { openOffice, type Office } from './office.ts'
import { Copy } from './copy.ts'

describe('catching up', () => {
  test('brings a device to the same rows as a first sync', () => {
    const office = openOffice()
    const early = Copy.boot(office, office.eastManager)
    const customers = [office.collect(office.anna, { name: '甲' }), office.collect(office.bert, { name: '乙' })]
    busyDay(office, customers)
    early.catchUp()
    expect(early.content()).toEqual(Copy.boot(office, office.eastManager).content())
  })

  test('comes in as many batches as the reader’s window asks for', () => {
    const office = openOffice()
    const small = Copy.boot(office, office.boss)
    for (let n = 0; n < 30; n += 1) busyDay(office, [office.collect(office.anna, { name: `客户${n}` })])
    expect(small.catchUp(2_000)).toBeGreaterThan(10)
    expect(small.content()).toEqual(Copy.boot(office, office.boss).content())
  })

  test('brings the answers to one’s own changes, also about a customer that is gone', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const from = office.ledger.head()
    const part = office.partOf(office.anna, [office.set(customer, 'phone', null, '13800000001')])
    const answer = office.send(office.anna, part)
    office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.chen }])
    const { items } = office.ledger.catchUp(office.speaker(office.anna), from, 1e6)
    expect(items.map((item) => item.kind)).toEqual(['answer', 'lose'])
    expect(items[0]).toMatchObject({ answer })
    const elsewhere = office.ledger.catchUp(office.speaker(office.anna, 'dev_000000000000' as never), from, 1e6)
    expect(elsewhere.items.map((item) => item.kind)).toEqual(['lose'])
  })

  test('never tells of a customer that came and went unseen', () => {
    const office = openOffice()
    const from = office.ledger.head()
    const customer = office.collect(office.chen, { name: '机密' })
    office.does(office.chen, [{ kind: 'remove', customer, table: 'customers', record: customer as string as never }])
    expect(office.ledger.catchUp(office.speaker(office.anna), from, 1e6).items).toEqual([])
  })

  test('brings what the product itself wrote: a retyped column, a moved department', () => {
    const office = openOffice()
    const column = { id: office.newColumn(), table: 'customers', kind: 'text', name: '预算', order: 9 } as const
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: column }])
    const customer = office.newCustomer()
    const cells = [{ column: column.id, now: '12' }]
    office.does(office.anna, [
      { kind: 'create', customer, table: 'customers', record: customer as string as never, cells },
    ])
    const copies = [office.anna, office.eastManager, office.westManager, office.boss].map((member) =>
      Copy.boot(office, member),
    )
    office.does(office.boss, [{ kind: 'retypeColumn', column: column.id, from: 'text', to: 'number' }])
    const anna = office.ledger.companyNow().members.get(office.anna)
    if (anna === undefined) throw new Error('expected Anna')
    office.does(office.boss, [{ kind: 'putMember', now: { ...anna, department: office.west } }])
    const members = [office.anna, office.eastManager, office.westManager, office.boss]
    for (const [place, copy] of copies.entries()) {
      copy.catchUp()
      expect(copy.content()).toEqual(Copy.boot(office, members[place] ?? office.boss).content())
    }
  })

  test('speaks the wire’s own shape', () => {
    const office = openOffice()
    const customers = [office.collect(office.anna, { name: '甲' })]
    busyDay(office, customers)
    for (const item of office.ledger.catchUp(office.speaker(office.boss), 0, 1e7).items) Item.parse(item)
    bodies.boot.parse(office.ledger.bootPage(office.speaker(office.boss), office.ledger.head(), 0, null))
  })
})

describe('what leaves the server', () => {
  test('a snapshot for a new owner carries nothing that was overwritten', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '底价客户' })
    office.does(office.anna, [
      office.set(customer, 'region', null, null),
      setText(office, customer, null, '底价SECRET八折'),
    ])
    office.does(office.anna, [setText(office, customer, '底价SECRET八折', '面议')])
    const from = office.ledger.head()
    office.does(office.anna, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.chen }])
    const bytesOf = (blobs: readonly Uint8Array[]) => blobs.map((blob) => new TextDecoder().decode(blob)).join()
    const caughtUp = office.ledger.catchUp(office.speaker(office.chen), from, 1e6)
    expect(JSON.stringify(caughtUp.items) + bytesOf(caughtUp.blobs)).not.toContain('SECRET')
    const documents = office.ledger.documents(office.speaker(office.chen).viewer, [customer])
    expect(bytesOf(documents.map(({ bytes }) => bytes))).not.toContain('SECRET')
    expect(bytesOf(documents.map(({ bytes }) => bytes))).toContain('面议')
    office.reopen()
    expect(
      bytesOf(office.ledger.documents(office.speaker(office.chen).viewer, [customer]).map(({ bytes }) => bytes)),
    ).not.toContain('SECRET')
  })

  test('documents that may not be read are simply not there', () => {
    const office = openOffice()
    const customer = office.collect(office.chen)
    expect(office.ledger.documents(office.speaker(office.anna).viewer, [customer, office.newCustomer()])).toEqual([])
  })
})

describe('the log', () => {
  test('replayed from zero gives the same documents, rows and digests', () => {
    const office = openOffice()
    const customers = [office.collect(office.anna, { name: '甲' }), office.collect(office.chen, { name: '乙' })]
    for (let day = 0; day < 40; day += 1) busyDay(office, customers)
    for (const customer of customers) {
      const replayed = new Y.Doc()
      for (const update of office.store.read.updatesOf(customer, 0)) Y.applyUpdate(replayed, update)
      const { doc } = loadDocument(office.store.read, customer)
      expect(office.store.read.snapshot(customer)).not.toBe(null)
      expect(digestOf(project(replayed, customer))).toBe(digestOf(project(doc, customer)))
      const [hash] = office.ledger.hashes(office.speaker(office.boss).viewer, [customer])
      expect(hash?.hash).toBe(digestOf(project(doc, customer)))
    }
  })

  test('holds what an import wrote twice into one customer', () => {
    const office = openOffice()
    const customer = office.newCustomer()
    const changes = [
      office.create(customer, { name: '进口' }),
      office.add(customer, 'contacts', office.newRecord(), { name: '王' }),
    ]
    office.does(office.anna, changes, { kind: 'import' })
    office.does(office.anna, [office.set(customer, 'name', '进口', '出口')])
    const { doc } = loadDocument(office.store.read, customer)
    const rows = [...office.store.read.rows('customers', customer), ...office.store.read.rows('contacts', customer)]
    expect(digestOf(project(doc, customer))).toBe(digestOf(rows))
  })

  test('has every number from one to its head', () => {
    const office = openOffice()
    busyDay(office, [office.collect(office.anna)])
    const seqs = office.store.read.logAfter(0, 1e6).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: office.ledger.head() }, (_, place) => place + 1))
  })

  test('of a store restored from a copy bears another name', async () => {
    const office = openOffice()
    const before = office.ledger.log
    office.reopen()
    expect(office.ledger.log).toBe(before)
    const { markCopied } = await import('../../server/store/memoryStore.ts')
    markCopied(office.store)
    office.reopen()
    expect(office.ledger.log).not.toBe(before)
  })
})

function setText(office: Office, customer: CustomerId, was: string | null, now: string) {
  const column = [...office.ledger.companyNow().columns.values()].find(
    (each) => each.table === 'customers' && each.kind === 'longText',
  )
  if (column === undefined) throw new Error('the template has a long text')
  return {
    kind: 'set',
    customer,
    table: 'customers',
    record: customer as string as never,
    cells: [{ column: column.id, was, now }],
  } as const
}

function busyDay(office: Office, customers: readonly CustomerId[]) {
  const reps: readonly MemberId[] = [office.anna, office.bert, office.chen]
  for (const customer of customers) {
    const owner = office.ledger.envelope(customer)?.owner
    const member = owner?.kind === 'rep' ? owner.member : office.boss
    office.pass(60_000)
    office.does(member, [office.set(customer, 'phone', office.reads(customer, 'phone') ?? null, phone(office))])
    office.does(member, [office.add(customer, 'followups', office.newRecord(), { followUpSubject: '电话' })])
    const to = reps[Math.floor(office.random() * reps.length)] ?? office.anna
    office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to }])
    office.does(to, [office.set(customer, 'name', office.reads(customer, 'name') ?? null, `客户${office.now()}`)])
  }
}

const phone = (office: Office) => `138${String(Math.floor(office.random() * 1e8)).padStart(8, '0')}`
