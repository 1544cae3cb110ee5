import type { CustomerId } from '#shared/base/id.ts'
import { digestOf } from '#shared/ledger/digest.ts'
import { project, type RecordRow } from '#shared/ledger/document.ts'
import type { Digest } from '../sync/state.ts'
import type { Book } from './book.ts'
import type { Disk } from './disk.ts'
import { readDocument } from './documentDisk.ts'
import { readRowsOfMany } from './rowDisk.ts'

/** Customers compared in one round; a larger copy is gone through in several. */
const customersARound = 1_000

const placeKey = 'verified to'
/** A digest that no content has: the server names the customer, and he is brought anew. */
const nothingAlike = ''

/**
 * Reads what this device really holds of the next customers in turn, from the disk and not from memory: their rows,
 * and their documents where they lie here. Rows and document that disagree are given a digest that is always wrong.
 */
export async function nextDigests(book: Book, disk: Disk): Promise<readonly Digest[]> {
  const customers = await nextCustomers(book, disk)
  const rowsByCustomer = new Map<CustomerId, RecordRow[]>(customers.map((customer) => [customer, []]))
  for (const row of await readRowsOfMany(disk, new Set(customers))) rowsByCustomer.get(row.customer)?.push(row)
  const digests: Digest[] = []
  for (const [customer, rows] of rowsByCustomer) {
    const hash = digestOf(rows)
    const held = await readDocument(disk, customer)
    const isOne = held === null || digestOf(project(held.doc, customer)) === hash
    held?.doc.destroy()
    digests.push({ customer, hash: isOne ? hash : nothingAlike })
  }
  return digests
}

/** In the order of their ids, from where the last round ended; the place is kept on the disk. */
async function nextCustomers(book: Book, disk: Disk): Promise<readonly CustomerId[]> {
  const all = [...book.customers].flatMap(([customer, { envelope, lost }]) =>
    envelope === null || lost ? [] : [customer],
  )
  all.sort()
  if (all.length <= customersARound) return all
  const record = await disk.run('read the place of the comparison', () => disk.meta.get(placeKey))
  const after = typeof record?.value === 'string' ? record.value : ''
  const start = Math.max(
    0,
    all.findIndex((customer) => customer > after),
  )
  const customers = all.slice(start, start + customersARound)
  const value = customers.at(-1) ?? ''
  await disk.run('keep the place of the comparison', () => disk.meta.put({ key: placeKey, value }))
  return customers
}
