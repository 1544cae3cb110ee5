import { ledgerRecord, type CustomerId, type RecordId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { Proposal } from '#shared/ledger/change.ts'
import type { BootRow, Item } from '#shared/wire/item.ts'
import type { Body } from '#shared/wire/message.ts'
import { allTables, hasUnanswered, recordsOf, type Book } from './book.ts'
import { setClassed } from './bookCompany.ts'
import { nothingTouched, touchRow, type BookNews, type Touched } from './bookNews.ts'
import { dropRow, isHere, putRow, rowAfter, writesByRecord } from './bookRows.ts'
import { leftOfProposal } from './lostFacts.ts'
import { refreshCustomer } from './bookView.ts'

/** Takes what a batch tells, in order. Answers are not taken here: `settle` does, after the outbox store has. */
export function applyBatch(book: Book, items: readonly Item[]): BookNews {
  const touched = nothingTouched()
  for (const item of items) applyItem(book, item, touched)
  return touched
}

function applyItem(book: Book, item: Item, touched: Touched): void {
  switch (item.kind) {
    case 'write':
      return applyWrite(book, item, touched)
    case 'gain':
      return gain(book, item, touched)
    case 'lose':
      return lose(book, item.customer, touched)
    case 'envelope':
      book.customers.set(item.customer, { envelope: item.envelope, lost: false })
      touched.envelopes.add(item.customer)
      return refreshCustomer(book, item.customer, [], touched)
    case 'proposal':
      return putProposal(book, item.proposal, touched)
    case 'notice':
      book.notices.set(item.notice.id, item.notice)
      touched.topics.add('notices')
      return
    case 'personal':
      book.personal.set(item.key, item.value)
      touched.topics.add('personal')
      return
    case 'columns':
      return setClassed(book, item, touched)
    case 'lists':
      return setLists(book, item, touched)
    case 'answer':
      return
    default:
      return never(item)
  }
}

function applyWrite(book: Book, item: Item & { kind: 'write' }, touched: Touched): void {
  const records: { table: TableId; id: RecordId }[] = []
  for (const [id, writes] of writesByRecord(item)) {
    const name = writes[0]?.table
    if (name === undefined) continue
    const table = book.tables[name]
    const before = table.rows.get(id) ?? null
    if (before === null && !isHere(book, table, item.customer)) continue
    const row = rowAfter(before, item, writes)
    if (row === null) continue
    putRow(table, row)
    records.push({ table: name, id })
  }
  refreshCustomer(book, item.customer, records, touched)
}

/** Everything as of now: replaces whatever was held. */
function gain(book: Book, item: Item & { kind: 'gain' }, touched: Touched): void {
  book.customers.set(item.customer, { envelope: item.envelope, lost: false })
  touched.envelopes.add(item.customer)
  replaceRows(book, item.customer, item.rows, touched)
}

function replaceRows(book: Book, customer: CustomerId, rows: readonly BootRow[], touched: Touched): void {
  const records = dropRows(book, customer)
  for (const row of rows) {
    if (!isHere(book, book.tables[row.table], customer)) continue
    putRow(book.tables[row.table], row)
    records.push({ table: row.table, id: row.id })
  }
  refreshCustomer(book, customer, records, touched)
}

/** The records of customers whose copy went astray, as the server has them; what waits on them is laid over anew. */
export function applyMended(
  book: Book,
  mended: readonly { readonly customer: CustomerId; readonly rows: readonly BootRow[] }[],
): BookNews {
  const touched = nothingTouched()
  for (const { customer, rows } of mended) {
    if ((book.customers.get(customer)?.envelope ?? null) !== null) replaceRows(book, customer, rows, touched)
  }
  return touched
}

/**
 * No longer ours to see: hidden at once. His rows leave when the last unanswered change on him has its answer
 * (`forgetIfAnswered`), so that nothing typed loses what it was typed on.
 */
export function lose(book: Book, customer: CustomerId, touched: Touched): void {
  const held = book.customers.get(customer)
  if (held === undefined) return
  book.customers.set(customer, { envelope: held.envelope, lost: true })
  touched.envelopes.add(customer)
  refreshCustomer(book, customer, [], touched)
  forgetIfAnswered(book, customer, touched)
}

/** Drops a lost customer that nothing unanswered concerns; `forgotten` tells the disk. */
export function forgetIfAnswered(book: Book, customer: CustomerId, touched: Touched): void {
  if (book.customers.get(customer)?.lost !== true || hasUnanswered(book, customer)) return
  for (const { table, id } of dropRows(book, customer)) {
    book.tables[table].view.delete(id)
    book.disputedCells.delete(id)
    touchRow(touched, table, id)
  }
  book.customers.delete(customer)
  book.hidden.delete(customer)
  book.opened.delete(customer)
  for (const proposal of book.proposals.values()) {
    if (proposal.customer !== customer) continue
    const left = leftOfProposal(proposal, book.me)
    if (left === null) book.proposals.delete(proposal.id)
    else book.proposals.set(left.id, left)
    touched.topics.add('proposals')
  }
  for (const notice of book.notices.values()) {
    if (notice.customer !== customer) continue
    book.notices.delete(notice.id)
    touched.topics.add('notices')
  }
  touched.forgotten.add(customer)
}

function dropRows(book: Book, customer: CustomerId): { table: TableId; id: RecordId }[] {
  const dropped: { table: TableId; id: RecordId }[] = []
  for (const name of allTables) {
    const table = book.tables[name]
    for (const id of recordsOf(table, customer)) {
      const row = table.rows.get(id)
      if (row === undefined) continue
      dropRow(table, row)
      dropped.push({ table: name, id })
    }
  }
  return dropped
}

/** All proposals and notices that he sees under other rights; the others are gone. */
function setLists(book: Book, { proposals, notices }: Item & { kind: 'lists' }, touched: Touched): void {
  const spokenOf = new Set([...book.proposals.values(), ...proposals].map(({ customer }) => customer))
  book.proposals.clear()
  book.notices.clear()
  for (const notice of notices) book.notices.set(notice.id, notice)
  for (const proposal of proposals) book.proposals.set(proposal.id, proposal)
  touched.topics.add('proposals').add('notices')
  for (const customer of spokenOf) if (hasUnanswered(book, customer)) refreshCustomer(book, customer, [], touched)
}

function putProposal(book: Book, proposal: Proposal, touched: Touched): void {
  book.proposals.set(proposal.id, proposal)
  touched.topics.add('proposals')
  if (hasUnanswered(book, proposal.customer)) refreshCustomer(book, proposal.customer, [], touched)
}

/** Takes one page of a first sync. `boot` is its number; with `ends` everything that it did not bring is lost. */
export function applyBoot(
  book: Book,
  page: Body<'boot'>,
  boot: number,
  { ends }: { readonly ends: boolean },
): BookNews {
  const touched = nothingTouched()
  if (book.seen?.boot !== boot) book.seen = { boot, customers: new Set(), rows: new Set(), facts: new Set() }
  const { seen } = book
  for (const envelope of page.envelopes) {
    seen.customers.add(envelope.customer)
    book.customers.set(envelope.customer, { envelope, lost: false })
    touched.envelopes.add(envelope.customer)
    refreshCustomer(book, envelope.customer, [], touched)
  }
  for (const row of page.rows) takeBootRow(book, row, seen.rows, touched)
  for (const text of page.proposals) {
    const proposal = Proposal.safeParse(text)
    if (!proposal.success) continue
    seen.facts.add(proposal.data.id)
    putProposal(book, proposal.data, touched)
  }
  for (const notice of page.notices) {
    seen.facts.add(notice.id)
    book.notices.set(notice.id, notice)
  }
  if (page.notices.length > 0) touched.topics.add('notices')
  for (const { key, value } of page.personal) book.personal.set(key, value)
  if (page.personal.length > 0) touched.topics.add('personal')
  if (page.columns !== undefined) setClassed(book, { columns: page.columns, views: page.views ?? [] }, touched)
  if (ends) endBoot(book, touched)
  return touched
}

function takeBootRow(book: Book, row: BootRow, seen: Set<RecordId>, touched: Touched): void {
  seen.add(row.id)
  if (!isHere(book, book.tables[row.table], row.customer)) return
  putRow(book.tables[row.table], row)
  refreshCustomer(book, row.customer, [row], touched)
}

/** Customers that the boot did not bring are lost; of the others, records that it did not bring are gone. */
function endBoot(book: Book, touched: Touched): void {
  const { seen } = book
  if (seen === null) return
  book.seen = null
  for (const [customer, held] of book.customers) {
    if (held.envelope !== null && !seen.customers.has(customer)) lose(book, customer, touched)
  }
  for (const id of book.proposals.keys()) if (!seen.facts.has(id)) book.proposals.delete(id)
  for (const id of book.notices.keys()) if (!seen.facts.has(id)) book.notices.delete(id)
  touched.topics.add('proposals').add('notices')
  for (const name of allTables) {
    const table = book.tables[name]
    for (const row of table.rows.values()) {
      if (seen.rows.has(row.id) || !seen.customers.has(row.customer)) continue
      dropRow(table, row)
      refreshCustomer(book, row.customer, [{ table: name, id: row.id }], touched)
    }
  }
}

/** The ledger row of a customer as confirmed. */
export const confirmedLedger = (book: Book, customer: CustomerId): BootRow | undefined =>
  book.tables.customers.rows.get(ledgerRecord(customer))
