import { CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { linkedIn } from '#shared/ledger/customerNames.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { PartWork } from './partWork.ts'

/**
 * May he name these customers? Whom he may not read is not there for him; whom the cell named before, others saw for
 * him and he may leave in it.
 */
export function mayLink(part: PartWork, viewer: Viewer, was: CellValue | undefined, now: CellValue): boolean {
  const before = new Set(linkedIn(was))
  return linkedIn(now).every((id) => {
    if (before.has(id)) return true
    const parsed = CustomerId.safeParse(id)
    const envelope = parsed.success ? part.books.tx.customer(parsed.data)?.envelope : undefined
    return envelope !== undefined && envelope.removed === undefined && mayRead(viewer, envelope)
  })
}
