import { addDays, type Day } from '../base/instant.ts'
import { toHalfWidth } from './plainText.ts'

/** The day a person wrote, or null: `2024年3月5日`, `2024.3.5`, `3/5` (this year), `20240305`, 今天, 下周一, 月底, 3天后. */
export function parseDay(text: string, today: Day): Day | null {
  const plain = toHalfWidth(text).trim().toLowerCase().replace(/\s+/g, ' ').replaceAll('。', '.')
  const tight = plain.replaceAll(' ', '')
  return fullDay(tight) ?? englishDay(plain) ?? dayOfThisYear(tight, today) ?? spokenDay(tight, today)
}

/** `YYYY-MM-DD` when there is such a day in the calendar of sensible years. */
export function dayFrom(year: number, month: number, day: number): Day | null {
  if (year < 1800 || year > 2999 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null
  return `${year}-${two(month)}-${two(day)}`
}

/** Is it a day of the calendar, not only of the right shape? */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return match !== null && Number(match[3]) >= 1 && Number(match[3]) <= lastDayOf(Number(match[1]), Number(match[2]))
}

export const two = (value: number): string => String(value).padStart(2, '0')

function lastDayOf(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function fullDay(text: string): Day | null {
  const tail = '(?:\\(?(?:周|星期|礼拜)[一二三四五六日天]\\)?)?$'
  const chinese = new RegExp(`^(\\d{4}|\\d{2})年(\\d{1,2})月(\\d{1,2})[日号]?${tail}`).exec(text)
  const parted = new RegExp(`^(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})${tail}`).exec(text)
  const solid = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  const short = /^(\d{2})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text)
  const yearLast = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(text)
  if (chinese !== null) return dayFrom(fullYear(Number(chinese[1])), Number(chinese[2]), Number(chinese[3]))
  if (parted !== null) return dayFrom(Number(parted[1]), Number(parted[3]), Number(parted[4]))
  if (solid !== null) return dayFrom(Number(solid[1]), Number(solid[2]), Number(solid[3]))
  if (short !== null) return dayFrom(fullYear(Number(short[1])), Number(short[3]), Number(short[4]))
  if (yearLast !== null) {
    // month first, the order of `3/5`; only a number above twelve can tell otherwise
    const [first, second, year] = [Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4])]
    return first > 12 ? dayFrom(year, second, first) : dayFrom(year, first, second)
  }
  return null
}

const fullYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `5 Mar 2024`, `Mar 5, 2024`, `5-Mar-24`. */
function englishDay(text: string): Day | null {
  const dayFirst = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/.exec(text)
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text)
  const name = dayFirst?.[2] ?? monthFirst?.[1]
  if (name === undefined) return null
  const month = months.indexOf(name.slice(0, 3)) + 1
  return dayFrom(fullYear(Number(dayFirst?.[3] ?? monthFirst?.[3])), month, Number(dayFirst?.[1] ?? monthFirst?.[2]))
}

function dayOfThisYear(text: string, today: Day): Day | null {
  const year = Number(today.slice(0, 4))
  const match = /^(\d{1,2})(?:[-./]|月)(\d{1,2})[日号]?$/.exec(text)
  if (match !== null) return dayFrom(year, Number(match[1]), Number(match[2]))
  const named = /^(?:(明|去|今)年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(text)
  if (named !== null) {
    const offset = named[1] === '明' ? 1 : named[1] === '去' ? -1 : 0
    return dayFrom(year + offset, Number(named[2]), Number(named[3]))
  }
  const inMonth = /^(上个?月|下个?月|这个?月|本月)?(\d{1,2})[日号]$/.exec(text)
  if (inMonth !== null) return inMonthFrom(today, monthOffset(inMonth[1] ?? ''), Number(inMonth[2]))
  const end = /^(上个?月|下个?月|这个?月|本月)?(?:月?底|月末)$/.exec(text)
  return end === null ? null : inMonthFrom(today, monthOffset(end[1] ?? ''), 0)
}

const monthOffset = (word: string): number => (word.startsWith('下') ? 1 : word.startsWith('上') ? -1 : 0)

/** The day of the month `offset` months from this one; 0 means its last. */
function inMonthFrom(today: Day, offset: number, day: number): Day | null {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + offset
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  return dayFrom(year, month, day === 0 ? lastDayOf(year, month) : day)
}

const spokenDays: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  前天: -2,
  大前天: -3,
}

const weekWords: Readonly<Record<string, number>> = {
  '': 0,
  本: 0,
  这: 0,
  这个: 0,
  下: 7,
  下个: 7,
  下下: 14,
  上: -7,
  上个: -7,
}

function spokenDay(text: string, today: Day): Day | null {
  const offset = Object.hasOwn(spokenDays, text) ? spokenDays[text] : undefined
  if (offset !== undefined) return addDays(today, offset)
  const after = /^(\d{1,4}|[一二两三四五六七八九十半]{1,3})(天|日|周|星期|个?月|年)(之?后|以后|之?前|以前)$/.exec(text)
  if (after !== null) return stepFrom(today, after[1] ?? '', after[2] ?? '', (after[3] ?? '').includes('后') ? 1 : -1)
  const week = /^(下下|下个|上个|这个|下|上|本|这)?(?:周|星期|礼拜)([一二三四五六日天1-7])$/.exec(text)
  if (week === null) return null
  const place = ('一二三四五六日'.indexOf((week[2] ?? '').replace('天', '日')) + 1 || Number(week[2])) - 1
  const monday = -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7)
  return addDays(today, monday + place + (weekWords[week[1] ?? ''] ?? 0))
}

function stepFrom(today: Day, count: string, unit: string, direction: 1 | -1): Day | null {
  const steps = smallNumber(count)
  if (steps === null) return null
  if (unit === '天' || unit === '日') return addDays(today, direction * steps)
  if (unit === '周' || unit === '星期') return addDays(today, direction * steps * 7)
  const day = Number(today.slice(8))
  const offset = direction * steps * (unit === '年' ? 12 : 1)
  return inMonthFrom(today, offset, day) ?? inMonthFrom(today, offset, 0)
}

/** `12`, 三, 十二, 二十: the small numbers that people write in words. */
export function smallNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^([一二两三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(text)
  if (match === null || text === '') return null
  if (match[2] === undefined) return match[3] === undefined ? digitOf(match[1]) : null
  return (match[1] === undefined ? 1 : digitOf(match[1])) * 10 + (match[3] === undefined ? 0 : digitOf(match[3]))
}

const digitOf = (sign: string | undefined): number => '一二三四五六七八九'.indexOf((sign ?? '').replace('两', '二')) + 1
