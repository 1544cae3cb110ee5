import * as Y from 'yjs'
import type { CustomerId } from '#shared/base/id.ts'
import { digestOf } from '#shared/ledger/digest.ts'
import type { Reader } from '../store/store.ts'
import type { CustomerShelf } from './customerShelf.ts'

/** Clean snapshots of these customers, with the seq of the last entry that each contains. */
export function documentsOf(
  { read, shelf }: { readonly read: Reader; readonly shelf: CustomerShelf },
  customers: readonly CustomerId[],
): readonly { readonly customer: CustomerId; readonly seq: number; readonly bytes: Uint8Array }[] {
  return customers.flatMap((customer) => {
    const open = shelf.open(customer)
    if (open === null) return []
    return [{ customer, seq: read.lastSeqOf(customer), bytes: Y.encodeStateAsUpdate(open.document()) }]
  })
}

/** What a device compares with its own copy, customer by customer. */
export function hashesOf(
  shelf: CustomerShelf,
  customers: readonly CustomerId[],
): readonly { readonly customer: CustomerId; readonly hash: string }[] {
  return customers.flatMap((customer) => {
    const open = shelf.open(customer)
    return open === null ? [] : [{ customer, hash: digestOf(open.allRows()) }]
  })
}
