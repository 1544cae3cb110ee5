import type { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Stamp } from '#shared/ledger/document.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import type { LogEntry, LoggedWrite, Reader } from '../store/store.ts'
import { handFacts } from '#shared/ownership/handFact.ts'
import type { HandsEntry, HistoryEntry } from './ledger.ts'
import { touchesAny, type Hidden } from './withoutColumns.ts'

/** What happened to a customer or to one cell of his, newest first, hidden columns left out; whether he may be read was asked before. */
export function historyOf(
  read: Reader,
  customer: CustomerId,
  hidden: Hidden,
  cell?: { readonly record: RecordId; readonly column: ColumnId },
): readonly HistoryEntry[] {
  return read.logOf(customer, mostEntries).flatMap((entry) => {
    if (entry.body.kind !== 'write') return []
    const writes = entry.body.writes.filter(
      (write) =>
        !touchesAny([write], hidden) &&
        write.key !== placeColumn &&
        (cell === undefined || (write.record === cell.record && write.key === cell.column)),
    )
    return writes.flatMap((write) => historyEntry(entry, write) ?? [])
  })
}

/** Whose he was and became, to whom he was opened, newest first; whether he may be read was asked before. */
export const handsOf = (read: Reader, customer: CustomerId): readonly HandsEntry[] =>
  read.logOf(customer, mostEntries).flatMap(({ seq, at, actor, body }) => {
    const hands = body.kind === 'write' || body.kind === 'hands' ? body.hands : undefined
    if (hands === undefined) return []
    return handFacts(hands.before, hands.after).map((fact): HandsEntry => ({ seq, at, by: actor, fact }))
  })

/** A customer with a longer past shows its latest part. */
const mostEntries = 5_000

function historyEntry({ seq, at, actor, body }: LogEntry, write: LoggedWrite): HistoryEntry | null {
  if (body.kind !== 'write' || actor === null) return null
  const { table, record, key } = write
  const proposedBy = body.proposedBy === undefined ? {} : { proposedBy: body.proposedBy }
  return {
    seq,
    at,
    by: actor,
    why: body.why,
    table,
    record,
    key,
    old: told(write.old),
    now: told(write.value),
    ...proposedBy,
  }
}

/** A stamp (made, trashed) is told as its moment. */
function told(value: CellValue | Stamp): CellValue {
  return isStamp(value) ? value.at : value
}

const isStamp = (value: CellValue | Stamp): value is Stamp =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
