import { z } from 'zod'
import { never } from '../base/result.ts'
import { addDays, type Day } from '../base/instant.ts'

/** A stretch of days named by where today is. `lastDays` and `nextDays` count today as one of them. */
export const Period = z.enum([
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'lastDays',
  'nextDays',
  'overdue',
  'upcoming',
])
export type Period = z.infer<typeof Period>

/** First and last day, both within; left out where it has no end. */
export interface Span {
  readonly from?: Day
  readonly to?: Day
}

/** The days of a period as they are today. Weeks begin on Monday. `days` counts for `lastDays` and `nextDays` alone. */
export function spanOf(period: Period, today: Day, days: number): Span {
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return one(addDays(today, -1))
    case 'tomorrow':
      return one(addDays(today, 1))
    case 'thisWeek':
      return weekFrom(today, 0)
    case 'lastWeek':
      return weekFrom(today, -7)
    case 'nextWeek':
      return weekFrom(today, 7)
    case 'thisMonth':
      return monthsFrom(today, 0, 1)
    case 'lastMonth':
      return monthsFrom(today, -1, 1)
    case 'nextMonth':
      return monthsFrom(today, 1, 1)
    case 'thisQuarter':
      return monthsFrom(today, -monthInQuarter(today), 3)
    case 'lastQuarter':
      return monthsFrom(today, -monthInQuarter(today) - 3, 3)
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
    case 'lastYear':
      return monthsFrom(`${today.slice(0, 4)}-01-01`, -12, 12)
    case 'lastDays':
      return { from: addDays(today, 1 - days), to: today }
    case 'nextDays':
      return { from: today, to: addDays(today, days - 1) }
    case 'overdue':
      return { to: addDays(today, -1) }
    case 'upcoming':
      return { from: addDays(today, 1) }
    default:
      return never(period)
  }
}

const one = (day: Day): Span => ({ from: day, to: day })

function weekFrom(today: Day, offset: number): Span {
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = addDays(today, offset - sinceMonday)
  return { from: monday, to: addDays(monday, 6) }
}

const monthInQuarter = (day: Day): number => (Number(day.slice(5, 7)) - 1) % 3

function monthsFrom(today: Day, offset: number, count: number): Span {
  const from = firstOfMonth(today, offset)
  return { from, to: addDays(firstOfMonth(today, offset + count), -1) }
}

function firstOfMonth(today: Day, offset: number): Day {
  return new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + offset, 1))
    .toISOString()
    .slice(0, 10)
}
