import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { TableId, type Column } from '#shared/ledger/column.ts'
import type { Write } from '#shared/ledger/document.ts'
import type { View } from '#shared/view/view.ts'
import type { Item } from '#shared/wire/item.ts'
import type { Body } from '#shared/wire/message.ts'
import { emptyMeta, type SyncMeta } from '../sync/state.ts'
import { birthsIn, type Births } from './births.ts'
import { mostDocuments, tailOf } from './documentDisk.ts'
import type { Disk, FactRecord, SideNews, TailRecord } from './disk.ts'
import { factsWithout, loseFacts } from './lostFacts.ts'
import { encodeEnvelopes, encodeRows, type Paged } from './pages.ts'

const syncKey = 'sync'

/** Where the copy on this disk stands. */
export async function readMeta(disk: Disk): Promise<SyncMeta> {
  const record = await disk.run('read the cursor', () => disk.meta.get(syncKey))
  return metaIn(record?.value)
}

/** Written by this module in the transaction of the rows it speaks of. */
export const metaIn = (value: unknown): SyncMeta => (value as SyncMeta | undefined) ?? emptyMeta

/** Another tab stored meanwhile, or a batch was lost: what the disk says is the truth. */
export class CursorMoved extends Error {
  constructor(expected: number | null, found: number | null) {
    super(`expected cursor ${expected} on disk, found ${found}`)
    this.name = 'CursorMoved'
  }
}

/**
 * How a batch meets a copy. Two tabs may sync at once for a while, and their batches are cut in different places:
 * items told again are the same items in the same order, so an overlap is taken whole and what is held is skipped.
 */
export function joins(cursor: number | null, batch: Pick<Body<'batch'>, 'from' | 'to'>): 'take' | 'held' | 'gap' {
  if (cursor === null || batch.from > cursor) return 'gap'
  return batch.to < cursor || (batch.to === cursor && batch.from < cursor) ? 'held' : 'take'
}

/** A batch and its cursor in one transaction, only where it joins what is stored. */
export function storeBatch(
  disk: Disk,
  {
    batch,
    blobs,
    meta,
    me,
  }: {
    readonly batch: Body<'batch'>
    readonly blobs: readonly Uint8Array[]
    readonly meta: SyncMeta
    readonly me: MemberId
  },
): Promise<void> {
  const told = toldBy(batch.items, { blobs, boots: meta.boots, me })
  const pages = told.births.pages()
  return disk.run('store a batch', (db) =>
    db.transaction('rw', [disk.meta, disk.pages, disk.side, disk.documents, disk.tails, disk.facts], async () => {
      const before = ((await disk.meta.get(syncKey))?.value as SyncMeta | undefined) ?? emptyMeta
      const join = before.boots === meta.boots && before.log === meta.log ? joins(before.cursor, batch) : 'gap'
      if (join === 'gap') throw new CursorMoved(batch.from, before.cursor)
      if (join === 'held') return
      await disk.meta.put({ key: syncKey, value: meta })
      for (const { table, text } of pages) await addPage(disk, table, meta.boots, text)
      for (const [table, news] of told.side) await disk.side.add({ table, news })
      const held = await heldAmong(disk, told)
      const replaced = [...told.snapshots.keys(), ...told.gone].filter((customer) => held.has(customer))
      for (const customer of replaced) await tailOf(disk, customer).delete()
      await disk.documents.bulkDelete([...told.gone].filter((customer) => held.has(customer)))
      let room = told.snapshots.size === 0 ? 0 : mostDocuments - (await disk.documents.count())
      const kept = [...told.snapshots.values()].filter(({ customer }) => held.has(customer) || (room -= 1) >= 0)
      await disk.documents.bulkPut(kept)
      const now = new Set([...held, ...kept.map(({ customer }) => customer)])
      const isHeld = (customer: CustomerId) => now.has(customer)
      await disk.tails.bulkPut(told.tails.filter(({ customer }) => isHeld(customer) && !told.gone.has(customer)))
      if (told.listsAnew) await disk.facts.filter(({ kind }) => isListed(kind)).delete()
      else await loseFacts(disk, told.lost, me)
      await disk.facts.bulkPut(told.facts)
    }),
  )
}

