import { addDays, dayOf, startOfDay, type Day, type Instant } from '#shared/base/instant.ts'
import type { DemoDice } from './demoDice.ts'

/** The demo's people work in China. */
export const demoZoneMinutes = 480

const minuteMs = 60_000
const morning = { from: 8 * 60 + 30, minutes: 210 }
const afternoon = { from: 13 * 60 + 30, minutes: 265 }

/** When the demo's people do things: on working days in working hours, no two things in the same minute, none after now. */
export interface DemoCalendar {
  readonly now: Instant
  /** A working moment of that day, or of the last working day before it that has one to spare. */
  momentOn(at: Instant): Instant
  /** A round half hour of that day or the next working day: what somebody sets a reminder to. */
  halfHourOn(at: Instant): Instant
}

export function createCalendar(dice: DemoDice, now: Instant): DemoCalendar {
  const taken = new Set<Instant>()

  return {
    now,
    momentOn: (at) => {
      let day = workdayUpTo(dayOf(Math.min(at, now), demoZoneMinutes))
      for (let tries = 1; ; tries += 1) {
        const minute = dice.between(0, morning.minutes + afternoon.minutes - 1)
        const ofDay = minute < morning.minutes ? morning.from + minute : afternoon.from + minute - morning.minutes
        const moment = startOfDay(day, demoZoneMinutes) + ofDay * minuteMs
        if (moment < now - 10 * minuteMs && !taken.has(moment)) {
          taken.add(moment)
          return moment + dice.between(1, 59) * 1000
        }
        if (tries % 8 === 0) day = workdayUpTo(addDays(day, -1)) // that day is full, or has hardly begun
      }
    },
    halfHourOn: (at) => {
      const day = workdayFrom(dayOf(at, demoZoneMinutes))
      const ofDay = dice.chance(0.5) ? dice.between(18, 23) : dice.between(27, 34) // 9:00–11:30, 13:30–17:00
      return startOfDay(day, demoZoneMinutes) + ofDay * 30 * minuteMs
    },
  }
}

/** The day itself, or the last working day before it. */
export function workdayUpTo(day: Day): Day {
  return isDayOff(day) ? workdayUpTo(addDays(day, -1)) : day
}

/** The day itself, or the first working day after it. */
export function workdayFrom(day: Day): Day {
  return isDayOff(day) ? workdayFrom(addDays(day, 1)) : day
}

/** Weekends, New Year, and the weeks of May and October when nobody answers. */
function isDayOff(day: Day): boolean {
  const weekday = new Date(startOfDay(day, 0)).getUTCDay()
  const date = day.slice(5)
  return (
    weekday === 0 ||
    weekday === 6 ||
    date === '01-01' ||
    (date >= '05-01' && date <= '05-05') ||
    (date >= '10-01' && date <= '10-07')
  )
}
