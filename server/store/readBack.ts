import type { RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { writesToRow } from '#shared/ledger/document.ts'
import { dueKey, foldedKey, type LogEntry, type LoggedWrite, type Reader, type StoredRow } from './store.ts'
import type { Tail } from './tail.ts'

const chunk = 500

/** The tail as it was when the store was last open: what the log says since the last fold. */
export function readBack(read: Reader, tail: Tail): void {
  let from = Number(read.meta(foldedKey) ?? '0')
  for (;;) {
    const entries = read.logAfter(from, chunk)
    for (const entry of entries) {
      tail.noteEntry(entry.customer, entry.seq)
      if (entry.answer !== null && entry.actor !== null) tail.putAnswer(entry.actor, entry.answer)
      for (const writes of changedRecords(entry)) changeRow(read, tail, entry, writes)
      from = entry.seq
    }
    if (entries.length < chunk) return
  }
}

/** The writes of each record that an entry changed and did not make: what it made went to its table at once. */
function changedRecords({ customer, body }: LogEntry): LoggedWrite[][] {
  if (customer === null || body.kind !== 'write') return []
  const byRecord = Map.groupBy(body.writes, ({ table, record }) => dueKey({ table, id: record }))
  return [...byRecord.values()].filter((writes) => !writes.some(({ key, old }) => key === '@' && old === null))
}

/** Laying on what stands there already changes nothing, so it does not matter how far the table came. */
function changeRow(read: Reader, tail: Tail, { customer, actor, at, body }: LogEntry, writes: LoggedWrite[]): void {
  const [first] = writes
  if (first === undefined || customer === null || actor === null || body.kind !== 'write') return
  const standing = rowOf(read, first.table, customer, first.record)
  const row = writesToRow(standing, customer, writes)
  if (row === null) return
  tail.putRow({ ...row, changed: { by: actor, at } }, body.due?.[dueKey(row)] ?? null)
}

const rowOf = (
  read: Reader,
  table: TableId,
  customer: NonNullable<LogEntry['customer']>,
  record: RecordId,
): StoredRow | null => read.rows(table, customer).find(({ id }) => id === record) ?? null
