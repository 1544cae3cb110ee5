import type { Column } from '#shared/ledger/column.ts'

/** An order that falls between a column and its neighbour: where a new one is inserted. `columns` stand in order. */
export function orderBeside(columns: readonly Column[], column: Column, side: -1 | 1): number {
  const place = columns.findIndex((each) => each.id === column.id)
  return between(column, columns[place + side], side)
}

/** An order just beyond a column's neighbour: where it goes when it is moved one place. */
export function orderBeyond(columns: readonly Column[], column: Column, step: -1 | 1): number {
  const place = columns.findIndex((each) => each.id === column.id)
  const neighbour = columns[place + step]
  return neighbour === undefined ? column.order : between(neighbour, columns[place + step * 2], step)
}

/** The order of a column at the right end. */
export const lastOrder = (columns: readonly Column[]): number => (columns.at(-1)?.order ?? 0) + 1

const between = (column: Column, other: Column | undefined, side: -1 | 1): number =>
  other === undefined ? column.order + side : (column.order + other.order) / 2