const isListed = (kind: FactRecord['kind']): boolean => kind === 'proposal' || kind === 'notice'

/** Few are looked up one by one; for many it is quicker to read all keys (at most `mostDocuments`) at once. */
const fewLookups = 16

/** Which of the customers that a batch speaks of have a document here: tails are kept for those alone. */
async function heldAmong(disk: Disk, told: Told): Promise<ReadonlySet<CustomerId>> {
  const spokenOf = [...told.tails.map(({ customer }) => customer), ...told.snapshots.keys(), ...told.gone]
  const touched = new Set(spokenOf.filter((customer) => !told.births.has(customer)))
  if (touched.size === 0) return touched
  const keys =
    touched.size > fewLookups
      ? disk.documents.toCollection().primaryKeys()
      : disk.documents
          .where('customer')
          .anyOf([...touched])
          .primaryKeys()
  return new Set(await keys)
}

interface Told {
  readonly births: Births
  readonly side: Map<Paged, SideNews[]>
  readonly snapshots: Map<CustomerId, { customer: CustomerId; seq: number; bytes: Uint8Array }>
  readonly gone: Set<CustomerId>
  /** Those not seen any more, whether or not they come back later in the batch. */
  readonly lost: Set<CustomerId>
  readonly tails: TailRecord[]
  facts: FactRecord[]
  /** Proposals and notices held before are gone. */
  listsAnew: boolean
}

const rowTables = TableId.options

function toldBy(
  items: readonly Item[],
  { blobs, boots, me }: { readonly blobs: readonly Uint8Array[]; readonly boots: number; readonly me: MemberId },
): Told {
  const births = birthsIn(items)
  const told: Told = {
    births,
    side: new Map(),
    snapshots: new Map(),
    gone: new Set(),
    lost: new Set(),
    tails: [],
    facts: [],
    listsAnew: false,
  }
  const add = (table: Paged, news: SideNews) => {
    const list = told.side.get(table)
    if (list === undefined) told.side.set(table, [news])
    else list.push(news)
  }
  const drop = (customer: CustomerId) => {
    for (const table of rowTables) add(table, { kind: 'drop', customer })
  }
  for (const item of items) {
    switch (item.kind) {
      case 'write': {
        for (const [table, news] of rowNews(item)) if (!births.write(table, news)) add(table, news)
        const bytes = blobs[item.bytes]
        if (bytes !== undefined)
          told.tails.push({ customer: item.customer, seq: item.seq, n: told.tails.length, bytes })
        break
      }
      case 'gain': {
        if (!births.take(item)) {
          drop(item.customer)
          for (const row of item.rows) add(row.table, { kind: 'row', row })
          add('envelopes', { kind: 'envelope', envelope: item.envelope })
        }
        const bytes = item.bytes === undefined ? undefined : blobs[item.bytes]
        if (bytes === undefined) {
          // the document held is of another sight: fetched anew when it is needed
          told.snapshots.delete(item.customer)
          told.gone.add(item.customer)
          break
        }
        told.gone.delete(item.customer)
        told.snapshots.set(item.customer, { customer: item.customer, seq: item.seq, bytes })
        break
      }
      case 'lose':
        births.leave(item.customer)
        drop(item.customer)
        add('envelopes', { kind: 'drop', customer: item.customer })
        told.snapshots.delete(item.customer)
        told.gone.add(item.customer)
        told.lost.add(item.customer)
        told.facts = factsWithout(told.facts, item.customer, me)
        break
      case 'envelope':
        add('envelopes', { kind: 'envelope', envelope: item.envelope })
        break
      case 'proposal':
        told.facts.push({ boots, kind: 'proposal', key: item.proposal.id, value: item.proposal })
        break
      case 'notice':
        told.facts.push({ boots, kind: 'notice', key: item.notice.id, value: item.notice })
        break
      case 'personal':
        told.facts.push({ boots, kind: 'personal', key: item.key, value: item.value })
        break
      case 'columns':
        told.facts.push(...classedFacts(boots, item))
        break
      case 'lists':
        told.listsAnew = true
        told.facts = [
          ...told.facts.filter(({ kind }) => !isListed(kind)),
          ...item.proposals.map((value): FactRecord => ({ boots, kind: 'proposal', key: value.id, value })),
          ...item.notices.map((value): FactRecord => ({ boots, kind: 'notice', key: value.id, value })),
        ]
        break
      case 'answer':
        break
      default:
        never(item)
    }
  }
  return told
}

