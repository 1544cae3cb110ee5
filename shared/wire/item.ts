import { z } from 'zod'
import { ChangeSetId, ColumnId, CustomerId, MemberId, NoticeId, RecordId } from '../base/id.ts'
import { Day, Instant } from '../base/instant.ts'
import { CellValue } from '../ledger/cell.ts'
import { Answer, ChangeSetKind, Proposal } from '../ledger/change.ts'
import { Column, TableId } from '../ledger/column.ts'
import { Envelope } from '../ownership/envelope.ts'
import { View } from '../view/view.ts'

export const StampSchema = z.object({ by: MemberId, at: Instant }).readonly()

export const WriteSchema = z
  .object({
    table: TableId,
    record: RecordId,
    key: z.union([z.literal('@'), z.literal('-'), ColumnId]),
    value: z.union([CellValue, StampSchema]),
  })
  .readonly()

/** Something that the sweep found due; done when the person says so or the cause is gone. */
export const Notice = z
  .object({
    id: NoticeId,
    member: MemberId,
    kind: z.enum([
      'reminder',
      'followUpOverdue',
      'poolReturn',
      'shared',
      'handedOver',
      'extensionGranted',
      'extensionDeclined',
      'comment',
    ]),
    customer: CustomerId,
    /** The reminder's or the comment's record; for the others the customer's ledger record. */
    record: RecordId,
    title: z.string(),
    content: z.string(),
    /** The moment (reminder) or the day (follow-up) that it is about. */
    dueAt: Instant,
    dueOn: Day.optional(),
    madeAt: Instant,
    /** Who did what it tells of, where somebody did. */
    by: MemberId.optional(),
    /** So many customers came at once, and this one is the first of them: from `dueAt` until `madeAt`. */
    count: z.number().int().min(2).optional(),
    done: z.boolean(),
  })
  .readonly()
export type Notice = z.infer<typeof Notice>

/** One row as the boot pages carry it: a record with its stamps. */
export const BootRow = z
  .object({
    id: RecordId,
    customer: CustomerId,
    table: TableId,
    cells: z.record(ColumnId, CellValue),
    created: StampSchema,
    removed: StampSchema.nullable(),
    changed: StampSchema,
  })
  .readonly()
export type BootRow = z.infer<typeof BootRow>

/**
 * What a batch tells, in log order. `bytes` is the index of the Yjs update in the frame's list of byte strings.
 * - `write`: an accepted change of a visible customer's document, as an update and as plain writes.
 * - `gain`: the customer is visible (newly, or again): everything as of `seq`. Replaces whatever was held, the document
 *   too; without `bytes` that is asked for when it is needed.
 * - `lose`: no longer visible: forget it once every unanswered change on it has its answer.
 * - `envelope`: still visible, other hands.
 * - `columns`: every column outside the normal class that this reader sees, and every shared view that speaks of one, as
 *   far as he sees it: the company document has no such column, and those views without what they say of one.
 * - `lists`: every proposal and notice that this reader sees: others are gone.
 */
export const Item = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('write'),
    seq: z.number().int(),
    customer: CustomerId,
    set: ChangeSetId,
    why: ChangeSetKind,
    by: MemberId,
    at: Instant,
    writes: z.array(WriteSchema).readonly(),
    bytes: z.number().int(),
  }),
  z.object({
    kind: z.literal('gain'),
    seq: z.number().int(),
    customer: CustomerId,
    envelope: Envelope,
    rows: z.array(BootRow).readonly(),
    bytes: z.number().int().optional(),
  }),
  z.object({ kind: z.literal('lose'), seq: z.number().int(), customer: CustomerId }),
  z.object({ kind: z.literal('envelope'), seq: z.number().int(), customer: CustomerId, envelope: Envelope }),
  z.object({ kind: z.literal('proposal'), seq: z.number().int(), proposal: Proposal }),
  z.object({ kind: z.literal('notice'), seq: z.number().int(), notice: Notice }),
  z.object({ kind: z.literal('personal'), seq: z.number().int(), key: z.string(), value: z.json() }),
  z.object({
    kind: z.literal('columns'),
    seq: z.number().int(),
    columns: z.array(Column).readonly(),
    views: z.array(View).readonly(),
  }),
  z.object({
    kind: z.literal('lists'),
    seq: z.number().int(),
    proposals: z.array(Proposal).readonly(),
    notices: z.array(Notice).readonly(),
  }),
  z.object({ kind: z.literal('answer'), seq: z.number().int(), answer: Answer }),
])
export type Item = z.infer<typeof Item>
