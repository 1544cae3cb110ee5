import { Dexie, type Table } from 'dexie'
import type { CustomerId, MemberId, RecordId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'
import type { Write } from '#shared/ledger/document.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { BootRow } from '#shared/wire/item.ts'
import type { Paged } from './pages.ts'

/** Where IndexedDB comes from: the browser's, a storage bucket's, or a test's. */
export interface Databases {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/** One page of rows, bearing the number of the first sync that brought it: a new one is built over the copy in use. */
export interface PageRecord {
  readonly table: Paged
  readonly boots: number
  readonly n: number
  readonly text: string
}

/** News of rows since the pages were written, in order; folded into them when idle. */
export type SideNews =
  | { readonly kind: 'row'; readonly row: BootRow }
  | {
      readonly kind: 'writes'
      readonly id: RecordId
      readonly customer: CustomerId
      readonly by: MemberId
      readonly at: Instant
      readonly writes: readonly Write[]
    }
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | { readonly kind: 'drop'; readonly customer: CustomerId }

export interface SideRecord {
  readonly n?: number
  readonly table: Paged
  readonly news: readonly SideNews[]
}

export interface DocumentRecord {
  readonly customer: CustomerId
  readonly seq: number
  readonly bytes: Uint8Array
}

/** An update after the snapshot. `n` is its place in the batch, so that a batch told again lays nothing twice. */
export interface TailRecord extends DocumentRecord {
  readonly n: number
}

/** Proposals, notices, personal keys, and all classed columns as one, all views of such as one: few, whole, by key. */
export interface FactRecord {
  readonly boots: number
  readonly kind: 'proposal' | 'notice' | 'personal' | 'columns' | 'views'
  readonly key: string
  readonly value: unknown
}

export interface NoteRecord {
  readonly n?: number
  readonly customer: CustomerId
  readonly update: Uint8Array
}

/** The confirmed copy of one company for one member on this device. */
export interface Disk {
  readonly meta: Table<{ readonly key: string; readonly value: unknown }, string>
  readonly pages: Table<PageRecord, [Paged, number, number]>
  readonly side: Table<SideRecord, number>
  readonly documents: Table<DocumentRecord, CustomerId>
  readonly tails: Table<TailRecord, [CustomerId, number, number]>
  readonly facts: Table<FactRecord, [FactRecord['kind'], string]>
  readonly notes: Table<NoteRecord, number>
  /** Runs `work`, opening the database again once when the browser dropped the connection under us. */
  run<T>(doing: string, work: (db: Dexie) => PromiseLike<T>): Promise<T>
  close(): void
  erase(): Promise<void>
}

/** `onOutdated`: another tab runs a newer version of the app and this one must be loaded again. */
export async function openDisk(
  name: string,
  { databases, onOutdated }: { readonly databases: Databases; readonly onOutdated: () => void },
): Promise<Disk> {
  const db = new Dexie(name, { ...databases, chromeTransactionDurability: 'relaxed' })
  db.version(1).stores({
    meta: 'key',
    pages: '[table+boots+n]',
    side: '++n, table',
    documents: 'customer',
    tails: '[customer+seq+n]',
    facts: '[kind+key]',
    notes: '++n, customer',
  })
  db.on('versionchange', () => {
    db.close()
    onOutdated()
  })
  await openAgain(db, `open ${name}`)
  return {
    meta: db.table('meta'),
    pages: db.table('pages'),
    side: db.table('side'),
    documents: db.table('documents'),
    tails: db.table('tails'),
    facts: db.table('facts'),
    notes: db.table('notes'),
    run: (doing, work) => runOn(db, doing, work),
    close: () => db.close(),
    erase: () => db.delete(),
  }
}

/** Safari and a sleeping Chromium drop connections of background tabs; the work is one transaction, so again is safe. */
export async function runOn<T>(db: Dexie, doing: string, work: (db: Dexie) => PromiseLike<T>): Promise<T> {
  try {
    return await work(db)
  } catch (error) {
    if (!isConnectionLoss(error)) throw new Outage(doing, error)
    await openAgain(db, doing)
    try {
      return await work(db)
    } catch (again) {
      throw new Outage(doing, again)
    }
  }
}

async function openAgain(db: Dexie, doing: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (attempt > 1 && db.isOpen()) db.close({ disableAutoOpen: false })
      await db.open()
      return
    } catch (error) {
      if (attempt === 3) throw new Outage(doing, error)
    }
  }
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    error.name === 'DatabaseClosedError' ||
    error.name === 'InvalidStateError' ||
    (error.name === 'UnknownError' && /connection|lost|closing/i.test(error.message))
  )
}
