import type { CompanyId } from '#shared/base/id.ts'
import { Proposal, type Answer, type ChangePart } from '#shared/ledger/change.ts'
import { Column, type TableId } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import { projectionVersion } from '#shared/ledger/document.ts'
import { View } from '#shared/view/view.ts'
import { Notice, type BootRow } from '#shared/wire/item.ts'
import type { SyncMeta } from '../sync/state.ts'
import { askForBoot, metaIn, readMeta } from './batchDisk.ts'
import { allTables, type Book } from './book.ts'
import { nothingTouched, type BookNews } from './bookNews.ts'
import { loadDisputed, loadEnvelopes, loadFacts, loadTable } from './bookLoad.ts'
import { queue } from './bookOutbox.ts'
import type { Disk, FactRecord } from './disk.ts'
import type { StoredPart } from './outboxDisk.ts'
import type { Paged } from './pages.ts'
import type { StoredCopy } from './readAhead.ts'
import { envelopesIn, readEnvelopes, readRows, rowsIn } from './rowDisk.ts'

/** Everything that the disk holds for a book, read before the book is touched. */
export interface Copy {
  readonly meta: SyncMeta
  /** The cursor that the rows were read at. */
  readonly envelopes: Awaited<ReturnType<typeof readEnvelopes>>['values']
  readonly rows: ReadonlyMap<TableId, ReadonlyMap<string, BootRow>>
  readonly facts: readonly FactRecord[]
}

const projectionKey = 'projection'

/**
 * Reads the confirmed copy. Pages that cannot be read, or rows of another projection, do not stop anything:
 * what can be shown is shown, and the cursor is withdrawn so that the server brings a new copy.
 */
export async function readCopy(disk: Disk, tables: readonly TableId[], ahead: StoredCopy | null = null): Promise<Copy> {
  const { meta, projection, envelopes, facts, copies } = ahead === null ? await read(disk, tables) : lay(ahead, tables)
  const isBroken = envelopes.broken.length > 0 || copies.some(({ broken }) => broken.length > 0)
  const isOld = projection !== undefined && projection !== projectionVersion
  if (projection !== projectionVersion) {
    await disk.run('keep the projection', () => disk.meta.put({ key: projectionKey, value: projectionVersion }))
  }
  return {
    meta: meta.log !== null && (isBroken || isOld) ? await askForBoot(disk) : meta,
    envelopes: envelopes.values,
    rows: new Map(tables.map((table, place) => [table, copies[place]?.values ?? new Map()])),
    facts,
  }
}

async function read(disk: Disk, tables: readonly TableId[]) {
  const [meta, projection, envelopes, facts, ...copies] = await Promise.all([
    readMeta(disk),
    disk.run('read the projection', () => disk.meta.get(projectionKey)),
    readEnvelopes(disk),
    disk.run('read proposals and notices', () => disk.facts.toArray()),
    ...tables.map((table) => readRows(disk, table)),
  ])
  return { meta, projection: projection?.value, envelopes, facts, copies }
}

function lay(ahead: StoredCopy, tables: readonly TableId[]): Awaited<ReturnType<typeof read>> {
  const pagesOf = (table: Paged) => ahead.pages.filter((page) => page.table === table)
  const sideOf = (table: Paged) => ahead.side.filter((record) => record.table === table)
  return {
    meta: metaIn(ahead.meta),
    projection: ahead.projection,
    envelopes: envelopesIn(pagesOf('envelopes'), sideOf('envelopes')),
    facts: [...ahead.facts],
    copies: tables.map((table) => rowsIn(table, pagesOf(table), sideOf(table))),
  }
}

/** Lays a copy and the outbox into the book, which must be empty. */
export function fillBook(book: Book, copy: Copy, parts: readonly StoredPart[]): BookNews {
  loadEnvelopes(book, copy.envelopes.values(), new Set())
  for (const [table, rows] of copy.rows) loadTable(book, table, rows.values())
  loadFacts(book, {
    proposals: parsed(copy.facts, 'proposal', (value) => Proposal.safeParse(value).data),
    notices: parsed(copy.facts, 'notice', (value) => Notice.safeParse(value).data),
    personal: copy.facts.flatMap((fact) => (fact.kind === 'personal' ? [[fact.key, fact.value] as const] : [])),
    columns: parsed(copy.facts, 'columns', (value) => Column.array().safeParse(value).data).flat(),
    views: parsed(copy.facts, 'views', (value) => View.array().safeParse(value).data).flat(),
  })
  loadDisputed(book, parts.flatMap(disputedPart))
  queue(
    book,
    parts.flatMap(({ state, part }) => (state === 'waiting' ? [part] : [])),
  )
  return everythingTouched()
}

function parsed<T>(
  facts: readonly FactRecord[],
  kind: FactRecord['kind'],
  parse: (value: unknown) => T | undefined,
): T[] {
  return facts.flatMap((fact) => {
    const value = fact.kind === kind ? parse(fact.value) : undefined
    return value === undefined ? [] : [value]
  })
}

function disputedPart({ state, part, verdicts, seq }: StoredPart): { part: ChangePart; answer: Answer }[] {
  if (state !== 'disputed' || verdicts === null) return []
  return [{ part, answer: { set: part.set.id, part: part.part, seq: seq ?? 0, verdicts } }]
}

/** Forgets everything in memory; the next `fillBook` brings it back from the disk. Which tables are loaded stays. */
export function emptyBook(book: Book): void {
  for (const table of Object.values(book.tables)) {
    for (const map of [table.rows, table.byCustomer, table.overlay, table.view]) map.clear()
  }
  for (const map of [book.customers, book.proposals, book.notices, book.personal, book.parts, book.disputed])
    map.clear()
  for (const map of [book.pending, book.laid, book.opened, book.hidden, book.disputedCells]) map.clear()
  book.seen = null
  book.classed = { columns: [], views: [] }
}

/** After a reload: every subscriber asks anew. */
export function everythingTouched(): BookNews {
  const touched = nothingTouched()
  for (const table of allTables) touched.resets.add(table)
  for (const topic of ['company', 'proposals', 'notices', 'personal', 'outbox'] as const) touched.topics.add(topic)
  return touched
}

/** A company of which nothing has arrived yet. */
export const unknownCompany = (id: CompanyId): Company => ({
  id,
  name: '',
  columns: new Map(),
  members: new Map(),
  departments: new Map(),
  roles: new Map(),
  views: new Map(),
  removals: new Map(),
  settings: { cadenceDays: {}, zoneMinutes: 480 },
})
