import {
  ledgerRecord,
  type ColumnId,
  type CustomerId,
  type MemberId,
  type NoticeId,
  type ProposalId,
  type RecordId,
} from '#shared/base/id.ts'
import type { Answer, Change, ChangePart, Proposal } from '#shared/ledger/change.ts'
import { TableId, type Column } from '#shared/ledger/column.ts'
import type { View } from '#shared/view/view.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { Stamp } from '#shared/ledger/document.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { viewerOf, type Viewer } from '#shared/ownership/rights.ts'
import type { BootRow, Notice } from '#shared/wire/item.ts'
import type { ViewRow } from './workspace.ts'

/**
 * What a screen reads, in memory: what the server confirmed, and beside it, never merged, what waits in the outbox.
 *
 *   confirmed rows, envelopes, proposals …  ← applyBatch, applyBoot      (the network writes only here)
 *   pending parts                           ← queue, settle              (the outbox writes only here)
 *   view = confirmed ⊕ pending              ← recomputed per touched customer
 */
export interface Book {
  readonly me: MemberId
  /** As the server says, nothing that waits in it: the document and the classed columns that one sees. */
  company: Company
  /** The company document alone. */
  document: Company
  /** Columns outside the normal class, and views that speak of them: they come beside the document. */
  classed: { readonly columns: readonly Column[]; readonly views: readonly View[] }
  /** The company with one's own waiting configuration laid over it. */
  shownCompany: Company
  readonly tables: Readonly<Record<TableId, BookTable>>
  readonly customers: Map<CustomerId, HeldCustomer>
  /** Customers whose records of every table are here, though their tables are not loaded. */
  readonly opened: Set<CustomerId>
  readonly proposals: Map<ProposalId, Proposal>
  readonly notices: Map<NoticeId, Notice>
  readonly personal: Map<string, unknown>
  /** Unanswered parts by their name, oldest first. */
  readonly parts: Map<string, WaitingPart>
  /** Parts with a refused or proposed change that nobody has looked at yet. */
  readonly disputed: Map<string, DisputedPart>
  /** Unanswered changes by the customer they touch, oldest first; `null`: the company's and one's own. */
  readonly pending: Map<CustomerId | null, Pending[]>
  /** The overlaid records of each customer that something waits on. */
  readonly laid: Map<CustomerId, readonly { readonly table: TableId; readonly id: RecordId }[]>
  /** Held customers whose records are not shown: lost, or in the trash. */
  readonly hidden: Set<CustomerId>
  /** Disputed cells by record. */
  readonly disputedCells: Map<RecordId, ReadonlySet<ColumnId>>
  /** What the running first sync has brought so far; null when none runs. */
  seen: BootSeen | null
}

/** What the pages of one first sync have brought. */
export interface BootSeen {
  readonly boot: number
  readonly customers: Set<CustomerId>
  readonly rows: Set<RecordId>
  readonly facts: Set<ProposalId | NoticeId>
}

export interface BookTable {
  readonly table: TableId
  readonly rows: Map<RecordId, BootRow>
  /** All but the ledger records: theirs bear the customer's id, and a set for each would cost an opening its time. */
  readonly byCustomer: Map<CustomerId, Set<RecordId>>
  /** Records that something waits on, as they will stand. */
  readonly overlay: Map<RecordId, ViewRow>
  /** What the screen shows: live records with everything that waits laid over them. */
  readonly view: Map<RecordId, ViewRow>
  /** All confirmed rows of this table are here. */
  loaded: boolean
}

export interface HeldCustomer {
  /** Null: only waiting changes know of him. */
  readonly envelope: Envelope | null
  /** No longer ours to see: hidden, and forgotten with the last answer that concerns him. */
  readonly lost: boolean
}

export interface WaitingPart {
  readonly part: ChangePart
  readonly state: 'waiting' | 'sending'
}

export interface DisputedPart {
  readonly part: ChangePart
  readonly answer: Answer
}

