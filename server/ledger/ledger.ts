import type { PoolReason } from '#shared/ownership/poolReason.ts'
import type * as Y from 'yjs'
import type { ColumnId, CompanyId, CustomerId, DeviceId, LinkId, MemberId, PoolId, RecordId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Answer, ChangePart, ChangeSetKind, Proposal } from '#shared/ledger/change.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { HandFact } from '#shared/ownership/handFact.ts'
import type { ShareRule } from '#shared/ownership/shareOut.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Turn } from '#shared/ownership/turn.ts'
import type { BootRow, Item, Notice } from '#shared/wire/item.ts'
import type { AttachmentDesk } from './attachmentDesk.ts'
import type { HandOverPreview } from './previewHandOver.ts'
import type { ShiftStep, SightShift } from './sightShift.ts'
import type { Body, Errand } from '#shared/wire/message.ts'
import type { News } from './news.ts'

/** Who speaks: a link of a member. `link` decides whether a change is live. */
export interface Speaker {
  readonly viewer: Viewer
  readonly device: DeviceId
  readonly link: LinkId | null
}

/** One company's ledger on the server: accepts, remembers, tells. All calls are synchronous; a turn's writes commit together. */
export interface Ledger extends Disposable {
  readonly company: CompanyId
  /** Names this log; a restored store gets another. */
  readonly log: string
  /**
   * The company document, kept open; the socket room syncs it. Only the ledger writes to it. Columns outside the
   * normal class are not in it: they come as `columns`.
   */
  readonly companyDoc: Y.Doc
  companyNow(): Company
  head(): number
  viewer(member: MemberId): Viewer | null
  /** Decides one part in the log's order. The answer is stored with the effect; a repeated part returns the stored one. Durable when `onCommit` has fired. */
  submit(speaker: Speaker, part: ChangePart): Answer
  /**
   * A part that lies unsent on a device which may work here no more: kept as proposals under its author's name, a new
   * customer as his (or, once he left, the pool's). Answered once, like any other.
   */
  handIn(member: MemberId, device: DeviceId, part: ChangePart): Answer
  /** Hears news after their commit, in seq order. */
  onCommit(listener: (news: readonly News[]) => void): () => void
  /** Runs once what was submitted so far is durable (at once when all is): the place to send an answer from. Never runs when the commit fails. */
  afterCommit(work: () => void): void
  /** Makes the open turn durable now, for those who cannot wait for the schedule (shutdown, HTTP). */
  commit(): void
  /** Hears when a member's rights changed and his links must tell him what he gained and lost. */
  onRightsChanged(listener: (members: readonly MemberId[]) => void): () => void
  /** Everything visible to `viewer` in (from, to], in order; `to` ≤ head, bounded by about `maxBytes`. Includes the answers to `device`. */
  catchUp(
    speaker: Speaker,
    from: number,
    maxBytes: number,
  ): { readonly to: number; readonly items: readonly Item[]; readonly blobs: readonly Uint8Array[] }
  /** Names what this person sees, and since when: a copy made under other rights is another. `''` for who is not of the company. */
  rights(member: MemberId): string
  /** What brings a copy at `from`, made under other rights of this person, to his present ones. Null: nobody knows what it holds. */
  beginShift(member: MemberId, copy: { readonly rights: string; readonly from: number }): SightShift | null
  /** The next page of it. */
  continueShift(member: MemberId, shift: SightShift, maxBytes: number): ShiftStep
  bootPage(
    speaker: Speaker,
    head: number,
    page: number,
    after: { readonly table: BootRow['table']; readonly customer: CustomerId | null } | null,
  ): Body<'boot'>
  /** Clean snapshots (no overwritten values) of those that may be read. */
  documents(
    viewer: Viewer,
    customers: readonly CustomerId[],
  ): readonly { readonly customer: CustomerId; readonly seq: number; readonly bytes: Uint8Array }[]
  /** Content digests (`shared/ledger/digest.ts`) of those that may be read, to find a copy that went astray. */
  hashes(
    viewer: Viewer,
    customers: readonly CustomerId[],
  ): readonly { readonly customer: CustomerId; readonly hash: string }[]
  envelope(customer: CustomerId): Envelope | null
  /** Could he read the customer once, by rights he has or had? Whoever never could learns not even that he is there. */
  hasKnown(viewer: Viewer, customer: CustomerId): boolean
  /** Newest first. `[]` for what may not be read. */
  history(
    viewer: Viewer,
    customer: CustomerId,
    cell?: { readonly record: RecordId; readonly column: ColumnId },
  ): readonly HistoryEntry[]
  /** Every change of his hands, newest first. `[]` for what may not be read. */
  handsHistory(viewer: Viewer, customer: CustomerId): readonly HandsEntry[]
  /** What handing over all that he owns would come to, for whoever may let him go: numbers, a step at a time. */
  previewHandOver(asked: {
    readonly from: MemberId
    readonly to: readonly MemberId[]
    readonly rule: ShareRule
  }): Generator<undefined, HandOverPreview>
  /** The newest turns of the rota, newest first; `[]` for who assigns nothing. */
  turns(viewer: Viewer): readonly Turn[]
  /** How far the work is that this person's changes called for. */
  errands(member: MemberId): readonly Errand[]
  /** Masked cards of pool customers: asked online, never replicated. Counts what it shows where a pool limits that. */
  poolCards(viewer: Viewer, query: PoolQuery): PoolPage
  proposals(viewer: Viewer): readonly Proposal[]
  /** Makes notices of everything due at `at`; idempotent by (rule, record, period). Returns how many were new. */
  sweep(at: Instant): number
  /** Notes: append-only updates per customer's note. */
  readNote(customer: CustomerId): readonly Uint8Array[]
  appendNote(customer: CustomerId, by: MemberId, update: Uint8Array): void
  replaceNote(customer: CustomerId, snapshot: Uint8Array): void
  /** A version written offline by one who may no longer write (architecture §3.5). */
  keepNoteVersion(customer: CustomerId, by: MemberId, at: Instant, bytes: Uint8Array): void
  noteVersions(
    viewer: Viewer,
    customer: CustomerId,
  ): readonly { readonly by: MemberId; readonly at: Instant; readonly bytes: Uint8Array }[]
  notices(member: MemberId): readonly Notice[]
  /** What the ledger knows of the files that its cells name. */
  readonly attachments: AttachmentDesk
}