/** One accepted change, cut by the record it touches. */
function rowNews(item: Item & { kind: 'write' }): [Paged, SideNews][] {
  const writesById = new Map<string, Write[]>()
  for (const write of item.writes as readonly Write[]) {
    const key = `${write.table}/${write.record}`
    const list = writesById.get(key)
    if (list === undefined) writesById.set(key, [write])
    else list.push(write)
  }
  const { customer, by, at } = item
  return [...writesById.values()].flatMap((writes): [Paged, SideNews][] => {
    const first = writes[0]
    return first === undefined ? [] : [[first.table, { kind: 'writes', id: first.record, customer, by, at, writes }]]
  })
}

/** Says that the copy must be made anew: something in it cannot be read, or rows are projected otherwise now. */
export async function askForBoot(disk: Disk): Promise<SyncMeta> {
  const before = await readMeta(disk)
  const meta = { ...before, cursor: null, boot: null }
  await disk.run('ask for a new copy', () => disk.meta.put({ key: syncKey, value: meta }))
  return meta
}

/** One page of a first sync and its place in one transaction; the last forgets whatever an earlier copy held. */
export function storeBoot(
  disk: Disk,
  { page, meta, ends }: { readonly page: Body<'boot'>; readonly meta: SyncMeta; readonly ends: boolean },
): Promise<void> {
  const { boots } = meta
  const rows = page.rows.length === 0 ? null : encodeRows(page.rows)
  const envelopes = page.envelopes.length === 0 ? null : encodeEnvelopes(page.envelopes)
  const facts = factsOf(page, boots)
  return disk.run('store a page', (db) =>
    db.transaction('rw', [disk.meta, disk.pages, disk.side, disk.documents, disk.tails, disk.facts], async () => {
      await disk.meta.put({ key: syncKey, value: meta })
      if (rows !== null) await addPage(disk, page.table, boots, rows)
      if (envelopes !== null) await addPage(disk, 'envelopes', boots, envelopes)
      await disk.facts.bulkPut(facts)
      if (!ends) return
      const keys = await disk.pages.toCollection().primaryKeys()
      await disk.pages.bulkDelete(keys.filter(([, of]) => of !== boots))
      await disk.facts.filter((each) => each.boots !== boots).delete()
      await disk.side.clear()
      // Documents of the earlier copy may lack what was written meanwhile: they are fetched anew.
      await disk.documents.clear()
      await disk.tails.clear()
    }),
  )
}

/** Numbered by the disk: the server counts anew when a first sync is resumed. */
async function addPage(disk: Disk, table: Paged, boots: number, text: string): Promise<void> {
  const last = await disk.pages
    .where('[table+boots+n]')
    .between([table, boots, 0], [table, boots, Infinity])
    .reverse()
    .limit(1)
    .primaryKeys()
  await disk.pages.add({ table, boots, n: (last[0]?.[2] ?? -1) + 1, text })
}

function factsOf(page: Body<'boot'>, boots: number): FactRecord[] {
  return [
    ...page.proposals.flatMap((value): FactRecord[] => {
      const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
      return typeof id === 'string' ? [{ boots, kind: 'proposal', key: id, value }] : []
    }),
    ...page.notices.map((value): FactRecord => ({ boots, kind: 'notice', key: value.id, value })),
    ...(page.columns === undefined ? [] : classedFacts(boots, { columns: page.columns, views: page.views ?? [] })),
    ...page.personal.map(({ key, value }): FactRecord => ({ boots, kind: 'personal', key, value })),
  ]
}

const classedFacts = (
  boots: number,
  { columns, views }: { readonly columns: readonly Column[]; readonly views: readonly View[] },
): readonly FactRecord[] => [
  { boots, kind: 'columns', key: 'all', value: columns },
  { boots, kind: 'views', key: 'all', value: views },
]
