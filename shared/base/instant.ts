import { z } from 'zod'

/** A moment: whole milliseconds since 1970-01-01T00:00Z. */
export const Instant = z.number().int().min(-8.64e15).max(8.64e15)
export type Instant = number

/** A calendar day without a zone, `YYYY-MM-DD`. */
export const Day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
export type Day = string

export const dayMs = 86_400_000

/** The day that a clock in a zone `offsetMinutes` east of Greenwich shows at `at` (China: 480). */
export function dayOf(at: Instant, offsetMinutes: number): Day {
  return new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 10)
}

/** The first moment of `day` in a zone `offsetMinutes` east of Greenwich. */
export function startOfDay(day: Day, offsetMinutes: number): Instant {
  return Date.parse(`${day}T00:00:00.000Z`) - offsetMinutes * 60_000
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from `first` to `second`; negative when `second` is earlier. */
export function daysBetween(first: Day, second: Day): number {
  return Math.round((Date.parse(`${second}T00:00:00.000Z`) - Date.parse(`${first}T00:00:00.000Z`)) / dayMs)
}
