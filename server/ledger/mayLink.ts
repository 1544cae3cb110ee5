import { CustomerId, type RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { linkedIn, readContactLink } from '#shared/ledger/customerNames.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { PartWork } from './partWork.ts'

/**
 * May he name these customers, and contacts of customers? Whom he may not read is not there for him; whom the cell named before, others saw for
 * him and he may leave in it.
 */
export function mayLink(part: PartWork, viewer: Viewer, was: CellValue | undefined, now: CellValue): boolean {
  const before = new Set(linkedIn(was))
  return linkedIn(now).every((id) => {
    if (before.has(id)) return true
    const link = readContactLink(id)
    const parsed = CustomerId.safeParse(link?.customer ?? id)
    if (!parsed.success || !isSeen(part, viewer, parsed.data)) return false
    return link === null || hasContact(part, link.customer, link.contact)
  })
}

function isSeen(part: PartWork, viewer: Viewer, customer: CustomerId): boolean {
  const envelope = part.books.tx.customer(customer)?.envelope
  return envelope !== undefined && envelope.removed === undefined && mayRead(viewer, envelope)
}

const hasContact = (part: PartWork, customer: CustomerId, contact: RecordId): boolean =>
  part.books.tx.rows('contacts', customer).some(({ id, removed }) => id === contact && removed === null)
