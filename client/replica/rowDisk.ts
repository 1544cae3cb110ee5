import type { CustomerId, RecordId } from '#shared/base/id.ts'
import { TableId } from '#shared/ledger/column.ts'
import { writesToRow } from '#shared/ledger/document.ts'
import { areOfPlace } from '#shared/ledger/place.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { BootRow } from '#shared/wire/item.ts'
import type { Disk, PageRecord, SideNews, SideRecord } from './disk.ts'
import { decodeEnvelopes, decodeRows, encodeEnvelopes, encodeRows, rowsPerPage, type Paged } from './pages.ts'
import { createTextStock, type TextStock } from './textStock.ts'

/** What the disk holds of one table: pages with the side news laid over them. */
export interface TableCopy<Value> {
  readonly values: Map<string, Value>
  /** The page that each value lies in, when asked for; those only in the side table have none. */
  readonly pageOf: Map<string, number>
  /** Pages that could not be read: their rows must be fetched anew. */
  readonly broken: readonly number[]
  /** The newest first sync that brought pages; pages of more than one lie here only while one is under way. */
  readonly boots: { readonly least: number; readonly most: number }
  readonly lastPage: number
  /** The side records read, by number: what a fold may delete. */
  readonly side: readonly number[]
}

/** How one kind of page is written and read; envelopes and rows differ in nothing else. */
interface PageKind<Value> {
  readonly encode: (values: readonly Value[]) => string
  readonly decode: (text: string, stock: TextStock) => Value[]
  readonly keyOf: (value: Value) => string
  /** Lays news over values, in order. */
  readonly apply: (values: Map<string, Value>, news: Iterable<SideNews>) => void
}

const rowKind = (table: TableId): PageKind<BootRow> => ({
  encode: encodeRows,
  decode: (text, stock) => decodeRows(table, text, stock),
  keyOf: (row) => row.id,
  apply: applyToRows,
})

const envelopeKind: PageKind<Envelope> = {
  encode: encodeEnvelopes,
  decode: decodeEnvelopes,
  keyOf: (envelope) => envelope.customer,
  apply: (envelopes, news) => {
    for (const each of news) {
      if (each.kind === 'envelope') envelopes.set(each.envelope.customer, each.envelope)
      else if (each.kind === 'drop') envelopes.delete(each.customer)
    }
  },
}

/** The rows of one table out of records that were read already. */
export const rowsIn = (table: TableId, pages: readonly PageRecord[], side: readonly SideRecord[]): TableCopy<BootRow> =>
  layOut(rowKind(table), pages, side, { places: false })

/** The envelopes out of records that were read already. */
export const envelopesIn = (pages: readonly PageRecord[], side: readonly SideRecord[]): TableCopy<Envelope> =>
  layOut(envelopeKind, pages, side, { places: false })

/** The rows of one table as of the stored cursor. */
export const readRows = (disk: Disk, table: TableId): Promise<TableCopy<BootRow>> =>
  readCopy(disk, table, rowKind(table))

/** The envelopes of all customers as of the stored cursor. */
export const readEnvelopes = (disk: Disk): Promise<TableCopy<Envelope>> => readCopy(disk, 'envelopes', envelopeKind)

/**
 * Folds the side news of one table into its pages. One transaction, since two tabs may fold at once: a page written
 * without news that the other already deleted from the side would lose them. Returns how many values moved.
 */
export function foldTable(disk: Disk, table: Paged): Promise<number> {
  return table === 'envelopes' ? fold(disk, table, envelopeKind) : fold(disk, table, rowKind(table))
}

const pagesOf = (disk: Disk, table: Paged) =>
  disk.pages.where('[table+boots+n]').between([table, 0, 0], [table, Infinity, Infinity])

