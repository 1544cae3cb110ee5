import { dayOf, type Instant } from '#shared/base/instant.ts'
import { dueNotice } from '#shared/reminder/due.ts'
import type { PartWork } from '../ledger/partWork.ts'
import { putNotice, whoseOf } from './closeNotices.ts'

/** Rows that one sweep looks at; what is left waits for the next turn. */
const batch = 500

/**
 * One look at everything that has come due: each cause makes one notice, however often it is swept. A row that was
 * looked at is settled until it is written again, so that a sweep costs what is new and not what is open.
 */
export function sweepBatch(part: PartWork, at: Instant): { readonly made: number; readonly more: boolean } {
  const { tx, shelf } = part.books
  const today = dayOf(at, part.company.settings.zoneMinutes)
  const rows = tx.unsettled(at, today, batch)
  let made = 0
  for (const row of rows) {
    tx.settle(row)
    const open = shelf.open(row.customer)
    if (open === null) continue
    const notice = dueNotice(row, part.company, at, whoseOf(part, open))
    if (notice === null || tx.notice(notice.id) !== null) continue
    putNotice(part, notice)
    made += 1
  }
  return { made, more: rows.length >= batch }
}
