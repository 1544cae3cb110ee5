import { ledgerRecord, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { nobody, type Extent, type Viewer } from '#shared/ownership/rights.ts'
import { Right } from '#shared/ownership/role.ts'
import { trashedRows } from './bookTrash.ts'
import { openNotices, personalView, proposalsView, viewerNow, type Book } from './book.ts'
import type { BookNews } from './bookNews.ts'
import { outboxEntries } from './bookOutbox.ts'
import { createCell, type Cell } from './source.ts'
import type { RowsNews, TableRows, Workspace } from './workspace.ts'

type By = 'me' | 'others'

/** What screens subscribe to, brought up to date from the book's news. */
export interface Screen extends Pick<
  Workspace,
  'company' | 'viewer' | 'outbox' | 'proposals' | 'personal' | 'rows' | 'trashed'
> {
  readonly serverNotices: Cell<ReturnType<Workspace['notices']['get']>>
  /** Tells everybody concerned what a call on the book changed. */
  tell(news: BookNews, by: By): void
  /** Hears every piece of news after the sources were brought up to date. */
  onNews(listener: (news: BookNews) => void): () => void
}

export function createScreen(book: Book, load: (table: TableId) => Promise<void>): Screen {
  const company = createCell(book.shownCompany)
  const viewer = createCell(viewerOrGuest(book), sameViewer)
  const outbox = createCell(outboxEntries(book))
  const proposals = createCell(proposalsView(book))
  const serverNotices = createCell(openNotices(book))
  const personal = createCell(personalView(book))
  const tables = {
    customers: createTableRows(book, 'customers', load),
    contacts: createTableRows(book, 'contacts', load),
    followups: createTableRows(book, 'followups', load),
    reminders: createTableRows(book, 'reminders', load),
    comments: createTableRows(book, 'comments', load),
  } satisfies Record<TableId, TableNews>
  const listeners = new Set<(news: BookNews) => void>()
  return {
    company,
    viewer,
    outbox,
    proposals,
    serverNotices,
    personal,
    rows: (table) => tables[table].rows,
    trashed: (table) => trashedRows(book, table),
    tell: (news, by) => {
      if (news.topics.has('company')) {
        company.set(book.shownCompany)
        viewer.set(viewerOrGuest(book))
      }
      if (news.topics.has('outbox')) outbox.set(outboxEntries(book))
      if (news.topics.has('proposals')) proposals.set(proposalsView(book))
      if (news.topics.has('notices')) serverNotices.set(openNotices(book))
      if (news.topics.has('personal')) personal.set(personalView(book))
      for (const table of Object.values(tables)) table.tell(news, by)
      for (const listener of Array.from(listeners)) listener(news)
    },
    onNews: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface TableNews {
  readonly rows: TableRows
  tell(news: BookNews, by: By): void
}

function createTableRows(book: Book, table: TableId, load: (table: TableId) => Promise<void>): TableNews {
  const listeners = new Set<(news: RowsNews) => void>()
  const { view } = book.tables[table]
  const tell = (news: RowsNews) => {
    for (const listener of Array.from(listeners)) listener(news)
  }
  return {
    rows: {
      table,
      load: () => (book.tables[table].loaded ? Promise.resolve() : load(table)),
      get size() {
        return view.size
      },
      get: (id) => view.get(id),
      all: () => view.values(),
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    tell: (news, by) => {
      if (news.resets.has(table)) {
        tell({ kind: 'reset' })
        return
      }
      const ids = touchedIds(news, table)
      if (ids.length > 0) tell({ kind: 'rows', ids, by })
    },
  }
}

/** Whose a customer is shows in his ledger row, so a change of hands is news of that row too. */
function touchedIds(news: BookNews, table: TableId): readonly RecordId[] {
  const rows = news.rows.get(table)
  if (table !== 'customers' || news.envelopes.size === 0) return [...(rows ?? [])]
  const ids = new Set(rows)
  for (const customer of news.envelopes) ids.add(ledgerRecord(customer satisfies CustomerId))
  return [...ids]
}

/** Before the company document has come, and after one has left: somebody who may see nothing. */
const viewerOrGuest = (book: Book): Viewer => viewerNow(book) ?? nobody(book.me)

function sameViewer(left: Viewer, right: Viewer): boolean {
  return (
    left.member === right.member &&
    left.role === right.role &&
    isSameSet(left.grantable, right.grantable) &&
    isSameSet(left.inside, right.inside) &&
    isSameSet(left.classes.see, right.classes.see) &&
    isSameSet(left.classes.edit, right.classes.edit) &&
    Right.options.every((each) => sameExtent(left.extents[each], right.extents[each]))
  )
}

const sameExtent = (left: Extent, right: Extent): boolean =>
  left.all === right.all && left.own === right.own && isSameSet(left.departments, right.departments)

const isSameSet = <T>(left: ReadonlySet<T>, right: ReadonlySet<T>): boolean =>
  left.size === right.size && [...left].every((each) => right.has(each))