async function readCopy<Value>(disk: Disk, table: Paged, kind: PageKind<Value>): Promise<TableCopy<Value>> {
  const [pages, side] = await disk.run(`read ${table}`, (db) =>
    db.transaction('r', [disk.pages, disk.side], () => stored(disk, table)),
  )
  return layOut(kind, pages, side, { places: false })
}

const stored = (disk: Disk, table: Paged) =>
  Promise.all([pagesOf(disk, table).toArray(), disk.side.where('table').equals(table).sortBy('n')])

function layOut<Value>(
  kind: PageKind<Value>,
  pages: readonly PageRecord[],
  side: readonly SideRecord[],
  { places }: { readonly places: boolean },
): TableCopy<Value> {
  const values = new Map<string, Value>()
  const pageOf = new Map<string, number>()
  const broken: number[] = []
  const stock = createTextStock()
  const boots = { least: pages[0]?.boots ?? 0, most: pages.at(-1)?.boots ?? 0 }
  let lastPage = -1
  for (const page of pages) {
    lastPage = page.n
    try {
      for (const value of kind.decode(page.text, stock)) {
        const key = kind.keyOf(value)
        values.set(key, value) // a value met again in a later page is the newer one
        if (places) pageOf.set(key, page.n)
      }
    } catch {
      broken.push(page.n)
    }
  }
  kind.apply(
    values,
    side.flatMap(({ news }) => news),
  )
  return { values, pageOf, broken, boots, lastPage, side: side.flatMap(({ n }) => n ?? []) }
}

function applyToRows(rows: Map<string, BootRow>, news: Iterable<SideNews>): void {
  let byCustomer: Map<CustomerId, Set<string>> | null = null
  const put = (row: BootRow) => {
    rows.set(row.id, row)
    if (byCustomer !== null) index(byCustomer, row)
  }
  for (const each of news) {
    if (each.kind === 'row') put(each.row)
    else if (each.kind === 'writes') {
      const row = rowAfter(rows.get(each.id) ?? null, each)
      if (row !== null) put(row)
    } else if (each.kind === 'drop') {
      // made at the first customer to leave: most days none does
      byCustomer ??= indexOf(rows)
      for (const id of byCustomer.get(each.customer) ?? []) rows.delete(id)
      byCustomer.delete(each.customer)
    }
  }
}

function indexOf(rows: ReadonlyMap<string, BootRow>): Map<CustomerId, Set<string>> {
  const byCustomer = new Map<CustomerId, Set<string>>()
  for (const row of rows.values()) index(byCustomer, row)
  return byCustomer
}

function index(byCustomer: Map<CustomerId, Set<string>>, row: BootRow): void {
  const ids = byCustomer.get(row.customer)
  if (ids === undefined) byCustomer.set(row.customer, new Set([row.id]))
  else ids.add(row.id)
}

/** The row after one accepted change of it; null when it was never made. */
export function rowAfter(row: BootRow | null, news: SideNews & { kind: 'writes' }): BootRow | null {
  const { customer, by, at } = news
  const after = writesToRow(row, customer, news.writes)
  if (after === null) return null
  return { ...after, changed: row !== null && areOfPlace(news.writes) ? row.changed : { by, at } }
}

function fold<Value>(disk: Disk, table: Paged, kind: PageKind<Value>): Promise<number> {
  return disk.run(`fold ${table}`, (db) =>
    db.transaction('rw', [disk.pages, disk.side], () => foldInside(disk, table, kind)),
  )
}

