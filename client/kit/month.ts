import { addDays, daysBetween, type Day } from '#shared/base/instant.ts'

/** The Monday on or before the first of the day's month, and 41 days more. */
export function sixWeeks(day: Day): readonly Day[] {
  const first = `${day.slice(0, 8)}01`
  const sinceMonday = ((daysBetween('2024-01-01', first) % 7) + 7) % 7 // 2024 began on a Monday
  return Array.from({ length: 42 }, (_, place) => addDays(first, place - sinceMonday))
}

/** The same day of another month, or its last where that is shorter. */
export function addMonths(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, Math.min(Number(day.slice(8)), last)))
    .toISOString()
    .slice(0, 10)
}
