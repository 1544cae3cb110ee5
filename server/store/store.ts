import type { FileFacts } from '#shared/attachment/attachment.ts'
import type {
  AttachmentId,
  ChangeSetId,
  ColumnId,
  CustomerId,
  DepartmentId,
  DeviceId,
  MemberId,
  NoticeId,
  ProposalId,
  RecordId,
} from '#shared/base/id.ts'
import type { Day, Instant } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Answer, ChangeSetKind, Proposal } from '#shared/ledger/change.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { RecordRow, Stamp, Write } from '#shared/ledger/document.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Notice } from '#shared/wire/item.ts'

/** One assignment as the log keeps it: with what stood there before, so that history needs no replay. */
export type LoggedWrite = Write & { readonly old: CellValue | Stamp }

/** What happened, in one entry of the log. */
export type LogBody =
  /** A customer's document changed; `hands` when his envelope changed with it (created, trashed, restored). */
  | {
      readonly kind: 'write'
      readonly why: ChangeSetKind
      readonly writes: readonly LoggedWrite[]
      readonly hands?: Hands
      /** Who proposed what the actor accepted. */
      readonly proposedBy?: MemberId
      /** By `table/record`: when the sweep should look at the rows that this entry changed and did not make. */
      readonly due?: Readonly<Record<string, Due>>
    }
  /** Other hands, the document untouched. */
  | { readonly kind: 'hands'; readonly why: ChangeSetKind; readonly hands: Hands }
  | { readonly kind: 'company'; readonly why: ChangeSetKind }
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'personal'; readonly member: MemberId; readonly key: string; readonly value: unknown }
  /** A part without any effect still has its answer in the log. */
  | { readonly kind: 'answer' }

export interface Hands {
  readonly before: Envelope | null
  readonly after: Envelope
}

/** One entry; `seq` is dense per company. `answer` closes the part that `set` and `part` name. */
export interface LogEntry {
  readonly seq: number
  readonly at: Instant
  /** Null: the product itself (the sweep). */
  readonly actor: MemberId | null
  readonly device: DeviceId | null
  readonly set: ChangeSetId | null
  readonly part: number | null
  readonly customer: CustomerId | null
  readonly body: LogBody
  readonly answer: Answer | null
  readonly update: Uint8Array | null
}

/** A write that leaves the envelope alone: nothing in it concerns those who may not read the customer. */
export const isPlainWrite = (body: LogBody): boolean => body.kind === 'write' && body.hands === undefined

/** As the log gives it back: `isPlain` is known without reading the body. */
export interface ReadEntry extends LogEntry {
  readonly isPlain: boolean
}

/** A record with the stamp of its last change. */
export interface StoredRow extends RecordRow {
  readonly changed: Stamp
}

/** When the sweep should look at a row: a reminder's moment, a customer's next follow-up day. Null: never. */
export type Due = { readonly at: Instant } | { readonly on: Day } | null

export interface StoredCustomer {
  readonly envelope: Envelope
  /** Seq of the last entry that changed the envelope in any way. */
  readonly handsSeq: number
}

