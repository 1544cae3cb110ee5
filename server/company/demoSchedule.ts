import { addDays, dayMs, dayOf, type Day, type Instant } from '#shared/base/instant.ts'
import { demoZoneMinutes, workdayFrom, workdayUpTo, type DemoCalendar } from './demoCalendar.ts'
import type { DemoDice } from './demoDice.ts'

/** When one customer was entered, spoken to, is due again, and was given back. */
export interface DemoSchedule {
  readonly madeAt: Instant
  readonly talksAt: readonly Instant[]
  readonly nextOn: Day
  /** Null: somebody's. The moment of entering: the pool's from the start. */
  readonly pooledAt: Instant | null
}

interface Wish {
  readonly dice: DemoDice
  readonly calendar: DemoCalendar
  readonly grade: string
  readonly talks: number
}

/** The oldest customers were entered this long ago. */
const oldestDays = 728
/** At the most so many days lie between two talks with a customer of that grade. */
export const longestWaitByGrade: Readonly<Record<string, number>> = { A: 5, B: 12, C: 25, D: 60, E: 240 }

/** Somebody's customer: one in eight overdue, a few due today, the others when their grade wants it. */
export function scheduleOwned({ dice, calendar, grade, talks }: Wish): DemoSchedule {
  const { now } = calendar
  const wait = longestWaitByGrade[grade] ?? 30
  const roll = dice.random()
  const dueInDays = roll < 0.12 ? -dice.between(1, 12) : roll < 0.18 ? 0 : dice.between(1, wait)
  const silentDays = dueInDays > 0 ? dice.random() * (wait - dueInDays) : dice.random() * wait - dueInDays + 0.5
  const ageDays = Math.max(silentDays + 1 + dice.random() * 12, talks === 1 ? 0 : oldestDays * dice.random() ** 1.15)
  const [madeAt, ...talksAt] = past(calendar, ageDays, ...talkAges(dice, { ageDays, silentDays, talks }))
  const dueOn = addDays(dayOf(now, demoZoneMinutes), dueInDays)
  const nextOn = dueInDays === 0 ? dueOn : dueInDays < 0 ? workdayUpTo(dueOn) : workdayFrom(dueOn)
  return { madeAt, talksAt, nextOn, pooledAt: null }
}

/** A customer of the pool: entered into it at once, or given back after one to four months of silence. */
export function schedulePooled({ dice, calendar, talks }: Wish): DemoSchedule {
  const { now } = calendar
  const pooledDays = 1 + 420 * dice.random() ** 1.5
  if (talks === 0) {
    const [madeAt] = past(calendar, pooledDays)
    return { madeAt, talksAt: [], nextOn: dayOf(now, demoZoneMinutes), pooledAt: madeAt }
  }
  const silentDays = pooledDays + dice.between(30, 120)
  const ageDays = Math.min(oldestDays, silentDays + dice.between(3, 240))
  const ages = talkAges(dice, { ageDays, silentDays, talks })
  const [madeAt, ...later] = past(calendar, ageDays, ...ages, pooledDays)
  const pooledAt = later.pop() ?? madeAt
  const nextOn = workdayFrom(addDays(dayOf(later.at(-1) ?? madeAt, demoZoneMinutes), dice.between(14, 28)))
  return { madeAt, talksAt: later, nextOn, pooledAt }
}

/** Days ago of each talk: the first soon after the customer is known, closer together towards the last. */
function talkAges(dice: DemoDice, story: { ageDays: number; silentDays: number; talks: number }): number[] {
  const { ageDays, silentDays, talks } = story
  const span = ageDays - silentDays
  return Array.from({ length: talks }, (_, turn) => {
    if (turn === talks - 1) return silentDays
    if (turn === 0) return ageDays - Math.min(span / 10, dice.random() * 4)
    const share = (talks - 1 - turn + (dice.random() - 0.5) * 0.6) / (talks - 1)
    return silentDays + span * 0.9 * share ** 1.8
  })
}

/** Working moments so many days ago, in order. */
function past({ now, ...calendar }: DemoCalendar, first: number, ...rest: readonly number[]): [Instant, ...Instant[]] {
  const moments = [first, ...rest].map((days) => calendar.momentOn(now - days * dayMs))
  return moments.sort((left, right) => left - right) as [Instant, ...Instant[]] // there is a first
}
