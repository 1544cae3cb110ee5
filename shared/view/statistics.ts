import type { CellValue } from '../ledger/cell.ts'
import type { Column } from '../ledger/column.ts'
import { familyOf } from './operators.ts'
import { countValues, emptyKey } from './quick.ts'
import { pointOn, spreadOf } from './scale.ts'
import { totalOf } from './total.ts'

/** What the values of one column are like. */
export interface Statistics {
  readonly rows: number
  readonly filled: number
  readonly empty: number
  readonly distinct: number
  /** Of numbers; null where there are none. A number that only counts (an automatic one) has no sum worth telling. */
  readonly numbers: { readonly sum: number; readonly average: number; readonly median: number } | null
  /** The ends of numbers and days, as the column holds them. */
  readonly ends: { readonly least: number | string; readonly most: number | string } | null
  /** The commonest values under their keys (see `valueKeys`), the most frequent first; the empty one is left out. */
  readonly top: readonly { readonly key: string; readonly count: number }[]
}

/** Values that one looks through. */
const topValues = 12

export function statisticsOf(values: readonly CellValue[], column: Column, zoneMinutes: number): Statistics {
  const countByKey = countValues(values, { read: (value) => value, kind: column.kind }, zoneMinutes)
  const empty = countByKey.get(emptyKey) ?? 0
  const known = [...countByKey].filter(([key]) => key !== emptyKey)
  const family = familyOf(column.kind)
  const least = family === 'number' || family === 'day' ? totalOf('least', values) : null
  const most = least === null ? null : totalOf('most', values)
  return {
    rows: values.length,
    filled: values.length - empty,
    empty,
    distinct: known.length,
    numbers: family === 'number' && column.kind !== 'autoNumber' ? numbersOf(values) : null,
    ends: least === null || most === null ? null : { least, most },
    top: known
      .sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1))
      .slice(0, topValues)
      .map(([key, count]) => ({ key, count })),
  }
}

function numbersOf(values: readonly CellValue[]): Statistics['numbers'] {
  const spread = spreadOf(
    values.filter((value) => typeof value === 'number'),
    0,
  )
  if (spread.length === 0) return null
  const sum = Number(totalOf('sum', values))
  return { sum, average: sum / spread.length, median: pointOn({ by: 'percentile', at: 50 }, spread) }
}
