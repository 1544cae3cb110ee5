import { z } from 'zod'
import { never } from '../base/result.ts'
import type { CellValue } from '../ledger/cell.ts'
import type { Column } from '../ledger/column.ts'
import { familyOf } from './operators.ts'

/** What stands under a column: how many, or what its values come to. */
export const TotalKind = z.enum(['filled', 'empty', 'unique', 'sum', 'average', 'least', 'most', 'ticked'])
export type TotalKind = z.infer<typeof TotalKind>

/** What may be asked of a column of this kind. */
export function totalsOf(kind: Column['kind']): readonly TotalKind[] {
  switch (familyOf(kind)) {
    case 'number':
      return kind === 'autoNumber'
        ? ['filled', 'empty', 'unique', 'least', 'most']
        : ['filled', 'empty', 'unique', 'sum', 'average', 'least', 'most']
    case 'day':
      return ['filled', 'empty', 'unique', 'least', 'most']
    case 'tick':
      return ['ticked']
    default:
      return ['filled', 'empty', 'unique']
  }
}

/** Is the answer a count of rows, or a value as the column holds them? */
export const isCount = (total: TotalKind): boolean =>
  total === 'filled' || total === 'empty' || total === 'unique' || total === 'ticked'

/** One number (or day) for all values of a column; null when there is nothing to tell. */
export function totalOf(total: TotalKind, values: Iterable<CellValue>): number | string | null {
  switch (total) {
    case 'filled':
      return countOf(values, (value) => !isBlank(value))
    case 'empty':
      return countOf(values, isBlank)
    case 'ticked':
      return countOf(values, (value) => value === true)
    case 'unique':
      return uniqueOf(values)
    case 'sum':
    case 'average': {
      const { sum, count } = sumOf(values)
      return count === 0 ? null : total === 'sum' ? sum : sum / count
    }
    case 'least':
      return endOf(values, (value, end) => value < end)
    case 'most':
      return endOf(values, (value, end) => value > end)
    default:
      return never(total)
  }
}

const isBlank = (value: CellValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

function countOf(values: Iterable<CellValue>, counts: (value: CellValue) => boolean): number {
  let count = 0
  for (const value of values) if (counts(value)) count += 1
  return count
}

function uniqueOf(values: Iterable<CellValue>): number {
  const seen = new Set<unknown>()
  for (const value of values) {
    if (Array.isArray(value)) for (const item of value) seen.add(item)
    else if (!isBlank(value)) seen.add(typeof value === 'string' ? value.trim() : value)
  }
  return seen.size
}

/** Summed with what each step loses kept beside (Neumaier): a hundred thousand amounts in cents end in whole cents. */
function sumOf(values: Iterable<CellValue>): { readonly sum: number; readonly count: number } {
  let sum = 0
  let lost = 0
  let count = 0
  for (const value of values) {
    if (typeof value !== 'number') continue
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
    count += 1
  }
  return { sum: sum + lost, count }
}

function endOf(
  values: Iterable<CellValue>,
  isFurther: (value: number | string, end: number | string) => boolean,
): number | string | null {
  let end: number | string | null = null
  for (const value of values) {
    if (typeof value !== 'number' && typeof value !== 'string') continue
    if (value !== '' && (end === null || isFurther(value, end))) end = value
  }
  return end
}
