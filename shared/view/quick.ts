import { z } from 'zod'
import type { ColumnId } from '../base/id.ts'
import { dayOf } from '../base/instant.ts'
import type { CellValue } from '../ledger/cell.ts'
import { plainOf } from '../rich/rich.ts'
import type { CellReader, ColumnReader, Test } from './compile.ts'
import { joinSieves, testOf, type Sieve } from './sieve.ts'

/**
 * What is ticked in a header's list of values: `only` these, or all `without` these (values that come later are seen).
 * Values by their keys, see `valueKeys`.
 */
export const QuickFilter = z
  .object({ kind: z.enum(['only', 'without']), values: z.array(z.string().max(200)).max(1_000).readonly() })
  .readonly()
export type QuickFilter = z.infer<typeof QuickFilter>

/** The key of an empty cell. */
export const emptyKey = ''

/** Under which entries of a header's list a cell is found: an option each of several, a moment by its day. */
export function valueKeys(value: CellValue, isMoment: boolean, zoneMinutes: number): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [emptyKey] : value
  return [valueKey(value, isMoment, zoneMinutes)]
}

function valueKey(value: CellValue, isMoment: boolean, zoneMinutes: number): string {
  if (value === null || value === false) return emptyKey
  if (typeof value === 'number' && isMoment) return dayOf(value, zoneMinutes)
  return plainOf(String(value)).trim().slice(0, 200)
}

const isMomentKind = (kind: string): boolean => kind === 'dateTime' || kind === 'createdAt' || kind === 'changedAt'

/** One test for all headers; null when they leave every row. `except` is the header whose own list is being made. */
export function compileQuick<Row>(
  quick: Readonly<Record<ColumnId, QuickFilter>>,
  columnOf: ColumnReader<Row>,
  zoneMinutes: number,
  except?: ColumnId,
): Test<Row> | null {
  const sieve = quickSieve(quick, columnOf, zoneMinutes, except)
  return sieve === null ? null : testOf(sieve)
}

/** The same, taken apart by columns. */
export function quickSieve<Row>(
  quick: Readonly<Record<ColumnId, QuickFilter>>,
  columnOf: ColumnReader<Row>,
  zoneMinutes: number,
  except?: ColumnId,
): Sieve<Row> | null {
  const parts = (Object.entries(quick) as [ColumnId, QuickFilter][]).map(([id, { kind, values }]) => {
    const found = columnOf(id)
    // Nothing ticked at all is a choice still to be made.
    if (found === undefined || id === except || values.length === 0) return null
    const named = new Set(values)
    const isMoment = isMomentKind(found.column.kind)
    const keysOf = (value: CellValue) => valueKeys(value, isMoment, zoneMinutes)
    const holds =
      kind === 'only'
        ? (value: CellValue) => keysOf(value).some((key) => named.has(key))
        : (value: CellValue) => !keysOf(value).every((key) => named.has(key))
    return { kind: 'column', column: id, read: found.read, holds } as const
  })
  return joinSieves('and', parts)
}

/** How many rows stand under each entry of a header's list. A row with several options counts under each. */
export function countValues<Row>(
  rows: Iterable<Row>,
  { read, kind }: { readonly read: CellReader<Row>; readonly kind: string },
  zoneMinutes: number,
): ReadonlyMap<string, number> {
  const countByKey = new Map<string, number>()
  const isMoment = isMomentKind(kind)
  for (const row of rows) {
    for (const key of valueKeys(read(row), isMoment, zoneMinutes)) {
      countByKey.set(key, (countByKey.get(key) ?? 0) + 1)
    }
  }
  return countByKey
}
