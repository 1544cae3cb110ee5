import type * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'
import type { ChangeSetId, ColumnId, CustomerId, MemberId, RecordId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Cells, CellValue } from '#shared/ledger/cell.ts'
import type { Change, ChangeSet, ChangeSetKind, Proposal, Refusal } from '#shared/ledger/change.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { Stamp } from '#shared/ledger/document.ts'
import type { Gap } from '#shared/ledger/place.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Notice } from '#shared/wire/item.ts'
import type { Errand, Focus } from '#shared/wire/message.ts'
import type { CellCheck } from './checkedCell.ts'
import type { FollowUpDraft } from './followUpDraft.ts'
import type { HandInCall, HandedIn } from './handInCall.ts'

/** A value that changes, for `useSyncExternalStore`: `get` returns the same object until it changed. */
export interface Source<T> {
  readonly get: () => T
  readonly subscribe: (listener: () => void) => () => void
}

/** One record as the screen sees it: confirmed cells with everything that waits laid over them. */
export interface ViewRow {
  readonly id: RecordId
  readonly customer: CustomerId
  readonly table: TableId
  readonly cells: Cells
  readonly created: Stamp
  readonly changed: Stamp
  readonly removed: Stamp | null
  /** Cells that still wait for their answer; absent when none do. `'row'`: the whole record is new and waits. */
  readonly waiting?: ReadonlySet<ColumnId> | 'row'
  /** Cells whose change was refused or kept as a proposal and not yet looked at. */
  readonly disputed?: ReadonlySet<ColumnId>
}

export type RowsNews =
  | { readonly kind: 'reset' }
  /** Added, changed or gone: ask `get` (undefined means gone). `by` is 'me' for one's own gesture. */
  | { readonly kind: 'rows'; readonly ids: readonly RecordId[]; readonly by: 'me' | 'others' }

/** All live (not removed) rows of one table that this person holds. Map order is arrival; sorting is the sheet's. */
export interface TableRows {
  readonly table: TableId
  /** Tables other than `customers` and `reminders` are read from disk at first use. */
  load(): Promise<void>
  readonly size: number
  get(id: RecordId): ViewRow | undefined
  all(): IterableIterator<ViewRow>
  subscribe(listener: (news: RowsNews) => void): () => void
}

/** What the status chip tells, in numbers of gestures (change sets), not cells. */
export interface SyncStatus {
  readonly link: 'online' | 'connecting' | 'offline' | 'signedOut' | 'tooOld'
  /** Sets that wait in the outbox. */
  readonly waiting: number
  /** Of those, under way now. */
  readonly sending: number
  /** Refused or proposed and not yet looked at. */
  readonly needsYou: number
  /** Customers whose note holds words that the server is not known to have. */
  readonly unsentNotes: readonly CustomerId[]
  /** Rows of the first sync so far and in all; null when it is done. */
  readonly boot: { readonly got: number; readonly total: number } | null
  /** The browser's answer to our request to keep the store; null until asked. */
  readonly persisted: boolean | null
  /** The local copy was lost (wiped by the browser) and is being fetched anew; with how many unsent sets survived. */
  readonly wiped: boolean
  /** Writing to this device failed: nothing more is safe here until it is mended. */
  readonly storageFault: string | null
}

/** A gesture that waits, or whose answer needs a look: what the chip's list shows. */
export interface OutboxEntry {
  readonly set: ChangeSet
  readonly state: 'waiting' | 'sending' | 'refused' | 'proposed'
  readonly changes: number
  /** The first refused or proposed change in words-to-be: what was wanted and why not. */
  readonly refused: readonly {
    readonly change: Change
    readonly refusal: Refusal | null
    readonly proposal: string | null
  }[]
}

export interface UndoEntry {
  readonly set: ChangeSet
  readonly changes: number
}

export type UndoOutcome =
  /** `of`: of this gesture nothing is left to take back. */
  | { readonly kind: 'nothing'; readonly of?: UndoEntry }
  | { readonly kind: 'done'; readonly set: ChangeSetId; readonly of: UndoEntry }
  /** Somebody wrote newer values meanwhile: `cells` would be left alone unless the person insists. */
  | {
      readonly kind: 'ask'
      readonly of: UndoEntry
      readonly clean: number
      readonly cells: readonly { readonly record: RecordId; readonly column: ColumnId; readonly present: CellValue }[]
    }

