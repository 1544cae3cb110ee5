import { dayOf, type Instant } from '#shared/base/instant.ts'
import { doneKey, dueNotice } from '#shared/reminder/due.ts'
import type { Notice } from '#shared/wire/item.ts'
import type { PartWork } from '../ledger/partWork.ts'
import { writeCompanyDocument } from '../ledger/decideCompany.ts'
import { returnColumnWrites } from '../ledger/returnColumn.ts'
import { planReturns } from '../ledger/returnIdle.ts'
import { endExpired } from '../ledger/sharing.ts'
import { putNotice, whoseOf } from './closeNotices.ts'
import { turnStandIns } from './standIns.ts'

/** Rows that one sweep looks at; what is left waits for the next turn. */
const batch = 500

/**
 * One look at everything that has come due: each cause makes one notice, however often it is swept. A row that was
 * looked at is settled until it is written again, so that a sweep costs what is new and not what is open.
 */
export function sweepBatch(part: PartWork, at: Instant): { readonly made: number; readonly more: boolean } {
  const { tx, shelf } = part.books
  // a company that had rules before there was a countdown is given its column
  if (planReturns(part, at) === 'planned' && part.company.settings.pool !== undefined) {
    writeCompanyDocument(part, returnColumnWrites(part))
  }
  const today = dayOf(at, part.company.settings.zoneMinutes)
  turnStandIns(part, today)
  const ended = endExpired(part, today, batch)
  const rows = tx.unsettled(at, today, batch)
  let made = 0
  for (const row of rows) {
    tx.settle(row)
    const open = shelf.open(row.customer)
    if (open === null) continue
    const notice = dueNotice(row, part.company, at, whoseOf(part, open))
    if (notice === null || isSeenTo(part, notice)) continue
    putNotice(part, notice)
    made += 1
  }
  return { made, more: rows.length >= batch || ended >= batch }
}

/** He has it open, or said himself that it is done. One that closed with the customer opens again with him. */
function isSeenTo({ books }: PartWork, { id, member }: Notice): boolean {
  const known = books.tx.notice(id)
  if (known === null) return false
  return !known.done || books.tx.personal(member).some(({ key, value }) => key === doneKey(id) && value === true)
}