/**
 * Which customers: everybody's, those somebody owns, those he sees (his own, some departments', and those opened to
 * one of `shownTo`), or the pool's.
 */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly member: MemberId }
  | {
      readonly kind: 'seen'
      /** Himself, and those for whom he stands in. */
      readonly owners: readonly MemberId[]
      readonly departments: readonly DepartmentId[]
      readonly shownTo: readonly string[]
    }
  | { readonly kind: 'departments'; readonly departments: readonly DepartmentId[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'pool' }

/** A stored file of the company: its facts, and whether its bytes have come. */
export interface StoredAttachment extends FileFacts {
  readonly by: MemberId
  readonly at: Instant
  /** A cell may name a file whose bytes are still on somebody's device. */
  readonly isHere: boolean
  /** Since when no cell and no proposal names it. */
  readonly looseSince: Instant | null
}

/** What somebody sent on the last day on which he sent anything. */
export interface UploadedOn {
  readonly day: Day
  readonly bytes: number
}

/** A cell that names or once named a file: who may read such a cell may read the file. */
export interface AttachmentPlace {
  readonly customer: CustomerId
  readonly column: ColumnId
}

export interface NoteVersion {
  readonly by: MemberId
  readonly at: Instant
  readonly bytes: Uint8Array
}

/** Reads see everything written so far, also what the open turn has not yet made durable. */
export interface Reader {
  meta(key: string): string | null
  head(): number
  /** Entries after `seq`, oldest first. */
  logAfter(seq: number, limit: number): readonly ReadEntry[]
  logAt(seq: number): LogEntry | null
  /** Entries about one customer, newest first, below `before` when given. */
  logOf(customer: CustomerId, limit: number, before?: number): readonly LogEntry[]
  /** The updates of one customer's document after `seq`, oldest first. */
  updatesOf(customer: CustomerId, after: number): readonly Uint8Array[]
  lastSeqOf(customer: CustomerId): number
  answer(set: ChangeSetId, part: number): { readonly actor: MemberId; readonly answer: Answer } | null
  customer(id: CustomerId): StoredCustomer | null
  /** In the order of their ids, after `after`. */
  customers(scope: Scope, after: CustomerId | null, limit: number): readonly StoredCustomer[]
  countCustomers(scope: Scope): number
  /** Customers with a collaborator whose last day was before `today`. */
  expired(today: Day, limit: number): readonly CustomerId[]
  /** Records of these customers in all tables. */
  countRows(scope: Scope): number
  rows(table: TableId, customer: CustomerId): readonly StoredRow[]
  /** Records that hold this text or number in this cell, those in the trash too; ASCII letters count in either case. */
  rowsHolding(table: TableId, column: ColumnId, value: string | number): readonly StoredRow[]
  snapshot(customer: CustomerId): { readonly seq: number; readonly bytes: Uint8Array } | null
  companySnapshot(): Uint8Array | null
  proposal(id: ProposalId): Proposal | null
  proposalsOf(customer: CustomerId): readonly Proposal[]
  /** Those with an open cell, and those of this author of whatever fate, oldest first. */
  openProposals(): readonly Proposal[]
  proposalsBy(author: MemberId): readonly Proposal[]
  notice(id: NoticeId): Notice | null
  noticesOf(member: MemberId): readonly Notice[]
  openNoticesAbout(customer: CustomerId): readonly Notice[]
  /** Rows that the sweep has not settled: reminders due at or before `at`, customers due before `today`. */
  unsettled(at: Instant, today: Day, limit: number): readonly StoredRow[]
  personal(member: MemberId): readonly { readonly key: string; readonly value: unknown }[]
  note(customer: CustomerId): readonly Uint8Array[]
  noteVersions(customer: CustomerId): readonly NoteVersion[]
  attachment(id: AttachmentId): StoredAttachment | null
  /** In the order of their ids, after `after`. */
  attachments(after: AttachmentId | null, limit: number): readonly StoredAttachment[]
  attachmentPlaces(id: AttachmentId): readonly AttachmentPlace[]
  /** Does any file have exactly these bytes here? */
  holdsBytes(sha: string): boolean
  uploaded(member: MemberId): UploadedOn | null
  /** Work that a change left to later turns, oldest first. */
  jobs(): readonly { readonly id: number; readonly body: unknown }[]
}

export interface WriteTx extends Reader {
  setMeta(key: string, value: string): void
  append(entry: LogEntry): void
  putAnswer(actor: MemberId, answer: Answer): void
  putCustomer(customer: StoredCustomer): void
  putRow(row: StoredRow, due: Due): void
  /**
   * A row that was there, as an entry of this part leaves it: its writes in the entry, the actor and the moment as its
   * stamp, its `due`. Because the log says all that, a store may put off the writing.
   */
  changeRow(row: StoredRow, due: Due): void
  /** The sweep has seen it; the next `putRow` wakes it again. */
  settle(row: StoredRow): void
  /** What the log says up to `seq`, in short; losing it costs only the way back. */
  putSnapshot(customer: CustomerId, seq: number, bytes: Uint8Array): void
  putCompanySnapshot(bytes: Uint8Array): void
  putProposal(proposal: Proposal): void
  putNotice(notice: Notice): void
  putPersonal(member: MemberId, key: string, value: unknown): void
  appendNote(customer: CustomerId, by: MemberId | null, update: Uint8Array): void
  replaceNote(customer: CustomerId, snapshot: Uint8Array): void
  addNoteVersion(customer: CustomerId, version: NoteVersion): void
  putAttachment(attachment: StoredAttachment): void
  addAttachmentPlace(id: AttachmentId, place: AttachmentPlace): void
  putUploaded(member: MemberId, uploaded: UploadedOn): void
  /** With its places. */
  removeAttachment(id: AttachmentId): void
  addJob(body: unknown): void
  putJob(id: number, body: unknown): void
  removeJob(id: number): void
}

/**
 * One company's memory. Writes gather in a turn: the first `write` after a `commit` opens it, `commit` makes all of
 * it durable at once (one fsync for everybody who wrote in the same moment). Nothing may leave the server before.
 */
export interface Store extends Disposable {
  readonly read: Reader
  /**
   * Joins the open turn, or opens one. When `work` throws, only its own writes are undone.
   * Synchronous on purpose: an `await` inside would let another write in between.
   */
  write<T>(work: (tx: WriteTx) => T extends Promise<unknown> ? never : T): T
  /** Durable when it returns; throws an `Outage` and forgets the whole turn when it cannot be. */
  commit(): void
  /** A consistent copy beside the running store, marked so that its ledger starts a log of its own. */
  backup(path: string): Promise<void>
}

/** The name of a row within the entry of its customer. */
export const dueKey = ({ table, id }: { readonly table: TableId; readonly id: RecordId }): string => `${table}/${id}`

/** The key of a row everywhere: records of two customers may bear the same id, whatever a client sends. */
export const rowKey = (row: {
  readonly table: TableId
  readonly customer: CustomerId
  readonly id: RecordId
}): string => `${row.table}/${row.customer}/${row.id}`

/** In `meta`: rows and answers stand in their tables as of this entry; what came later is in the log. */
export const foldedKey = 'folded'

/** In `meta`: this store was copied from another; its ledger must name a new log. */
export const copiedKey = 'copied'

/** To whom an envelope opens a customer beside owner and departments, with the last day of it: what is indexed. */
export const shownTo = (envelope: Envelope): readonly { readonly who: string; readonly until?: Day }[] => [
  ...(envelope.collaborators ?? []).map(({ member, until }) => ({
    who: member,
    ...(until !== undefined && { until }),
  })),
  ...(envelope.shownTo ?? []).map(({ department }) => ({ who: department })),
]
