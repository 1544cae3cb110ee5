import type { TableId } from '#shared/ledger/column.ts'
import type { Book } from './book.ts'
import type { ViewRow } from './workspace.ts'

/** Records of a table in the trash, what waits laid over them: of customers that are here, or the customers themselves. */
export function trashedRows(book: Book, table: TableId): readonly ViewRow[] {
  const { rows, overlay } = book.tables[table]
  const trashed: ViewRow[] = []
  const take = (row: ViewRow) => {
    if (row.removed === null) return
    const isOut =
      table === 'customers' ? book.customers.get(row.customer)?.lost !== false : book.hidden.has(row.customer)
    if (!isOut) trashed.push(row)
  }
  for (const row of rows.values()) take(overlay.get(row.id) ?? row)
  // what was made and thrown away before the server heard of either
  for (const row of overlay.values()) if (!rows.has(row.id)) take(row)
  return trashed
}
