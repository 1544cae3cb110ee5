import type { ColumnId } from '#shared/base/id.ts'
import { columnsOf, type Column, type TableId } from '#shared/ledger/column.ts'
import { mergeOrder } from '#shared/ledger/mergeOrder.ts'
import type { Layout } from '#shared/view/layout.ts'
import type { SheetColumn } from '../sheet/sheetProps.ts'

/**
 * The company's columns as this person sees them, left to right. The customers' first is frozen unless he chose others
 * or freed it; elsewhere the customer's name stands frozen before them.
 */
export function layOut(columns: Iterable<Column>, table: TableId, layout: Layout): readonly SheetColumn[] {
  const ordered = inOrder(columnsOf(columns, table), layout)
  const first = ordered[0]?.id
  const isOwnName = table === 'customers' && layout.pinned.length === 0 && layout.loose !== true && first !== undefined
  const frozen = new Set(isOwnName ? [first] : layout.pinned)
  return ordered.map((column) => {
    const width = layout.widths[column.id] ?? column.width
    return {
      column,
      ...(width !== undefined && { width }),
      hidden: layout.hidden[column.id] ?? column.hidden ?? false,
      pinned: frozen.has(column.id),
    }
  })
}

function inOrder(columns: readonly Column[], { order, base }: Layout): readonly Column[] {
  if (order.length === 0) return columns
  const columnById = new Map(columns.map((column) => [column.id, column]))
  const ids = columns.map(({ id }) => id)
  return mergeOrder(order, base ?? null, ids).flatMap((id) => columnById.get(id) ?? [])
}

/** What a layout becomes that keeps this column in sight no more; without the last one nothing stays frozen. */
export function unpinned(pinned: readonly ColumnId[], column: ColumnId): Pick<Layout, 'pinned' | 'loose'> {
  const rest = pinned.filter((id) => id !== column)
  return { pinned: rest, loose: rest.length === 0 }
}

/** Moves a column one place left or right among those that are shown; hidden ones keep their places beside it. */
export function moved(
  order: readonly ColumnId[],
  column: ColumnId,
  step: 1 | -1,
  shown: ReadonlySet<ColumnId> = new Set(order),
): readonly ColumnId[] {
  const from = order.indexOf(column)
  let to = from + step
  while (to >= 0 && to < order.length && !shown.has(order[to] ?? column)) to += step
  if (from < 0 || to < 0 || to >= order.length) return order
  const left = order.filter((id) => id !== column)
  left.splice(to, 0, column)
  return left
}
