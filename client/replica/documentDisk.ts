import * as Y from 'yjs'
import type { CustomerId } from '#shared/base/id.ts'
import { newCustomerDoc } from '#shared/ledger/document.ts'
import type { Disk } from './disk.ts'

/** More tail than this and the document is written anew as one snapshot when idle. */
export const tailLimits = { entries: 32, bytes: 8 * 1024 } as const

/** Documents kept on one device at most: a general manager's laptop need not hold a whole company twice. */
export const mostDocuments = 5_000

/** A customer's updates after his snapshot, up to and with `seq`. A range of the primary key: no cursor is walked. */
export const tailOf = (disk: Disk, customer: CustomerId, seq = Infinity) =>
  disk.tails.where('[customer+seq+n]').between([customer, 0, 0], [customer, seq, Infinity], true, true)

/** A customer's document as stored: snapshot and tail applied; null when this device does not hold it. */
export async function readDocument(disk: Disk, customer: CustomerId): Promise<{ doc: Y.Doc; seq: number } | null> {
  const [snapshot, tails] = await disk.run(`read ${customer}`, (db) =>
    db.transaction('r', [disk.documents, disk.tails], () =>
      Promise.all([disk.documents.get(customer), tailOf(disk, customer).toArray()]),
    ),
  )
  if (snapshot === undefined) return null
  const doc = newCustomerDoc(customer)
  try {
    doc.transact(() => {
      Y.applyUpdate(doc, snapshot.bytes)
      for (const tail of tails) Y.applyUpdate(doc, tail.bytes)
    })
  } catch {
    return null // unreadable bytes: fetched anew like a document that was never here
  }
  return { doc, seq: tails.reduce((most, tail) => Math.max(most, tail.seq), snapshot.seq) }
}

/** Customers whose documents lie on this device. */
export const heldDocuments = (disk: Disk): Promise<CustomerId[]> =>
  disk.run('list documents', () => disk.documents.toCollection().primaryKeys())

/** Fetched documents, newest state of each; what their tails said is contained in them or repeated harmlessly. */
export function storeDocuments(
  disk: Disk,
  found: readonly { readonly customer: CustomerId; readonly seq: number; readonly bytes: Uint8Array }[],
): Promise<void> {
  return disk.run('store documents', (db) =>
    db.transaction('rw', [disk.documents, disk.tails], async () => {
      await disk.documents.bulkPut([...found])
      for (const { customer, seq } of found) {
        await tailOf(disk, customer, seq).delete()
      }
    }),
  )
}

/** Writes one document's snapshot and tail as one snapshot. Gives up when a newer tail came in between. */
export async function compactDocument(disk: Disk, customer: CustomerId): Promise<boolean> {
  const held = await readDocument(disk, customer)
  if (held === null) return false
  const bytes = Y.encodeStateAsUpdate(held.doc)
  held.doc.destroy()
  return disk.run(`compact ${customer}`, (db) =>
    db.transaction('rw', [disk.documents, disk.tails], async () => {
      const tails = await tailOf(disk, customer).toArray()
      if (tails.some((tail) => tail.seq > held.seq)) return false
      await disk.documents.put({ customer, seq: held.seq, bytes })
      await tailOf(disk, customer).delete()
      return true
    }),
  )
}

/** Customers whose tails have grown past the limits, longest first. */
export async function longTails(disk: Disk, most: number): Promise<CustomerId[]> {
  const sizes = new Map<CustomerId, { entries: number; bytes: number }>()
  await disk.run('measure tails', () =>
    disk.tails.each(({ customer, bytes }) => {
      const size = sizes.get(customer) ?? { entries: 0, bytes: 0 }
      sizes.set(customer, { entries: size.entries + 1, bytes: size.bytes + bytes.byteLength })
    }),
  )
  return [...sizes]
    .filter(([, size]) => size.entries > tailLimits.entries || size.bytes > tailLimits.bytes)
    .sort(([, left], [, right]) => right.entries - left.entries)
    .slice(0, most)
    .map(([customer]) => customer)
}
