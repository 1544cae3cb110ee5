/** A time of day: minutes since midnight. */
export type Minutes = number

export const minuteMs = 60_000

/** The times of a day that people choose from: every half hour, and the one that is there. */
export function dayTimes(present: Minutes): readonly Minutes[] {
  const halfHours = Array.from({ length: 48 }, (_, place) => place * 30)
  return halfHours.includes(present) ? halfHours : [...halfHours, present].sort((one, other) => one - other)
}

/** As on a clock of 24 hours: 09:30. */
export const timeText = (at: Minutes): string =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
