import type { CustomerId } from '#shared/base/id.ts'
import type { Reader, StoredRow } from '../store/store.ts'
import type { CustomerShelf } from './customerShelf.ts'
import { loadDocument, tableIds } from './openCustomer.ts'
import * as Y from 'yjs'

interface Source {
  readonly read: Reader
  readonly shelf: CustomerShelf
}

/** All of a customer as he is, rows and a clean document: for those who gain him. */
export function presentOf(
  source: Source,
  customer: CustomerId,
): { readonly rows: readonly StoredRow[]; readonly bytes: Uint8Array } {
  const rows = tableIds.flatMap((table) => source.read.rows(table, customer))
  return { rows, bytes: snapshotOf(source, customer) }
}

/**
 * The document without anything overwritten. Most customers have a stored snapshot and nothing since, or one single
 * update, which is as clean: those are never opened, so that a first sync of thousands costs reading.
 */
export function snapshotOf({ read, shelf }: Source, customer: CustomerId): Uint8Array {
  const held = shelf.peek(customer)
  if (held !== null) return held.snapshot()
  const snapshot = read.snapshot(customer)
  const updates = read.updatesOf(customer, snapshot?.seq ?? 0)
  if (snapshot !== null && updates.length === 0) return snapshot.bytes
  const [only] = updates
  if (snapshot === null && only !== undefined && updates.length === 1) return only
  const { doc } = loadDocument(read, customer)
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return bytes
}
