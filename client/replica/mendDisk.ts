import * as Y from 'yjs'
import type { CustomerId } from '#shared/base/id.ts'
import { TableId } from '#shared/ledger/column.ts'
import { newCustomerDoc, project } from '#shared/ledger/document.ts'
import type { BootRow } from '#shared/wire/item.ts'
import type { SyncMeta } from '../sync/state.ts'
import { CursorMoved, readMeta } from './batchDisk.ts'
import type { Disk, SideNews } from './disk.ts'
import { readRowsOf } from './rowDisk.ts'

/** A customer's records as the server has them. */
export interface Mended {
  readonly customer: CustomerId
  readonly rows: readonly BootRow[]
}

/**
 * Puts the records of fresh documents in place of what is stored of their customers, in one transaction and only
 * where the copy still stands at `meta`: a copy that another tab took further is ahead of these documents, and what
 * was laid on it since would be lost.
 */
export async function storeMended(
  disk: Disk,
  {
    found,
    meta,
  }: {
    readonly found: readonly { readonly customer: CustomerId; readonly bytes: Uint8Array }[]
    readonly meta: SyncMeta
  },
): Promise<readonly Mended[]> {
  const mended: Mended[] = []
  for (const { customer, bytes } of found) mended.push({ customer, rows: await rowsFrom(disk, customer, bytes) })
  await disk.run('mend', (db) =>
    db.transaction('rw', [disk.meta, disk.side], async () => {
      const before = await readMeta(disk)
      const isThere = before.cursor === meta.cursor && before.boots === meta.boots && before.log === meta.log
      if (!isThere) throw new CursorMoved(meta.cursor, before.cursor)
      for (const table of TableId.options) {
        const news = mended.flatMap(({ customer, rows }): SideNews[] => [
          { kind: 'drop', customer },
          ...rows.filter((row) => row.table === table).map((row) => ({ kind: 'row', row }) as const),
        ])
        await disk.side.add({ table, news })
      }
    }),
  )
  return mended
}

/** A document knows no "changed" stamp: a record that was held keeps its own. */
async function rowsFrom(disk: Disk, customer: CustomerId, bytes: Uint8Array): Promise<BootRow[]> {
  const held = new Map((await readRowsOf(disk, customer)).map((row) => [row.id, row]))
  const doc = newCustomerDoc(customer)
  Y.applyUpdate(doc, bytes)
  const rows = project(doc, customer).map((row): BootRow => {
    return { ...row, changed: held.get(row.id)?.changed ?? row.created }
  })
  doc.destroy()
  return rows
}
