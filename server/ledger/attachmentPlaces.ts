import type { ColumnId, CustomerId } from '#shared/base/id.ts'
import { storedIn } from '#shared/attachment/attachment.ts'
import type { Write } from '#shared/ledger/document.ts'
import type { PartWork } from './partWork.ts'

/** Files that cells name from now on: whoever may read such a cell may read them, and they are awaited if not here. */
export function notePlaces(
  part: PartWork,
  customer: CustomerId,
  writes: readonly Pick<Write, 'key' | 'value'>[],
): void {
  const { tx } = part.books
  for (const { key, value } of writes) {
    const column = part.company.columns.get(key as ColumnId) // a stamp's key is no column's
    if (column?.kind !== 'attachment' || typeof value !== 'string') continue
    for (const { id, sha, size, type } of storedIn(value)) {
      const by = part.acting.actor
      if (tx.attachment(id) === null && by !== null) {
        tx.putAttachment({ id, sha, size, type, by, at: part.at, isHere: false, looseSince: null })
      }
      tx.addAttachmentPlace(id, { customer, column: column.id })
    }
  }
}
