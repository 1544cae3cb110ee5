import type { AttachmentId, ColumnId, CustomerId } from '#shared/base/id.ts'
import { isSameFile, storedIn } from '#shared/attachment/attachment.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Company } from '#shared/ledger/company.ts'
import { mayRead, maySeeColumn, type Viewer } from '#shared/ownership/rights.ts'
import type { AttachmentPlace, Reader } from '../store/store.ts'
import type { Author } from './author.ts'
import type { PartWork } from './partWork.ts'

interface Cell {
  readonly column: ColumnId
  readonly now: CellValue
}

/**
 * May these files stand in that cell? Those that stand or stood in it; those that nobody has put anywhere yet, if they
 * are his own; and those of a cell that he may read. Facts that differ from the known ones are another file's.
 */
export function mayAttach(
  { books: { tx }, company }: PartWork,
  author: Author,
  { customer }: { readonly customer: CustomerId },
  { column, now }: Cell,
): boolean {
  return storedIn(now).every((file) => {
    const known = tx.attachment(file.id)
    if (known === null) return true
    if (!isSameFile(known, file)) return false
    const places = tx.attachmentPlaces(file.id)
    if (places.length === 0) return known.by === author.member
    return (
      places.some((place) => place.customer === customer && place.column === column) ||
      places.some((place) => mayReadPlace(tx, company, author.viewer, place))
    )
  })
}

/** The choke point of the bytes: the file is there for whoever may read a cell that names it, or named it once. */
export function mayReadFile(read: Reader, company: Company, viewer: Viewer, id: AttachmentId): boolean {
  const places = read.attachmentPlaces(id)
  if (places.length === 0) return read.attachment(id)?.by === viewer.member
  return places.some((place) => mayReadPlace(read, company, viewer, place))
}

function mayReadPlace(read: Reader, company: Company, viewer: Viewer, place: AttachmentPlace): boolean {
  const column = company.columns.get(place.column)
  const envelope = read.customer(place.customer)?.envelope
  return column !== undefined && envelope !== undefined && maySeeColumn(viewer, column) && mayRead(viewer, envelope)
}
