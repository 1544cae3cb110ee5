import type { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { Stamp } from '#shared/ledger/document.ts'
import type { LogEntry, Reader } from '../store/store.ts'
import type { PartWork } from './partWork.ts'

const chunk = 50

/**
 * Who wrote what stands in a cell, from the log: asked only where two people meet in one cell, so that rows need
 * not carry a stamp per cell. Null: nobody ever wrote it.
 */
export function lastWriter(
  part: PartWork,
  cell: {
    readonly customer: CustomerId
    readonly table: TableId
    readonly record: RecordId
    readonly column: ColumnId
  },
): Stamp | null {
  const wrote = ({ customer, body }: LogEntry): boolean =>
    customer === cell.customer &&
    body.kind === 'write' &&
    body.writes.some((write) => write.record === cell.record && write.table === cell.table && write.key === cell.column)
  const own = part.entries.findLast(wrote)
  const found = own ?? findInLog(part.books.tx, cell.customer, wrote)
  return found === null || found.actor === null ? null : { by: found.actor, at: found.at }
}

function findInLog(read: Reader, customer: CustomerId, wrote: (entry: LogEntry) => boolean): LogEntry | null {
  let before: number | undefined
  for (;;) {
    const entries = read.logOf(customer, chunk, before)
    const found = entries.find(wrote)
    if (found !== undefined) return found
    const oldest = entries.at(-1)
    if (oldest === undefined || entries.length < chunk) return null
    before = oldest.seq
  }
}
