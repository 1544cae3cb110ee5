import { z } from 'zod'
import { ColumnId, MemberId, RecordId, type CustomerId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { CellValue } from '#shared/ledger/cell.ts'
import { ChangeSetKind } from '#shared/ledger/change.ts'
import { TableId } from '#shared/ledger/column.ts'
import { HandFact } from '#shared/ownership/handFact.ts'
import { Outage } from '#shared/base/result.ts'

export const HistoryEntry = z
  .object({
    seq: z.number().int(),
    at: Instant,
    by: MemberId,
    why: ChangeSetKind,
    table: TableId,
    record: RecordId,
    key: z.union([z.literal('@'), z.literal('-'), ColumnId]),
    old: CellValue,
    now: CellValue,
  })
  .readonly()
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** One thing that happened to his hands; `by` null: the rules did it. */
export const HandsEntry = z
  .object({ seq: z.number().int(), at: Instant, by: MemberId.nullable(), fact: HandFact })
  .readonly()
export type HandsEntry = z.infer<typeof HandsEntry>

/** What a server of before tells has no `hands`. */
const Past = z
  .object({ entries: z.array(HistoryEntry).readonly(), hands: z.array(HandsEntry).readonly().default([]) })
  .readonly()
export type Past = z.infer<typeof Past>

/** The full history of a customer from the server, newest first; narrowed to one cell when named. Throws `Outage`. */
export async function fetchHistory(
  customer: CustomerId,
  cell: { readonly record: RecordId; readonly column: ColumnId } | null,
  signal: AbortSignal,
): Promise<Past> {
  const query = cell === null ? '' : `?${new URLSearchParams({ record: cell.record, column: cell.column }).toString()}`
  const response = await fetch(`/api/customers/${customer}/history${query}`, { signal })
  if (!response.ok) throw new Outage(`read the history of ${customer} (${response.status})`)
  return Past.parse(await response.json())
}
