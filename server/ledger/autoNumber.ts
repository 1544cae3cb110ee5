import type { RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { Write } from '#shared/ledger/document.ts'
import type { PartWork } from './partWork.ts'

/** The next number of each auto-number column for a new record: counted in the transaction that makes the record. */
export function autoNumbers(part: PartWork, table: TableId, record: RecordId): Write[] {
  const writes: Write[] = []
  for (const column of part.company.columns.values()) {
    if (column.table !== table || column.kind !== 'autoNumber' || column.deleted === true) continue
    const key = `autoNumber:${column.id}`
    const value = (part.counters.get(key) ?? Number(part.books.tx.meta(key) ?? '0')) + 1
    part.counters.set(key, value)
    writes.push({ table, record, key: column.id, value })
  }
  return writes
}
