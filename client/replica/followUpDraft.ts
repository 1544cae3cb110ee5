import { z } from 'zod'
import { ColumnId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { CellValue } from '#shared/ledger/cell.ts'

/** A follow-up that somebody began to write and did not save: kept on this device alone, never sent. */
export const FollowUpDraft = z.object({ cells: z.record(ColumnId, CellValue), at: Instant }).readonly()
export type FollowUpDraft = z.infer<typeof FollowUpDraft>
