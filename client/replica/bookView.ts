import { ledgerRecord, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { allTables, recordsOf, type Book } from './book.ts'
import { touchRow, type Touched } from './bookNews.ts'
import { overlayRecords } from './overlay.ts'
import type { ViewRow } from './workspace.ts'

/** Shows one record anew: O(1). Its customer's overlay is taken as it stands. */
export function refreshRow(book: Book, table: TableId, record: RecordId, touched: Touched): void {
  const { rows, overlay, view } = book.tables[table]
  const row = overlay.get(record) ?? rows.get(record)
  touchRow(touched, table, record)
  if (row === undefined || row.removed !== null || book.hidden.has(row.customer)) view.delete(record)
  else view.set(record, withDisputes(row, book.disputedCells.get(record)))
}

/**
 * Shows the given records of a customer anew and everything that waits on him. O(what waits on him + the records);
 * all his records only when he comes into sight or leaves it.
 */
export function refreshCustomer(
  book: Book,
  customer: CustomerId,
  records: Iterable<{ readonly table: TableId; readonly id: RecordId }>,
  touched: Touched,
): void {
  const dirty = [...records, ...layOver(book, customer)]
  if (moveSight(book, customer)) {
    for (const table of allTables) {
      for (const id of recordsOf(book.tables[table], customer)) refreshRow(book, table, id, touched)
    }
  }
  for (const { table, id } of dirty) refreshRow(book, table, id, touched)
}

/** Computes the customer's overlay anew. Returns the records that were overlaid or are now. */
function layOver(book: Book, customer: CustomerId): { readonly table: TableId; readonly id: RecordId }[] {
  const before = book.laid.get(customer) ?? []
  for (const { table, id } of before) book.tables[table].overlay.delete(id)
  const pending = book.pending.get(customer) ?? []
  if (pending.length === 0) {
    book.laid.delete(customer)
    return [...before]
  }
  const now = overlayRecords(book, customer, pending)
  for (const row of now) book.tables[row.table].overlay.set(row.id, row)
  book.laid.set(
    customer,
    now.map(({ table, id }) => ({ table, id })),
  )
  return [...before, ...now]
}

/** Brings `hidden` up to date. True when the customer came into sight or left it. */
function moveSight(book: Book, customer: CustomerId): boolean {
  const hide = !isInSight(book, customer)
  if (hide === book.hidden.has(customer)) return false
  if (hide) book.hidden.add(customer)
  else book.hidden.delete(customer)
  return true
}

function isInSight(book: Book, customer: CustomerId): boolean {
  const held = book.customers.get(customer)
  if (held === undefined || held.lost) return false
  const { overlay, rows } = book.tables.customers
  const ledger = overlay.get(ledgerRecord(customer)) ?? rows.get(ledgerRecord(customer))
  // a waiting restore shows at once, though the envelope still lies in the trash
  return ledger === undefined ? held.envelope?.removed === undefined : ledger.removed === null
}

function withDisputes(row: ViewRow, disputed: ReadonlySet<ColumnId> | undefined): ViewRow {
  return disputed === undefined ? row : { ...row, disputed }
}
