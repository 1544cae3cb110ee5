import type { CustomerId } from '#shared/base/id.ts'
import { digestOf } from '#shared/ledger/digest.ts'
import type { Reader } from '../store/store.ts'
import type { CustomerShelf } from './customerShelf.ts'
import { tableIds } from './openCustomer.ts'
import { snapshotOf } from './present.ts'
import { rowsWithout, snapshotWithout, type Hidden } from './withoutColumns.ts'

/** Clean snapshots of these customers without hidden columns, with the seq of the last entry that each contains. */
export function documentsOf(
  { read, shelf }: { readonly read: Reader; readonly shelf: CustomerShelf },
  customers: readonly CustomerId[],
  hidden: Hidden,
): readonly { readonly customer: CustomerId; readonly seq: number; readonly bytes: Uint8Array }[] {
  return customers.map((customer) => ({
    customer,
    seq: read.lastSeqOf(customer),
    bytes: snapshotWithout(snapshotOf({ read, shelf }, customer), hidden),
  }))
}

/** What a device compares with its own copy, customer by customer. */
export function hashesOf(
  read: Reader,
  customers: readonly CustomerId[],
  hidden: Hidden,
): readonly { readonly customer: CustomerId; readonly hash: string }[] {
  return customers.map((customer) => ({
    customer,
    hash: digestOf(
      rowsWithout(
        tableIds.flatMap((table) => read.rows(table, customer)),
        hidden,
      ),
    ),
  }))
}
