import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { Write } from '#shared/ledger/document.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'

/** The next number of each auto-number column for a new record: counted in the transaction that makes the record. */
export function autoNumbers(part: PartWork, table: TableId, record: RecordId): Write[] {
  const writes: Write[] = []
  for (const column of part.company.columns.values()) {
    if (column.table !== table || column.kind !== 'autoNumber' || column.deleted === true) continue
    writes.push({ table, record, key: column.id, value: nextNumber(part, column.id) })
  }
  return writes
}

/** The numbers that a customer's older records lack in a column made after them. */
export function numberWrites(part: PartWork, open: OpenCustomer, id: ColumnId): Write[] {
  const column = part.company.columns.get(id)
  if (column === undefined || column.kind !== 'autoNumber') return []
  return open
    .records(column.table)
    .filter((row) => (row.cells[id] ?? null) === null)
    .map((row) => ({ table: column.table, record: row.id, key: id, value: nextNumber(part, id) }))
}

function nextNumber(part: PartWork, column: ColumnId): number {
  const key = `autoNumber:${column}`
  const value = (part.counters.get(key) ?? Number(part.books.tx.meta(key) ?? '0')) + 1
  part.counters.set(key, value)
  return value
}