/** Everything a screen needs of one company on this device. Made once after sign-in, handed down by React context. */
export interface Workspace extends AsyncDisposable {
  readonly me: MemberId
  readonly company: Source<Company>
  readonly viewer: Source<Viewer>
  readonly status: Source<SyncStatus>
  readonly outbox: Source<readonly OutboxEntry[]>
  readonly proposals: Source<readonly Proposal[]>
  /** Open notices of mine: from the server, and computed from local rows when offline. */
  readonly notices: Source<readonly Notice[]>
  /** Who looks at what now, me excluded, one entry a link. */
  readonly presence: Source<readonly { readonly link: string; readonly member: MemberId; readonly focus: Focus }[]>
  /** Work on many customers that my changes called for, while the server is at it. */
  readonly errands: Source<readonly Errand[]>
  /** My own keys (layouts and such), the server's copy laid over by what waits. */
  readonly personal: Source<ReadonlyMap<string, unknown>>
  rows(table: TableId): TableRows
  /**
   * Records in the trash, with what waits laid over them; those of a trashed customer come back with him and are not
   * listed. Complete once the table is loaded; `rows(table)` tells when to look again.
   */
  trashed(table: TableId): readonly ViewRow[]
  envelope(customer: CustomerId): Envelope | undefined
  /** The records under one customer, live: reads his document from disk, or fetches it. Subscribers hear of changes. */
  openCustomer(customer: CustomerId): OpenCustomer
  /**
   * The one way to write. Checks with the server's own rules, puts the set into the outbox (one strict transaction),
   * shows it at once, resolves when it is safely on this device. Rejects with `ChangeRefused` when the rules say no.
   * Large sets are split into parts; `onProgress` hears how many changes are stored.
   */
  submit(
    gesture: {
      readonly kind: ChangeSetKind
      readonly label?: string
      readonly changes: readonly Change[]
      readonly about?: number
      readonly undoes?: ChangeSetId
    },
    onProgress?: (stored: number) => void,
  ): Promise<ChangeSetId>
  /** What `submit` would say to the cells of a gesture, asked before it is made. One check for each gesture. */
  readonly startCellCheck: () => CellCheck
  readonly undoList: Source<readonly UndoEntry[]>
  readonly redoList: Source<readonly UndoEntry[]>
  /** Undoes the newest gesture of this list, or the named set. `insist` also overwrites newer values. */
  undo(set?: ChangeSetId, options?: { readonly insist: boolean }): Promise<UndoOutcome>
  redo(): Promise<UndoOutcome>
  /** Clears a looked-at refusal or proposal from the chip. */
  acknowledge(set: ChangeSetId): Promise<void>
  setFocus(focus: Focus): void
  /** Local history of a cell from recent entries; the server's full one is asked by HTTP when online. */
  newId: {
    customer(): CustomerId
    record(): RecordId
    column(): ColumnId
    option(): import('#shared/base/id.ts').OptionId
    department(): import('#shared/base/id.ts').DepartmentId
    role(): import('#shared/base/id.ts').OwnRoleId
    view(): import('#shared/base/id.ts').ViewId
    pool(): import('#shared/base/id.ts').PoolId
    /** Places for so many rows between two others. */
    places(gap: Gap, count: number): readonly string[]
  }
  /** The note of a customer: a Yjs document kept on this device and joined to its room while online. */
  openNote(customer: CustomerId): OpenNote
  /** Follow-ups begun and not saved, one a customer: on this device alone. */
  readonly drafts: Source<ReadonlyMap<CustomerId, FollowUpDraft>>
  keepDraft(customer: CustomerId, draft: FollowUpDraft | null): void
  /**
   * This device may work here no more: leaves with the server what is unsent. Throws while the server does not say so
   * or cannot be reached; then everything stays as it is.
   */
  handIn(call: HandInCall): Promise<HandedIn>
  /** Refuses while anything is unsent unless `evenUnsent`. Deletes the copy on this device. */
  clearDevice(options: {
    readonly evenUnsent: boolean
  }): Promise<{ readonly kind: 'cleared' } | { readonly kind: 'unsent'; readonly sets: number }>
  now(): Instant
}

export interface OpenCustomer extends Disposable {
  readonly state: Source<
    | { readonly kind: 'loading' }
    | { readonly kind: 'absent' }
    | {
        readonly kind: 'open'
        readonly customer: ViewRow
        readonly envelope: Envelope | undefined
        readonly records: Readonly<Record<TableId, readonly ViewRow[]>>
      }
  >
}

export interface OpenNote extends Disposable {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** 'kept': what I wrote offline may no longer be written there and was kept as a proposed version. */
  readonly state: Source<'loading' | 'offline' | 'online' | 'readOnly' | 'kept'>
}

/** Thrown by `submit` when the rules already say no on this device. */
export class ChangeRefused extends Error {
  readonly refusals: readonly { readonly index: number; readonly refusal: Refusal }[]
  constructor(refusals: readonly { readonly index: number; readonly refusal: Refusal }[]) {
    super(`refused: ${refusals.map(({ refusal }) => refusal.kind).join(', ')}`)
    this.name = 'ChangeRefused'
    this.refusals = refusals
  }
}
