import type { CustomerId } from '#shared/base/id.ts'
import type { Answer, ChangePart, Proposal } from '#shared/ledger/change.ts'
import type { Column, TableId } from '#shared/ledger/column.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { View } from '#shared/view/view.ts'
import type { BootRow, Notice } from '#shared/wire/item.ts'
import type { Book } from './book.ts'
import { setClassed } from './bookCompany.ts'
import { nothingTouched, type BookNews } from './bookNews.ts'
import { dispute } from './bookOutbox.ts'
import { putRow } from './bookRows.ts'
import { refreshCustomer } from './bookView.ts'

/** What the disk says of whose the customers are; before any rows. `lost` ones wait for their last answer. */
export function loadEnvelopes(book: Book, envelopes: Iterable<Envelope>, lost: ReadonlySet<CustomerId>): void {
  for (const envelope of envelopes) {
    book.customers.set(envelope.customer, { envelope, lost: lost.has(envelope.customer) })
    if (lost.has(envelope.customer) || envelope.removed !== undefined) book.hidden.add(envelope.customer)
  }
}

/** All confirmed rows of a table from disk; from now on the book keeps it. Subscribers read it anew. */
export function loadTable(book: Book, name: TableId, rows: Iterable<BootRow>): BookNews {
  const touched = nothingTouched()
  const table = book.tables[name]
  table.loaded = true
  for (const row of rows) {
    // what the network brought since the disk was read is newer
    if (table.rows.has(row.id)) continue
    putRow(table, row)
    if (row.removed === null && !book.hidden.has(row.customer)) table.view.set(row.id, row)
  }
  for (const customer of book.pending.keys()) if (customer !== null) refreshCustomer(book, customer, [], touched)
  for (const [record, cells] of book.disputedCells) {
    const row = table.view.get(record)
    if (row !== undefined) table.view.set(record, { ...row, disputed: cells })
  }
  touched.rows.delete(name)
  touched.resets.add(name)
  return touched
}

/** Every record of one customer, read from his document or the disk: he is open, the book keeps him whole. */
export function loadCustomer(book: Book, customer: CustomerId, rows: Iterable<BootRow>): BookNews {
  const touched = nothingTouched()
  book.opened.add(customer)
  const fresh = [...rows].filter((row) => !book.tables[row.table].rows.has(row.id))
  for (const row of fresh) putRow(book.tables[row.table], row)
  refreshCustomer(book, customer, fresh, touched)
  return touched
}

/** Proposals, notices, own keys and classed columns from disk. */
export function loadFacts(
  book: Book,
  facts: {
    readonly proposals: Iterable<Proposal>
    readonly notices: Iterable<Notice>
    readonly personal: Iterable<readonly [key: string, value: unknown]>
    readonly columns?: readonly Column[]
    readonly views?: readonly View[]
  },
): BookNews {
  const touched = nothingTouched()
  for (const proposal of facts.proposals) book.proposals.set(proposal.id, proposal)
  for (const notice of facts.notices) book.notices.set(notice.id, notice)
  for (const [key, value] of facts.personal) book.personal.set(key, value)
  if (facts.columns !== undefined) setClassed(book, { columns: facts.columns, views: facts.views ?? [] }, touched)
  for (const topic of ['proposals', 'notices', 'personal'] as const) touched.topics.add(topic)
  return touched
}

/** Answered parts that still need a look, from the outbox store. */
export function loadDisputed(
  book: Book,
  parts: Iterable<{ readonly part: ChangePart; readonly answer: Answer }>,
): BookNews {
  const touched = nothingTouched()
  for (const { part, answer } of parts) dispute(book, part, answer, touched)
  return touched
}