/** One unanswered change and the gesture it belongs to. */
export interface Pending {
  readonly key: string
  readonly change: Change
  readonly stamp: Stamp
}

/** An empty book. `customers` and `reminders` count as loaded from the start: they fill as the network brings them. */
export function createBook(company: Company, me: MemberId): Book {
  const table = (id: TableId): BookTable => ({
    table: id,
    rows: new Map(),
    byCustomer: new Map(),
    overlay: new Map(),
    view: new Map(),
    loaded: id === 'customers' || id === 'reminders',
  })
  return {
    me,
    company,
    document: company,
    classed: { columns: [], views: [] },
    shownCompany: company,
    tables: {
      customers: table('customers'),
      contacts: table('contacts'),
      followups: table('followups'),
      reminders: table('reminders'),
      comments: table('comments'),
    },
    customers: new Map(),
    opened: new Set(),
    proposals: new Map(),
    notices: new Map(),
    personal: new Map(),
    parts: new Map(),
    disputed: new Map(),
    pending: new Map(),
    laid: new Map(),
    hidden: new Set(),
    disputedCells: new Map(),
    seen: null,
  }
}

/** Live rows of a table as the screen shows them, in order of arrival. */
export const rowsView = (book: Book, table: TableId): ReadonlyMap<RecordId, ViewRow> => book.tables[table].view

/** The confirmed records of a customer in this table, as they are now. */
export function recordsOf(table: BookTable, customer: CustomerId): RecordId[] {
  const ledger = ledgerRecord(customer)
  return [...(table.rows.has(ledger) ? [ledger] : []), ...(table.byCustomer.get(customer) ?? [])]
}

/** The live records under one customer; complete only when he was opened or the table is loaded. */
export function recordsView(book: Book, customer: CustomerId, table: TableId): ViewRow[] {
  const { view } = book.tables[table]
  const ids = new Set(recordsOf(book.tables[table], customer))
  for (const laid of book.laid.get(customer) ?? []) if (laid.table === table) ids.add(laid.id)
  return [...ids].flatMap((id) => view.get(id) ?? [])
}

/** The person as the confirmed company knows him; null when he is no longer of it. */
export const viewerNow = (book: Book): Viewer | null => viewerOf(book.company, book.me)

/** One's own keys with the waiting ones laid over them. */
export function personalView(book: Book): ReadonlyMap<string, unknown> {
  const keys = new Map(book.personal)
  for (const { change } of book.pending.get(null) ?? []) {
    if (change.kind === 'putPersonal') keys.set(change.key, change.value)
  }
  return keys
}

/** Proposals of customers that are held, with one's own waiting decisions laid over them. */
export function proposalsView(book: Book): Proposal[] {
  return [...book.proposals.values()].map((proposal) => {
    const pending = book.pending.get(proposal.customer) ?? []
    return pending.reduce((now, { change }) => decided(now, change), proposal)
  })
}

function decided(proposal: Proposal, change: Change): Proposal {
  if (change.kind !== 'decide' || change.proposal !== proposal.id) return proposal
  const cells = proposal.cells.map((cell) => {
    if (cell.fate !== 'open') return cell
    if (change.accept.includes(cell.column)) return { ...cell, fate: 'accepted' as const }
    return change.decline.includes(cell.column) ? { ...cell, fate: 'declined' as const } : cell
  })
  return { ...proposal, cells }
}

/** Notices that are not done, oldest first. */
export const openNotices = (book: Book): Notice[] =>
  [...book.notices.values()].filter(({ done }) => !done).sort((left, right) => left.dueAt - right.dueAt)

/** Does any unanswered change concern this customer? Then nothing of his is deleted (the purge rule). */
export const hasUnanswered = (book: Book, customer: CustomerId): boolean =>
  (book.pending.get(customer)?.length ?? 0) > 0

export const allTables: readonly TableId[] = TableId.options
