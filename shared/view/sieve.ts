import type { ColumnId } from '../base/id.ts'
import type { CellValue } from '../ledger/cell.ts'

/**
 * A filter taken apart: what asks one column alone can be asked once of each thing that the column says, instead of
 * every row. `read` says what a row holds there to this filter.
 */
export type Sieve<Row> =
  | {
      readonly kind: 'column'
      readonly column: ColumnId
      readonly read: (row: Row) => CellValue
      readonly holds: (value: CellValue) => boolean
    }
  | { readonly kind: 'row'; readonly holds: (row: Row) => boolean }
  | { readonly kind: 'and'; readonly of: readonly Sieve<Row>[] }
  | { readonly kind: 'or'; readonly of: readonly Sieve<Row>[] }

/** Parts of which all or any must hold; null where there are none. */
export function joinSieves<Row>(kind: 'and' | 'or', parts: readonly (Sieve<Row> | null)[]): Sieve<Row> | null {
  const of = parts.filter((part) => part !== null)
  return of.length < 2 ? (of[0] ?? null) : { kind, of }
}

/** One function for the whole, asked of a row. */
export function testOf<Row>(sieve: Sieve<Row>): (row: Row) => boolean {
  switch (sieve.kind) {
    case 'column': {
      const { read, holds } = sieve
      return (row) => holds(read(row))
    }
    case 'row':
      return sieve.holds
    default: {
      const tests = sieve.of.map(testOf)
      return sieve.kind === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row))
    }
  }
}
