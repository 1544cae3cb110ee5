import { ledgerRecord, type CustomerId, type RecordId } from '#shared/base/id.ts'
import { writesToRow, type Write } from '#shared/ledger/document.ts'
import { areOfPlace } from '#shared/ledger/place.ts'
import type { BootRow, Item } from '#shared/wire/item.ts'
import type { Book, BookTable } from './book.ts'

type WriteItem = Item & { readonly kind: 'write' }

/** The row after an accepted change of it, its changed stamp included. Null: it was never made. */
export function rowAfter(row: BootRow | null, item: WriteItem, writes: readonly Write[]): BootRow | null {
  const after = writesToRow(row, item.customer, writes)
  if (after === null) return null
  return { ...after, changed: row !== null && areOfPlace(writes) ? row.changed : { by: item.by, at: item.at } }
}

/** The writes of an item by the record they belong to, in order. */
export function writesByRecord(item: WriteItem): ReadonlyMap<RecordId, readonly Write[]> {
  const byRecord = new Map<RecordId, Write[]>()
  for (const write of item.writes) {
    const writes = byRecord.get(write.record)
    if (writes === undefined) byRecord.set(write.record, [write])
    else writes.push(write)
  }
  return byRecord
}

/** Is this confirmed row one that the book keeps in memory? */
export const isHere = (book: Book, table: BookTable, customer: CustomerId): boolean =>
  table.loaded || book.opened.has(customer)

export function putRow(table: BookTable, row: BootRow): void {
  table.rows.set(row.id, row)
  if (row.id === ledgerRecord(row.customer)) return
  const ids = table.byCustomer.get(row.customer)
  if (ids === undefined) table.byCustomer.set(row.customer, new Set([row.id]))
  else ids.add(row.id)
}

export function dropRow(table: BookTable, row: BootRow): void {
  table.rows.delete(row.id)
  const ids = table.byCustomer.get(row.customer)
  ids?.delete(row.id)
  if (ids?.size === 0) table.byCustomer.delete(row.customer)
}
