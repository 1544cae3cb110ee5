import type { Column } from '#shared/ledger/column.ts'
import { withClassedColumns, type Company } from '#shared/ledger/company.ts'
import { writeRulesText } from '#shared/ledger/writes.ts'
import { maySeeColumn, viewerOf } from '#shared/ownership/rights.ts'
import type { Book } from './book.ts'
import { nothingTouched, type BookNews, type Touched } from './bookNews.ts'
import { refreshCustomer } from './bookView.ts'
import { overlayCompany } from './overlayCompany.ts'

/** The company document changed. */
export function setCompany(book: Book, company: Company): BookNews {
  const touched = nothingTouched()
  book.document = company
  refreshCompany(book, touched)
  return touched
}

/** The columns that the document has not came, whole. */
export function setClassedColumns(book: Book, columns: readonly Column[], touched: Touched): void {
  book.classed = columns
  refreshCompany(book, touched)
}

/**
 * Document, classed columns or what waits of the company moved: what the screen knows of it, and every overlay if the
 * rules that overlays are computed by are others now. An import leaves thousands waiting, while its options come back
 * confirmed.
 */
export function refreshCompany(book: Book, touched: Touched): void {
  const { document, classed } = book
  const viewer = classed.length === 0 ? null : viewerOf(document, book.me)
  // what he lost a moment ago still lies here until the new copy comes
  const seen = viewer === null ? [] : classed.filter((column) => maySeeColumn(viewer, column))
  const rules = writeRulesText(book.shownCompany)
  book.company = withClassedColumns(document, seen)
  book.shownCompany = overlayCompany(book.company, book.pending.get(null) ?? [])
  touched.topics.add('company')
  if (writeRulesText(book.shownCompany) === rules) return
  for (const customer of book.pending.keys()) if (customer !== null) refreshCustomer(book, customer, [], touched)
}