export interface HistoryEntry {
  readonly seq: number
  readonly at: Instant
  readonly by: MemberId
  readonly why: ChangeSetKind
  readonly table: BootRow['table']
  readonly record: RecordId
  readonly key: string
  readonly old: CellValue
  readonly now: CellValue
  /** Whose proposal `by` accepted. */
  readonly proposedBy?: MemberId
}

/** One thing that happened to a customer's hands. `by` null: the product's rules did it. */
export interface HandsEntry {
  readonly seq: number
  readonly at: Instant
  readonly by: MemberId | null
  readonly fact: HandFact
}

export interface PoolQuery {
  /** Left out: the common pool. */
  readonly pool?: PoolId | null
  readonly text: string
  readonly after: CustomerId | null
  readonly limit: number
}

export interface PoolPage {
  readonly cards: readonly PoolCard[]
  /** All that were found, shown or not. */
  readonly total: number
  /** Different cards that this person was shown today, and how many he may; null where nobody counts. */
  readonly views: { readonly seen: number; readonly limit: number } | null
  /** What this person may still claim from it today; null where nobody counts. */
  readonly claims: { readonly left: number; readonly limit: number } | null
}

/** What a rep may see of a customer that nobody has: his name and the columns that his pool shows. */
export interface PoolCard {
  readonly customer: CustomerId
  readonly name: string
  readonly cells: readonly { readonly column: ColumnId; readonly value: CellValue }[]
  readonly since: Instant
  readonly why: PoolReason
  /** What an assignment by the card compares. */
  readonly epoch: number
}
