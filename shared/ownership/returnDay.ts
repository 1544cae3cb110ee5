import type { OptionId } from '../base/id.ts'
import { addDays, dayOf, type Day } from '../base/instant.ts'
import { columnByRole, type ColumnRole } from '../ledger/column.ts'
import type { Company } from '../ledger/company.ts'
import type { RecordRow } from '../ledger/document.ts'
import type { Envelope } from './envelope.ts'
import { usualWarnDays, type PoolRules } from './poolRules.ts'

/** On which day a customer goes back to the pool by itself, and by which rule. */
export interface ReturnDay {
  readonly on: Day
  readonly why: 'first-contact' | 'idle'
}

/** When this customer falls due for return, extensions counted. Null: never. Both sides count with this. */
export function returnDay(company: Company, row: RecordRow, envelope: Envelope): ReturnDay | null {
  const due = ruledDay(company, row, envelope)
  const until = envelope.extension?.until
  return due === null || until === undefined || until <= due.on ? due : { ...due, on: until }
}

/**
 * By the rules alone: days since he came into these hands without a contact, or since the last
 * follow-up. Null: he is in the pool or no rule is about him.
 */
function ruledDay(company: Company, row: RecordRow, { owner, removed }: Envelope): ReturnDay | null {
  const { pool, zoneMinutes } = company.settings
  if (pool === undefined || owner.kind === 'pool' || removed !== undefined || row.removed !== null) return null
  const last = cellOf(company, row, 'lastFollowUpAt')
  const spokenTo = typeof last === 'number' && last >= owner.since
  if (!spokenTo && pool.firstContactDays !== undefined) {
    return { on: addDays(dayOf(owner.since, zoneMinutes), pool.firstContactDays), why: 'first-contact' }
  }
  const grade = cellOf(company, row, 'grade')
  const idle = (typeof grade === 'string' ? pool.idleDays?.[grade as OptionId] : undefined) ?? pool.otherIdleDays
  if (idle === undefined) return null
  // who has just come into these hands is not idle for what was not done before
  const from = typeof last === 'number' ? Math.max(last, owner.since) : owner.since
  return { on: addDays(dayOf(from, zoneMinutes), idle), why: 'idle' }
}

/** The day before which a former owner may not claim him again, or null. */
export function coolsUntil(company: Company, { owner, formerOwner }: Envelope, claimant: string): Day | null {
  const { pool, zoneMinutes } = company.settings
  if (pool?.coolDownDays === undefined || owner.kind !== 'pool' || formerOwner !== claimant) return null
  return addDays(dayOf(owner.since, zoneMinutes), pool.coolDownDays)
}

/** The day from which the owner is warned that the customer goes back on `on`. */
export const warnsFrom = (rules: PoolRules, on: Day): Day => addDays(on, -(rules.warnDays ?? usualWarnDays))

function cellOf(company: Company, row: RecordRow, role: ColumnRole) {
  const column = columnByRole(company.columns.values(), 'customers', role)
  return column === null ? undefined : row.cells[column.id]
}
