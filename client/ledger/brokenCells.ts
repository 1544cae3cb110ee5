import type { CellValue } from '#shared/ledger/cell.ts'
import { checkRules } from '#shared/ledger/checkRules.ts'
import type { Column } from '#shared/ledger/column.ts'
import { isUnique, uniqueKey } from '#shared/ledger/unique.ts'

/** How many cells of this device the rules of the column would not take today, each counted once. */
export function brokenCells(column: Column, values: Iterable<CellValue>, zoneMinutes: number): number {
  const seen = new Set<string | number>()
  const differs = isUnique(column)
  let broken = 0
  for (const value of values) {
    const key = differs ? uniqueKey(value) : null
    const isDouble = key !== null && seen.has(key)
    if (key !== null) seen.add(key)
    const isEmpty = value === null && column.required === true
    if (isDouble || isEmpty || checkRules(column, value, zoneMinutes) !== null) broken += 1
  }
  return broken
}
