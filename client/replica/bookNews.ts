import type { CustomerId, RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'

/** What one call changed, for subscribers and for the disk. */
export interface BookNews {
  readonly rows: ReadonlyMap<TableId, ReadonlySet<RecordId>>
  /** Whole tables changed: ask for everything anew. */
  readonly resets: ReadonlySet<TableId>
  readonly envelopes: ReadonlySet<CustomerId>
  /** Customers that may leave the disk now: lost, and nothing unanswered concerns them. */
  readonly forgotten: ReadonlySet<CustomerId>
  readonly topics: ReadonlySet<Topic>
}

export type Topic = 'company' | 'proposals' | 'notices' | 'personal' | 'outbox'

/** Collects what a call changes. */
export interface Touched extends BookNews {
  readonly rows: Map<TableId, Set<RecordId>>
  readonly resets: Set<TableId>
  readonly envelopes: Set<CustomerId>
  readonly forgotten: Set<CustomerId>
  readonly topics: Set<Topic>
}

export const nothingTouched = (): Touched => ({
  rows: new Map(),
  resets: new Set(),
  envelopes: new Set(),
  forgotten: new Set(),
  topics: new Set(),
})

export function touchRow(touched: Touched, table: TableId, record: RecordId): void {
  const rows = touched.rows.get(table)
  if (rows === undefined) touched.rows.set(table, new Set([record]))
  else rows.add(record)
}

/** Puts later news to earlier ones, so that both are told at once. */
export function addNews(touched: Touched, { rows, resets, envelopes, forgotten, topics }: BookNews): void {
  for (const [table, records] of rows) for (const record of records) touchRow(touched, table, record)
  for (const table of resets) touched.resets.add(table)
  for (const customer of envelopes) touched.envelopes.add(customer)
  for (const customer of forgotten) touched.forgotten.add(customer)
  for (const topic of topics) touched.topics.add(topic)
}
