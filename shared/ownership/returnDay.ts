import type { ColumnId, OptionId } from '../base/id.ts'
import { addDays, dayOf, daysBetween, type Day } from '../base/instant.ts'
import { columnByRole, type Column, type ColumnRole } from '../ledger/column.ts'
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

/** Days until the customer goes back by himself, 0 on the day; null: never. A sheet asks it of every row. */
export function daysToReturn(company: Company, row: RecordRow, envelope: Envelope, today: Day): number | null {
  const due = returnDay(company, row, envelope)
  if (due === null) return null
  return Math.max(0, daysBetween(today, due.on))
}

/** The column of a company's ledger that shows it, made when there are rules: as the template would have made it. */
export function returnColumn({ columns }: Company, id: ColumnId): Column | null {
  const ledger = [...columns.values()].filter(({ table }) => table === 'customers')
  if (ledger.some(({ role }) => role === 'returnsIn')) return null
  const due = ledger.find(({ role }) => role === 'nextFollowUpOn')
  const last = Math.max(0, ...ledger.map(({ order }) => order))
  // a company made from the English template has English columns
  const isEnglish = ledger.every(({ name }) => /^[\x20-\x7e’–]*$/.test(name))
  return {
    id,
    table: 'customers',
    kind: 'number',
    name: isEnglish ? 'Returns to pool in' : '退回倒计时',
    role: 'returnsIn',
    order: due === undefined ? last + 1 : due.order + 0.5,
    decimals: 0,
    symbol: isEnglish ? ' d' : ' 天',
    width: 110,
    readonly: true,
  }
}

function cellOf(company: Company, row: RecordRow, role: ColumnRole) {
  const column = roleColumn(company, role)
  return column === null ? undefined : row.cells[column.id]
}

/** Asked for every row of a sheet: looked up once as long as the columns are the same. */
function roleColumn({ columns }: Company, role: ColumnRole): Column | null {
  let known = columnsByRole.get(columns)
  if (known === undefined) columnsByRole.set(columns, (known = new Map()))
  let column = known.get(role)
  if (column === undefined) known.set(role, (column = columnByRole(columns.values(), 'customers', role)))
  return column
}

const columnsByRole = new WeakMap<Company['columns'], Map<ColumnRole, Column | null>>()
