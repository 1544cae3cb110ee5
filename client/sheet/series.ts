import { addDays, dayMs, daysBetween, type Day } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ColumnKind } from '#shared/ledger/column.ts'

/** `backwards`: up or to the left, with the seeds turned round. `other`: Ctrl is held, and counting becomes repeating. */
export interface SeriesHow {
  readonly backwards?: boolean
  readonly other?: boolean
}

/**
 * What dragging the fill handle writes after `seeds`: numbers go on by their trend, dates by their step (whole months
 * when the days of the month agree), `客户08` by its number, 周一 and 甲 round their circle, anything else repeats.
 * One number repeats, one day goes on day by day, one text by its number or circle: as sheets have always done.
 */
export function continueSeries(
  seeds: readonly CellValue[],
  count: number,
  kind: ColumnKind,
  how: SeriesHow = {},
): CellValue[] {
  const repeat: Step = (place) => seeds[place % seeds.length] ?? null
  const one = how.backwards === true ? -1 : 1
  const counted = stepOf(seeds, kind, one)
  const next =
    how.other === true ? (counted === null ? (countFrom(seeds, one) ?? repeat) : repeat) : (counted ?? repeat)
  return Array.from({ length: count }, (_, place) => next(seeds.length + place))
}

type Step = (place: number) => CellValue

/** With Ctrl one number counts on, which it does not by itself. */
function countFrom(seeds: readonly CellValue[], one: 1 | -1): Step | null {
  const [first] = seeds
  return seeds.length === 1 && typeof first === 'number' ? (place) => first + one * place : null
}

/** `one`: the step of a single seed. */
function stepOf(seeds: readonly CellValue[], kind: ColumnKind, one: 1 | -1): Step | null {
  switch (kind) {
    case 'number':
    case 'currency':
    case 'percent':
      return seeds.length > 1 && seeds.every((seed) => typeof seed === 'number') ? trend(seeds) : null
    case 'dateTime':
      if (!seeds.every((seed) => typeof seed === 'number')) return null
      return seeds.length > 1 ? trend(seeds) : (place) => (seeds[0] ?? 0) + one * place * dayMs
    case 'date':
      if (!seeds.every((seed) => typeof seed === 'string')) return null
      return seeds.length > 1 ? dayStep(seeds) : (place) => addDays(seeds[0] ?? '', one * place)
    case 'text':
      return seeds.every((seed) => typeof seed === 'string')
        ? (circleStep(seeds, one) ?? monthStep(seeds, one) ?? numberedStep(seeds, one))
        : null
    default:
      return null
  }
}

/** The straight line of least squares; exact for even steps, freed of the dust of binary fractions. */
function trend(seeds: readonly number[]): Step {
  const count = seeds.length
  const middle = (count - 1) / 2
  const mean = seeds.reduce((sum, seed) => sum + seed, 0) / count
  let over = 0
  let under = 0
  seeds.forEach((seed, place) => {
    over += (place - middle) * (seed - mean)
    under += (place - middle) ** 2
  })
  const slope = over / under
  return (place) => Number((mean + slope * (place - middle)).toPrecision(12))
}

function dayStep(days: readonly Day[]): Step | null {
  const months = days.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1)
  const monthStep = evenStep(months)
  if (monthStep !== null && monthStep !== 0 && days.every((day) => day.slice(8) === days[0]?.slice(8))) {
    return (place) => dayInMonth((months[0] ?? 0) + monthStep * place, Number(days[0]?.slice(8)))
  }
  if (monthStep !== null && monthStep !== 0 && days.every((day) => addDays(day, 1).endsWith('-01'))) {
    return (place) => dayInMonth((months[0] ?? 0) + monthStep * place, 31)
  }
  const step = evenStep(days.map((day) => daysBetween(days[0] ?? day, day)))
  return step === null ? null : (place) => addDays(days[0] ?? '', step * place)
}

/** The 31st of a shorter month is its last day. */
function dayInMonth(month: number, day: number): Day {
  const year = Math.floor(month / 12)
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month % 12, Math.min(day, last))).toISOString().slice(0, 10)
}

const circles = [
  ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'],
  ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'],
  ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
  ['第一', '第二', '第三', '第四', '第五', '第六', '第七', '第八', '第九', '第十'],
  ['第一季度', '第二季度', '第三季度', '第四季度'],
  ['第1季度', '第2季度', '第3季度', '第4季度'],
  ['一季度', '二季度', '三季度', '四季度'],
  ['第一季', '第二季', '第三季', '第四季'],
  ['1季度', '2季度', '3季度', '4季度'],
  ['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '腊月'],
  ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'],
  ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ['Q1', 'Q2', 'Q3', 'Q4'],
]

function circleStep(seeds: readonly string[], one: 1 | -1): Step | null {
  for (const circle of circles) {
    const places = seeds.map((seed) => circle.indexOf(seed))
    if (places.some((place) => place < 0)) continue
    const step = seeds.length === 1 ? one : evenStep(places)
    if (step === null) return null
    const size = circle.length
    return (place) => circle[((((places[0] ?? 0) + step * place) % size) + size) % size] ?? null
  }
  return null
}

/** A month of a year written as text goes into the next year after its twelfth. */
function monthStep(seeds: readonly string[], one: 1 | -1): Step | null {
  const parts = seeds.map((seed) => /^(\d{4})(年|-|\/|\.)(0?[1-9]|1[0-2])(月?)$/.exec(seed))
  const [first] = parts
  if (!first || parts.some((part) => part?.[2] !== first[2] || part?.[4] !== first[4])) return null
  const months = parts.map((part) => Number(part?.[1]) * 12 + Number(part?.[3]) - 1)
  const step = seeds.length === 1 ? one : evenStep(months)
  if (step === null) return null
  const isPadded = first[2] === '年' ? (part: string) => part.startsWith('0') : (part: string) => part.length === 2
  const width = parts.every((part) => isPadded(part?.[3] ?? '')) ? 2 : 1
  return (place) => {
    const month = (months[0] ?? 0) + step * place
    return `${Math.floor(month / 12)}${first[2]}${String((month % 12) + 1).padStart(width, '0')}${first[4]}`
  }
}

function numberedStep(seeds: readonly string[], one: 1 | -1): Step | null {
  const parts = seeds.map((seed) => /^(.*?)(\d{1,15})(\D*)$/s.exec(seed))
  const first = parts[0]
  if (!first || parts.some((part) => !part || part[1] !== first[1] || part[3] !== first[3])) return null
  // A bare number in a text column is a code (a phone, an account): it repeats unless two of them show a step.
  if (seeds.length === 1 && first[1] === '' && first[3] === '') return null
  const step = seeds.length === 1 ? one : evenStep(parts.map((part) => Number(part?.[2])))
  if (step === null) return null
  // Only a number written with zeros before it keeps its width: 客户08, but not A-8.
  const isPadded = parts.some((part) => part?.[2]?.startsWith('0') === true)
  const width = isPadded ? (first[2]?.length ?? 0) : 0
  return (place) => {
    const number = Number(first[2]) + step * place
    return number < 0 ? null : `${first[1]}${String(number).padStart(width, '0')}${first[3]}`
  }
}

/** The step that all neighbours share; null when they differ. */
function evenStep(numbers: readonly number[]): number | null {
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0)
  return numbers.length > 1 &&
    numbers.every((number, place) => place === 0 || number - (numbers[place - 1] ?? 0) === step)
    ? step
    : null
}
