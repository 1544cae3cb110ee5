import { daysBetween, dayOf, type Day, type Instant } from '#shared/base/instant.ts'
import { localeOf, type Language } from './language.ts'

/** Every date, time and amount on screen is written by one of these. */
export interface Format {
  /** 11月21日 周六 · Sat, Nov 21; with the year when it is not the year of `today`. */
  longDay(day: Day, today?: Day): string
  /** 2026-11-21 14:05 */
  moment(at: Instant): string
  /** 14:05 */
  time(at: Instant): string
  /** 3 分钟前 · in 2 days */
  relative(at: Instant, now: Instant): string
  /** 今天 · 明天 · 3天前 */
  relativeDay(day: Day, today: Day): string
  number(value: number, decimals?: number): string
  /** ¥1,200.00 */
  money(value: number, options?: { readonly symbol?: string; readonly decimals?: number }): string
  /** 0.25 → 25% */
  percent(value: number, decimals?: number): string
  /** 甲、乙、丙 · A, B, C */
  list(names: readonly string[]): string
}

/** `zoneMinutes`: minutes east of Greenwich in which moments are shown. */
export function createFormat(language: Language, zoneMinutes: number): Format {
  const locale = localeOf(language)
  const isChinese = language !== 'en'
  const dayParts = { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' } as const
  const relativeTime = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const list = once(() => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }))
  const thisYear = once(() => new Intl.DateTimeFormat(locale, dayParts))
  const otherYear = once(() => new Intl.DateTimeFormat(locale, { ...dayParts, year: 'numeric' }))
  const dayIn = (at: Instant) => dayOf(at, zoneMinutes)
  const shifted = (at: Instant) => new Date(at + zoneMinutes * 60_000).toISOString()
  const number = (value: number, decimals?: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? 8,
    }).format(value)
  return {
    longDay: (day, today) => spaced(isChinese, dayWriter(day, today)().format(Date.parse(`${day}T00:00:00Z`))),
    moment: (at) => shifted(at).slice(0, 16).replace('T', ' '),
    time: (at) => shifted(at).slice(11, 16),
    relative: (at, now) => relativeTime().format(...stepOf(at - now, daysBetween(dayIn(now), dayIn(at)))),
    relativeDay: (day, today) => relativeTime().format(daysBetween(today, day), 'day'),
    number,
    money: (value, { symbol = '¥', decimals = 2 } = {}) =>
      `${value < 0 ? '-' : ''}${symbol}${number(Math.abs(value), decimals)}`,
    percent: (value, decimals = 0) => `${number(value * 100, decimals)}%`,
    list: (names) => (isChinese ? names.join('、') : list().format(names)),
  }

  function dayWriter(day: Day, today: Day | undefined) {
    return today === undefined || day.slice(0, 4) === today.slice(0, 4) ? thisYear : otherYear
  }
}

/** The platform's writers take 40 ms to make, and the first screen needs none of them. */
function once<T>(make: () => T): () => T {
  let made: T | null = null
  return () => (made ??= make())
}

/** Chinese browsers write 11月21日周六 without the pause that a reader needs. */
const spaced = (isChinese: boolean, text: string) => (isChinese ? text.replace(/日(?=周|週|星期)/, '日 ') : text)

const steps = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/**
 * The largest unit that fits; under a minute it reads as "now". Days are counted as a calendar does: on Sunday morning
 * Friday evening is the day before yesterday, although it is less than two days ago.
 */
function stepOf(deltaMs: number, days: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, ms] of steps) {
    if (Math.abs(deltaMs) >= ms) return [unit === 'day' ? days : Math.trunc(deltaMs / ms), unit]
  }
  return [0, 'second']
}
