import type { ColumnId, OptionId } from '../base/id.ts'
import { addDays, dayOf, daysBetween, type Day, type Instant } from '../base/instant.ts'
import { columnByRole, type Column, type ColumnRole } from '../ledger/column.ts'
import type { Company } from '../ledger/company.ts'
import type { RecordRow } from '../ledger/document.ts'
import { returnReasons, type ReturnReason } from './announced.ts'
import { dealsOf, hasBought, hasOpenDeal, lastDeal } from './deals.ts'
import type { Envelope } from './envelope.ts'
import { usualWarnDays, type PoolRules } from './poolRules.ts'

/** On which day a customer goes back to the pool by itself, and by which rule: so many days, counted from that day. */
export interface ReturnDay {
  readonly on: Day
  readonly why: ReturnReason
  readonly days: number
  readonly from: Day
  /** Why it is later than the rule alone says: more time was granted, or the owner is to be told so long before. */
  readonly later?: 'extended' | 'announced'
}

/** Did the rules bring him here, and nobody's hand? */
export const isReturnReason = (reason: string | undefined): boolean => returnReasons.some((each) => each === reason)

/**
 * When this customer goes back, extensions counted. Null: never. Both sides count with this. Nobody goes back whose
 * owner was not told the days of warning before: who was not told yet stays at least so long from today.
 */
export function returnDay(company: Company, row: RecordRow, envelope: Envelope, today: Day): ReturnDay | null {
  const due = extendedDay(company, row, envelope)
  if (due === null) return null
  const warnDays = company.settings.pool?.warnDays ?? usualWarnDays
  const told = isToldOf(envelope, due, warnDays) ? envelope.announced : undefined
  const soonest = told?.on ?? addDays(today, warnDays)
  return soonest <= due.on ? due : { ...due, on: soonest, later: 'announced' }
}

/** Was the owner told of this very day (of this rule, from this beginning), and long enough before? */
export const isAnnounced = ({ announced }: Envelope, { on, why, from }: ReturnDay): boolean =>
  announced?.on === on && announced.why === why && announced.from === from

/** What he was told stands while the rule does not give more time than that, and the warning was not too short. */
function isToldOf({ announced }: Envelope, { on, why, from }: ReturnDay, warnDays: number): boolean {
  if (announced === undefined || announced.why !== why || announced.from !== from || announced.on < on) return false
  return addDays(announced.at, warnDays) <= announced.on
}

function extendedDay(company: Company, row: RecordRow, envelope: Envelope): ReturnDay | null {
  const due = ruledDay(company, row, envelope)
  const until = envelope.extension?.until
  return due === null || until === undefined || until <= due.on ? due : { ...due, on: until, later: 'extended' }
}

/**
 * By the rules alone, whichever comes first. Null: he is in the pool, no rule is about him, or his deal under way
 * spares him. While the company's words on deals cannot be read, nobody goes back whom they might have spared.
 */
function ruledDay(company: Company, row: RecordRow, { owner, removed }: Envelope): ReturnDay | null {
  const { pool } = company.settings
  if (pool === undefined || owner.kind === 'pool' || removed !== undefined || row.removed !== null) return null
  const deals = dealsOf(company)
  if (pool.sparesOpenDeals === true && (deals.isBroken || hasOpenDeal(deals, row))) return null
  const contact = contactDay(company, pool, row, owner.since)
  const deal = deals.isBroken ? null : dealDay(company, pool, row, owner.since)
  if (contact === null || deal === null) return contact ?? deal
  return deal.on < contact.on ? deal : contact
}

/** Days since he came into these hands without a contact, or since the last follow-up. */
function contactDay(company: Company, pool: PoolRules, row: RecordRow, since: Instant): ReturnDay | null {
  const { zoneMinutes } = company.settings
  const last = cellOf(company, row, 'lastFollowUpAt')
  const spokenTo = typeof last === 'number' && last >= since
  if (!spokenTo && pool.firstContactDays !== undefined) {
    return dueAfter('first-contact', pool.firstContactDays, dayOf(since, zoneMinutes))
  }
  const grade = cellOf(company, row, 'grade')
  const idle = (typeof grade === 'string' ? pool.idleDays?.[grade as OptionId] : undefined) ?? pool.otherIdleDays
  if (idle === undefined) return null
  // who has just come into these hands is not idle for what was not done before
  return dueAfter('idle', idle, dayOf(typeof last === 'number' ? Math.max(last, since) : since, zoneMinutes))
}

/** Days since the last deal, or since he came into these hands. Who bought on a day that nobody wrote down has bought. */
function dealDay(company: Company, pool: PoolRules, row: RecordRow, since: Instant): ReturnDay | null {
  if (pool.dealDays === undefined) return null
  const { zoneMinutes } = company.settings
  const deals = dealsOf(company)
  const last = lastDeal(deals, row, zoneMinutes)
  if (last === null && hasBought(deals, row)) return null
  const taken = dayOf(since, zoneMinutes)
  return dueAfter('no-deal', pool.dealDays, last === null || last < taken ? taken : last)
}

const dueAfter = (why: ReturnReason, days: number, from: Day): ReturnDay => ({
  on: addDays(from, days),
  why,
  days,
  from,
})

/** The day before which a former owner may not claim him again, or null. */
export function coolsUntil(company: Company, { owner, formerOwner }: Envelope, claimant: string): Day | null {
  const { pool, zoneMinutes } = company.settings
  if (pool?.coolDownDays === undefined || owner.kind !== 'pool' || formerOwner !== claimant) return null
  return addDays(dayOf(owner.since, zoneMinutes), pool.coolDownDays)
}

/** The day on which the owner is to be told that the customer goes back on `on`. */
export const warnsFrom = (rules: PoolRules, on: Day): Day => addDays(on, -(rules.warnDays ?? usualWarnDays))

/** Days until the customer goes back by himself, 0 on the day; null: never. A sheet asks it of every row. */
export function daysToReturn(company: Company, row: RecordRow, envelope: Envelope, today: Day): number | null {
  const due = returnDay(company, row, envelope, today)
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
