import { ledgerRecord } from '#shared/base/id.ts'
import { dayOf, type Instant } from '#shared/base/instant.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { returnDay } from '#shared/ownership/returnDay.ts'
import { doneKey, dueNotice, dueNotices, type Whose } from '#shared/reminder/due.ts'
import type { Notice } from '#shared/wire/item.ts'
import { personalView, rowsView, type Book } from './book.ts'
import { envelopeView } from './overlayEnvelope.ts'
import type { ViewRow } from './workspace.ts'

/**
 * My open notices: the server's, without those that something still waiting has already seen to, and, while nobody
 * is connected, those that the same rule finds in the rows on this device.
 */
export function noticesNow(
  book: Book,
  {
    fromServer,
    isOffline,
    at,
  }: { readonly fromServer: readonly Notice[]; readonly isOffline: boolean; readonly at: Instant },
): readonly Notice[] {
  const personal = personalView(book)
  const whose = whoseIn(book)
  const byId = new Map<string, Notice>()
  for (const notice of fromServer) if (stillStands(book, notice, whose, at)) byId.set(notice.id, notice)
  if (isOffline) {
    for (const notice of dueNotices(rowsInQuestion(book, at), book.shownCompany, at, whose)) {
      if (notice.member === book.me && book.notices.get(notice.id)?.done !== true && !byId.has(notice.id)) {
        byId.set(notice.id, notice)
      }
    }
  }
  return [...byId.values()]
    .filter(({ id }) => personal.get(doneKey(id)) === undefined)
    .sort((left, right) => left.dueAt - right.dueAt)
}

/** A follow-up or a tick that still waits for the server ends its notice here at once. */
function stillStands(book: Book, notice: Notice, whose: (customer: Notice['customer']) => Whose, at: Instant): boolean {
  const table = notice.kind === 'reminder' ? 'reminders' : 'customers'
  const row = rowsView(book, table).get(notice.record)
  if (row?.waiting === undefined || isNews(notice)) return true
  if (notice.kind === 'poolReturn') {
    const envelope = envelopeView(book, notice.customer)?.envelope
    const today = dayOf(at, book.shownCompany.settings.zoneMinutes)
    return envelope !== undefined && returnDay(book.shownCompany, row, envelope, today)?.on === notice.dueOn
  }
  return dueNotice(row, book.shownCompany, Math.max(at, notice.madeAt), whose)?.id === notice.id
}

/** It tells what a colleague did: nothing that is written on the customer takes it back. */
export const isNews = ({ kind }: Notice): boolean =>
  kind === 'shared' ||
  kind === 'handedOver' ||
  kind === 'extensionGranted' ||
  kind === 'extensionDeclined' ||
  kind === 'comment'

function whoseIn(book: Book): (customer: Notice['customer']) => Whose {
  const name = columnByRole(book.shownCompany.columns.values(), 'customers', 'name')
  return (customer) => {
    const envelope = envelopeView(book, customer)?.envelope
    const cell = name === null ? undefined : rowsView(book, 'customers').get(ledgerRecord(customer))?.cells[name.id]
    return { owner: envelope === undefined ? null : ownerOf(envelope), name: typeof cell === 'string' ? cell : '' }
  }
}

/**
 * Rows that may be due for me. Most customers are not: one look at the day spares asking the whole rule of 50,000 rows
 * at every opening, and only one's own can be due for oneself.
 */
function* rowsInQuestion(book: Book, at: Instant): Generator<ViewRow> {
  const { columns, settings } = book.shownCompany
  const next = columnByRole(columns.values(), 'customers', 'nextFollowUpOn')
  const today = dayOf(at, settings.zoneMinutes)
  if (next !== null) {
    for (const row of rowsView(book, 'customers').values()) {
      const dueOn = row.cells[next.id]
      if (typeof dueOn === 'string' && dueOn < today && isMine(book, row)) yield row
    }
  }
  for (const row of rowsView(book, 'reminders').values()) if (isMine(book, row)) yield row
}

function isMine(book: Book, row: ViewRow): boolean {
  const envelope = envelopeView(book, row.customer)?.envelope
  return envelope !== undefined && ownerOf(envelope) === book.me
}