/** Only the database is awaited in here: anything else would let the transaction commit early. */
async function foldInside<Value>(disk: Disk, table: Paged, kind: PageKind<Value>): Promise<number> {
  const [stale, side] = await stored(disk, table)
  const copy = layOut(kind, stale, side, { places: true })
  if (copy.side.length === 0 || copy.broken.length > 0 || copy.boots.least !== copy.boots.most) return 0
  const touched = touchedKeys(side, copy)
  const dirty = new Set<number>()
  const fresh: string[] = []
  for (const key of touched) {
    const page = copy.pageOf.get(key)
    if (page !== undefined) dirty.add(page)
    else if (copy.values.has(key)) fresh.push(key)
  }
  const keysByPage = new Map<number, string[]>()
  for (const [key, page] of copy.pageOf) {
    if (!dirty.has(page) || !copy.values.has(key)) continue
    const keys = keysByPage.get(page)
    if (keys === undefined) keysByPage.set(page, [key])
    else keys.push(key)
  }
  for (let start = 0; start < fresh.length; start += rowsPerPage) {
    const page = copy.lastPage + 1 + start / rowsPerPage
    keysByPage.set(page, fresh.slice(start, start + rowsPerPage))
    dirty.add(page)
  }
  const pages = [...dirty].map((n): PageRecord => {
    const values = (keysByPage.get(n) ?? []).flatMap((key) => copy.values.get(key) ?? [])
    return { table, boots: copy.boots.most, n, text: kind.encode(values) }
  })
  await disk.pages.bulkPut(pages)
  await disk.side.bulkDelete([...copy.side])
  return touched.size
}

function touchedKeys<Value>(side: readonly SideRecord[], copy: TableCopy<Value>): ReadonlySet<string> {
  const touched = new Set<string>()
  const dropped = new Set<CustomerId>()
  for (const { news } of side) {
    for (const each of news) {
      if (each.kind === 'row') touched.add(each.row.id)
      else if (each.kind === 'writes') touched.add(each.id satisfies RecordId)
      else if (each.kind === 'envelope') touched.add(each.envelope.customer)
      else dropped.add(each.customer)
    }
  }
  // A dropped value is no longer among the values but still in its page.
  if (dropped.size > 0) for (const key of copy.pageOf.keys()) if (!copy.values.has(key)) touched.add(key)
  return touched
}

/** All records of one customer: only the pages that name him are read as rows. */
export async function readRowsOf(disk: Disk, customer: CustomerId): Promise<BootRow[]> {
  const found: BootRow[] = []
  for (const table of TableId.options) {
    const [pages, side] = await disk.run(`read ${customer}`, (db) =>
      db.transaction('r', [disk.pages, disk.side], () =>
        Promise.all([
          pagesOf(disk, table)
            .filter(({ text }) => text.includes(customer))
            .toArray(),
          disk.side.where('table').equals(table).sortBy('n'),
        ]),
      ),
    )
    const rows = new Map<string, BootRow>()
    for (const page of pages) {
      for (const row of readable(table, page.text)) if (row.customer === customer) rows.set(row.id, row)
    }
    applyToRows(
      rows,
      side.flatMap(({ news }) => news.filter((each) => customerOf(each) === customer)),
    )
    found.push(...rows.values())
  }
  return found
}

/** All records of these customers: every page is read once, a page at a time. */
export async function readRowsOfMany(disk: Disk, customers: ReadonlySet<CustomerId>): Promise<BootRow[]> {
  const found: BootRow[] = []
  for (const table of TableId.options) {
    const rows = new Map<string, BootRow>()
    await disk.run(`read ${table} of some`, (db) =>
      db.transaction('r', [disk.pages, disk.side], async () => {
        await pagesOf(disk, table).each(({ text }) => {
          for (const row of readable(table, text)) if (customers.has(row.customer)) rows.set(row.id, row)
        })
        const side = await disk.side.where('table').equals(table).sortBy('n')
        applyToRows(
          rows,
          side.flatMap(({ news }) => news.filter((each) => customers.has(customerOf(each)))),
        )
      }),
    )
    found.push(...rows.values())
  }
  return found
}

function readable(table: TableId, text: string): BootRow[] {
  try {
    return decodeRows(table, text)
  } catch {
    return [] // said when the table was opened; the server brings it again
  }
}

function customerOf(news: SideNews): CustomerId {
  if (news.kind === 'row') return news.row.customer
  return news.kind === 'envelope' ? news.envelope.customer : news.customer
}
