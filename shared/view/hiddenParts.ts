import type { ColumnId } from '../base/id.ts'
import { isGroup, type Condition, type Filter } from './filter.ts'
import type { Layout } from './layout.ts'
import type { Tint } from './tint.ts'
import type { View } from './view.ts'

/** Columns that are not there for somebody. */
export type Hidden = ReadonlySet<ColumnId>

/**
 * The view as one sees it for whom these columns are not there: nothing of it names them, holds a value to compare
 * them with, or depends on them. The same view when it speaks of none of them.
 */
export function viewWithout(view: View, hidden: Hidden): View {
  const { layout } = view
  const seen = layoutWithout(layout, hidden)
  if (seen === layout) return view
  return lacksWork(layout, seen) ? { ...view, layout: seen, partial: true } : { ...view, layout: seen }
}

/** The layout without what speaks of these columns; the same layout when nothing does. */
export function layoutWithout(layout: Layout, hidden: Hidden): Layout {
  const isSeen = (column: ColumnId) => !hidden.has(column)
  const ofSeen = ({ column }: { readonly column: ColumnId }) => isSeen(column)
  const seen: Layout = {
    ...layout,
    order: only(layout.order, isSeen),
    ...(layout.base === undefined ? {} : { base: only(layout.base, isSeen) }),
    widths: onlyKeys(layout.widths, isSeen),
    hidden: onlyKeys(layout.hidden, isSeen),
    pinned: only(layout.pinned, isSeen),
    sort: only(layout.sort, ofSeen),
    groups: only(layout.groups, ofSeen),
    filter: filterWithout(layout.filter, hidden) ?? { ...layout.filter, of: [] },
    quick: onlyKeys(layout.quick, isSeen),
    totals: onlyKeys(layout.totals, isSeen),
    tints: only(layout.tints, (tint) => isTintSeen(tint, hidden)),
    scales: only(layout.scales, ofSeen),
  }
  const keys = Object.keys(layout) as (keyof Layout)[] // of an object made by the schema
  return keys.every((key) => seen[key] === layout[key]) ? layout : seen
}

/** The filter without conditions on these columns; null when it held nothing else. The same filter when it has none. */
export function filterWithout(filter: Filter, hidden: Hidden): Filter | null {
  const of = filter.of.flatMap((part) => partWithout(part, hidden) ?? [])
  if (of.length === filter.of.length && of.every((part, place) => part === filter.of[place])) return filter
  return of.length === 0 ? null : { ...filter, of }
}

/** One part of a filter without these columns; null when nothing of it is left. */
export const partWithout = (part: Condition | Filter, hidden: Hidden): Condition | Filter | null =>
  isGroup(part) ? filterWithout(part, hidden) : isConditionSeen(part, hidden) ? part : null

/** A rule of which any part is not there would colour other rows than it says: it is not there as a whole. */
export const isTintSeen = ({ when, column }: Tint, hidden: Hidden): boolean =>
  (column === null || !hidden.has(column)) && filterWithout(when, hidden) === when

function isConditionSeen(condition: Condition, hidden: Hidden): boolean {
  if ('other' in condition && condition.other !== null && hidden.has(condition.other)) return false
  return !hidden.has(condition.column)
}

/** Which rows there are, their order or their colours differ: where columns stand is no loss. */
const lacksWork = (whole: Layout, seen: Layout): boolean =>
  (['sort', 'groups', 'filter', 'quick', 'totals', 'tints', 'scales'] as const).some((key) => whole[key] !== seen[key])

function only<T>(list: readonly T[], isSeen: (item: T) => boolean): readonly T[] {
  return list.every(isSeen) ? list : list.filter(isSeen)
}

function onlyKeys<T>(byColumn: Readonly<Record<ColumnId, T>>, isSeen: (column: ColumnId) => boolean) {
  const entries = Object.entries(byColumn) as [ColumnId, T][] // the keys of the schema
  if (entries.every(([column]) => isSeen(column))) return byColumn
  return Object.fromEntries(entries.filter(([column]) => isSeen(column))) as Record<ColumnId, T>
}
