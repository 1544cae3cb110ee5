import { classesByColumn } from '#shared/ledger/columnClass.ts'
import { withClassedColumns, withClassedViews, type Company } from '#shared/ledger/company.ts'
import { writeRulesText } from '#shared/ledger/writes.ts'
import { hiddenColumns, nobody, viewerOf } from '#shared/ownership/rights.ts'
import { viewWithout } from '#shared/view/hiddenParts.ts'
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

/** The columns and views that the document has not came, all of them. */
export function setClassed(book: Book, { columns, views }: Book['classed'], touched: Touched): void {
  book.classed = { columns, views }
  refreshCompany(book, touched)
}

/**
 * Document, classed columns or what waits of the company moved: what the screen knows of it, and every overlay if the
 * rules that overlays are computed by are others now. An import leaves thousands waiting, while its options come back
 * confirmed.
 */
export function refreshCompany(book: Book, touched: Touched): void {
  const { document, classed } = book
  const rules = writeRulesText(book.shownCompany)
  book.company = withClassed(document, classed, book.me)
  book.shownCompany = overlayCompany(book.company, book.pending.get(null) ?? [])
  touched.topics.add('company')
  if (writeRulesText(book.shownCompany) === rules) return
  for (const customer of book.pending.keys()) if (customer !== null) refreshCustomer(book, customer, [], touched)
}

/** What he lost a moment ago still lies here until the new copy comes. */
function withClassed(document: Company, { columns, views }: Book['classed'], me: Book['me']): Company {
  if (columns.length === 0) return document
  const hidden = hiddenColumns(viewerOf(document, me) ?? nobody(me), classesByColumn(columns))
  const seen = columns.filter(({ id }) => !hidden.has(id))
  const whole = views.map((view) => viewWithout(view, hidden))
  return withClassedViews(withClassedColumns(document, seen), whole)
}
