import { z } from 'zod'
import { ColumnId } from '../base/id.ts'
import { startOfDay } from '../base/instant.ts'
import type { CellValue } from '../ledger/cell.ts'
import type { Column } from '../ledger/column.ts'
import type { ColumnReader } from './compile.ts'
import { familyOf } from './operators.ts'

/** One of the twelve colours of tags. */
const Color = z.number().int().min(0).max(11)

/** A point on a column's values: its least, its most, the value that so many per cent are below, or a number. */
export const ScalePoint = z.object({ by: z.enum(['least', 'most', 'percentile', 'number']), at: z.number() }).readonly()
export type ScalePoint = z.infer<typeof ScalePoint>

/** The marks of an icon set from the lowest third to the highest. */
export const IconSet = z.enum(['arrows', 'lights', 'signs'])
export type IconSet = z.infer<typeof IconSet>

/** How a column shows where each of its values lies between the others. */
export const Scale = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('colors'),
      column: ColumnId,
      /** From the low point over the middle one, if there is one, to the high one. */
      low: Color,
      middle: Color.nullable(),
      high: Color,
      from: ScalePoint,
      at: ScalePoint,
      to: ScalePoint,
    })
    .readonly(),
  z.object({ kind: z.literal('bar'), column: ColumnId, color: Color }).readonly(),
  z
    .object({
      kind: z.literal('icons'),
      column: ColumnId,
      icons: IconSet,
      /** Little is good. */
      turned: z.boolean(),
      /** Where the second and the third mark begin. */
      at: ScalePoint,
      to: ScalePoint,
    })
    .readonly(),
])
export type Scale = z.infer<typeof Scale>

/** What a scale makes of one value. */
export type Mark =
  /** `share` of the way from one colour to the other. */
  | { readonly kind: 'mix'; readonly low: number; readonly high: number; readonly share: number }
  | { readonly kind: 'bar'; readonly color: number; readonly share: number }
  | { readonly kind: 'icon'; readonly icons: IconSet; readonly place: 0 | 1 | 2 }

/** Numbers and days lie between others; nothing else does. */
export const isScalable = ({ kind }: Column): boolean => familyOf(kind) === 'number' || familyOf(kind) === 'day'

/** A value as a place on a line; null: nowhere. */
export function placeOnLine(value: CellValue, zoneMinutes: number): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value !== '' ? startOfDay(value, zoneMinutes) : null
}

/** All values of a column in ascending order. */
export type Spread = Float64Array

export function spreadOf(values: Iterable<CellValue>, zoneMinutes: number): Spread {
  const places: number[] = []
  for (const value of values) {
    const place = placeOnLine(value, zoneMinutes)
    if (place !== null) places.push(place)
  }
  return Float64Array.from(places).sort()
}

/** Marks of a cell by its row; none for most cells. */
export type MarkReader<Row> = (row: Row, column: ColumnId) => readonly Mark[]

/** Scales as one function; null while none has a live column with values. */
export function compileScales<Row>(
  scales: readonly Scale[],
  columnOf: ColumnReader<Row>,
  spreadOfColumn: (column: ColumnId) => Spread | undefined,
  zoneMinutes: number,
): MarkReader<Row> | null {
  const readers = new Map<ColumnId, ((row: Row) => Mark | null)[]>()
  for (const scale of scales) {
    const found = columnOf(scale.column)
    const spread = spreadOfColumn(scale.column)
    if (found === undefined || !isScalable(found.column) || spread === undefined || spread.length === 0) continue
    const mark = markOf(scale, spread, familyOf(found.column.kind) === 'day')
    const read = (row: Row) => {
      const place = placeOnLine(found.read(row), zoneMinutes)
      return place === null ? null : mark(place)
    }
    readers.set(scale.column, [...(readers.get(scale.column) ?? []), read])
  }
  if (readers.size === 0) return null
  return (row, column) => readers.get(column)?.flatMap((read) => read(row) ?? []) ?? none
}

const none: readonly Mark[] = []

function markOf(scale: Scale, spread: Spread, areDays: boolean): (place: number) => Mark {
  switch (scale.kind) {
    case 'bar': {
      // Bars begin at nothing, or at the least of what is below it; days, which have no nothing, a little before the first.
      const least = spread[0] ?? 0
      const to = spread.at(-1) ?? 0
      const from = areDays ? least - (to - least) / 10 : Math.min(0, least)
      return (place) => ({ kind: 'bar', color: scale.color, share: shareOf(place, from, to) })
    }
    case 'icons': {
      const second = pointOn(scale.at, spread)
      const third = pointOn(scale.to, spread)
      return (place) => {
        const at = place >= third ? 2 : place >= second ? 1 : 0
        return { kind: 'icon', icons: scale.icons, place: (scale.turned ? 2 - at : at) as 0 | 1 | 2 } // 2 − 0, 1, 2
      }
    }
    default: {
      const { low, middle, high } = scale
      const from = pointOn(scale.from, spread)
      const at = pointOn(scale.at, spread)
      const to = pointOn(scale.to, spread)
      if (middle === null) return (place) => ({ kind: 'mix', low, high, share: shareOf(place, from, to) })
      return (place) =>
        place < at
          ? { kind: 'mix', low, high: middle, share: shareOf(place, from, at) }
          : { kind: 'mix', low: middle, high, share: shareOf(place, at, to) }
    }
  }
}

/** 0 at `from` and below, 1 at `to` and above; where both are one, everything is in the middle. */
function shareOf(place: number, from: number, to: number): number {
  if (to <= from) return place < from ? 0 : place > to ? 1 : 0.5
  return Math.max(0, Math.min(1, (place - from) / (to - from)))
}

/** The value at a point; between two values it lies between them, as Excel's percentiles do. */
export function pointOn({ by, at }: ScalePoint, spread: Spread): number {
  const last = spread.length - 1
  switch (by) {
    case 'least':
      return spread[0] ?? 0
    case 'most':
      return spread[last] ?? 0
    case 'percentile': {
      const place = (Math.max(0, Math.min(100, at)) / 100) * last
      const below = spread[Math.floor(place)] ?? 0
      const above = spread[Math.ceil(place)] ?? below
      return below + (above - below) * (place - Math.floor(place))
    }
    default:
      return at
  }
}
