import type { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { RecordChange } from '#shared/ledger/change.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { writesToRow, type RecordRow, type Stamp, type Write } from '#shared/ledger/document.ts'
import { areOfPlace } from '#shared/ledger/place.ts'
import { writesOf, type CustomerState } from '#shared/ledger/writes.ts'
import type { BootRow } from '#shared/wire/item.ts'
import { recordsOf, type Book, type Pending } from './book.ts'
import type { ViewRow } from './workspace.ts'

/** A record as it will stand when everything that waits on it was accepted. */
interface Draft {
  row: RecordRow
  changed: Stamp
  /** Cells written by what waits; null when the whole record is new. */
  readonly cells: Set<ColumnId> | null
}

/**
 * The records of one customer that waiting changes touch, by the very function that the server writes with.
 * Confirmed rows are read and left as they are: a refusal only has to forget the draft.
 */
export function overlayRecords(book: Book, customer: CustomerId, pending: readonly Pending[]): ViewRow[] {
  const drafts = new Map<RecordId, Draft>()
  const state = stateWith(book, customer, drafts)
  for (const { change, stamp } of pending) {
    const record = asRecordChange(book, change)
    if (record === null || !isApplicable(state, record)) continue
    const writes = writesOf(book.shownCompany, state, record, stamp)
    for (const ofOne of byRecord(writes)) layWrites(book, customer, drafts, ofOne, stamp)
  }
  return [...drafts.values()].map(viewOf)
}

/** A decision that accepts cells writes them; other changes of records are what they are; the rest writes no record. */
function asRecordChange(book: Book, change: Pending['change']): RecordChange | null {
  switch (change.kind) {
    case 'set':
    case 'create':
    case 'remove':
    case 'restore':
      return change
    case 'decide': {
      const proposal = book.proposals.get(change.proposal)
      const cells = (proposal?.cells ?? [])
        .filter(({ column, fate }) => fate === 'open' && change.accept.includes(column))
        .map(({ column, stood, wanted }) => ({ column, was: stood, now: wanted }))
      if (proposal === undefined || cells.length === 0) return null
      return { kind: 'set', customer: proposal.customer, table: proposal.table, record: proposal.record, cells }
    }
    default:
      return null
  }
}

/** A creation repeats nothing that is here already, and nothing else touches what is not here. */
function isApplicable(state: CustomerState, change: RecordChange): boolean {
  const isHere = state.row(change.table, change.record) !== null
  return change.kind === 'create' ? !isHere : isHere
}

function stateWith(book: Book, customer: CustomerId, drafts: ReadonlyMap<RecordId, Draft>): CustomerState {
  const confirmed = (table: TableId, record: RecordId) => book.tables[table].rows.get(record) ?? null
  return {
    row: (table, record) => {
      const draft = drafts.get(record)
      return draft?.row.table === table ? draft.row : confirmed(table, record)
    },
    records: (table) => {
      const { loaded } = book.tables[table]
      const isNew = book.customers.get(customer)?.envelope === null
      if (!loaded && !isNew && !book.opened.has(customer)) return null
      const rows = recordsOf(book.tables[table], customer).flatMap((id) =>
        drafts.has(id) ? [] : (confirmed(table, id) ?? []),
      )
      const drafted = [...drafts.values()].filter(({ row }) => row.table === table).map(({ row }) => row)
      return [...rows, ...drafted]
    },
  }
}

/** In order, cut where the record changes: most changes write one record. */
function* byRecord(writes: readonly Write[]): Generator<readonly [Write, ...Write[]]> {
  let start = 0
  for (let end = 1; end <= writes.length; end += 1) {
    if (end < writes.length && writes[end]?.record === writes[start]?.record) continue
    const [first, ...rest] = writes.slice(start, end)
    if (first !== undefined) yield [first, ...rest]
    start = end
  }
}

function layWrites(
  book: Book,
  customer: CustomerId,
  drafts: Map<RecordId, Draft>,
  writes: readonly [Write, ...Write[]],
  stamp: Stamp,
): void {
  const { record, table } = writes[0]
  const draft = drafts.get(record)
  const before: RecordRow | BootRow | null = draft?.row ?? book.tables[table].rows.get(record) ?? null
  const row = writesToRow(before, customer, writes)
  if (row === null) return
  const confirmed = book.tables[table].rows.get(record)?.changed
  const kept: Draft = draft ?? { row, changed: confirmed ?? stamp, cells: before === null ? null : new Set() }
  kept.row = row
  if (before === null || !areOfPlace(writes)) kept.changed = stamp
  for (const { key } of writes) if (key !== '@' && key !== '-') kept.cells?.add(key)
  drafts.set(record, kept)
}

const viewOf = ({ row, changed, cells }: Draft): ViewRow => ({
  id: row.id,
  customer: row.customer,
  table: row.table,
  cells: row.cells,
  created: row.created,
  removed: row.removed,
  changed,
  waiting: cells ?? 'row',
})
