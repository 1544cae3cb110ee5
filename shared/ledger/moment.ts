import { startOfDay, type Day, type Instant } from '../base/instant.ts'
import { isDay, parseDay, smallNumber } from './day.ts'
import { toHalfWidth } from './plainText.ts'

/** A day and minutes after its midnight, as far as a person wrote them. */
export interface WrittenMoment {
  readonly day: Day
  /** Milliseconds after midnight on the wall; null when only a day was written. */
  readonly time: number | null
}

/** `2024-03-05 14:30`, 明天下午2点半, `14:30` (today), `2024-03-05T06:30:00Z`. */
export function parseMoment(text: string, today: Day, zoneMinutes: number): WrittenMoment | null {
  const plain = toHalfWidth(text).trim()
  const exact = isoMoment(plain, zoneMinutes)
  if (exact !== null) return exact
  const whole = parseDay(plain, today)
  if (whole !== null) return { day: whole, time: null }
  const match = timeAtEnd.exec(plain.toLowerCase())
  if (match === null) return null
  const time = timeOf(match.groups ?? {})
  const dayText = plain.slice(0, match.index).replace(/[\s,T]+$/i, '')
  const day = dayText === '' ? today : parseDay(dayText, today)
  return time === null || day === null ? null : { day, time }
}

/** The instant meant in a zone; a day alone is its first moment. */
export function instantOf(moment: WrittenMoment, zoneMinutes: number): Instant {
  return startOfDay(moment.day, zoneMinutes) + (moment.time ?? 0)
}

function isoMoment(text: string, zoneMinutes: number): WrittenMoment | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i.test(text)) return null
  const at = Date.parse(text)
  if (Number.isNaN(at) || !isDay(text.slice(0, 10))) return null
  const wall = new Date(at + zoneMinutes * 60_000).toISOString()
  return { day: wall.slice(0, 10), time: Date.parse(`1970-01-01${wall.slice(10)}`) }
}

const part = '(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|晚|早|am |pm )?'
const clock =
  '(?<hour>\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:(?:[:点时](?<minute>\\d{1,2}|半|一刻|三刻)?分?(?:[:]?(?<second>\\d{1,2})(?:\\.\\d+)?秒?)?)(?:钟|整)?|(?= ?[ap]m))'
const timeAtEnd = new RegExp(`(?:^|(?<=[\\s,日号天一二三四五六底后tT\\d]))${part}\\s*${clock}\\s*(?<half>am|pm)?$`)

function timeOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const hour = smallNumber(groups['hour'] ?? '')
  const minute = minuteOf(groups['minute'])
  const second = Number(groups['second'] ?? 0)
  if (hour === null || hour > 24 || minute > 59 || second > 59) return null
  const inDay = hourOfDay(hour, `${groups['part'] ?? ''}${groups['half'] ?? ''}`.trim())
  if (inDay > 23) return null
  return ((inDay * 60 + minute) * 60 + second) * 1000
}

function minuteOf(word: string | undefined): number {
  switch (word) {
    case undefined:
      return 0
    case '半':
      return 30
    case '一刻':
      return 15
    case '三刻':
      return 45
    default:
      return Number(word)
  }
}

function hourOfDay(hour: number, part: string): number {
  if (/下午|傍晚|晚|夜|pm/.test(part)) return hour < 12 ? hour + 12 : hour
  if (part === '中午') return hour < 3 ? hour + 12 : hour
  if (/凌晨|am/.test(part)) return hour === 12 ? 0 : hour
  return hour
}
