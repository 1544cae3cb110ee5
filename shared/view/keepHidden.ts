import type { ColumnId } from '../base/id.ts'
import { isSameData } from '../ledger/column.ts'
import { isGroup, type Condition, type Filter } from './filter.ts'
import { isTintSeen, layoutWithout, partWithout, type Hidden } from './hiddenParts.ts'
import type { Layout } from './layout.ts'

/**
 * What somebody made of a layout who saw it without these columns, with everything of `present` that speaks of them
 * still in its place: nobody throws away what he did not see.
 */
export function keepHidden(present: Layout, made: Layout, hidden: Hidden): Layout {
  const now = layoutWithout(made, hidden)
  if (layoutWithout(present, hidden) === present) return now
  const isSeen = (column: ColumnId) => !hidden.has(column)
  const ofSeen = ({ column }: { readonly column: ColumnId }) => isSeen(column)
  return {
    ...now,
    order: keepIn(present.order, now.order, isSeen, isSameData),
    ...(now.base === undefined ? {} : { base: keepIn(present.base ?? [], now.base, isSeen, isSameData) }),
    widths: { ...keysOf(present.widths, hidden), ...now.widths },
    hidden: { ...keysOf(present.hidden, hidden), ...now.hidden },
    pinned: keepIn(present.pinned, now.pinned, isSeen, isSameData),
    sort: keepIn(present.sort, now.sort, ofSeen, ofOneColumn),
    groups: keepIn(present.groups, now.groups, ofSeen, ofOneColumn),
    filter: keepInFilter(present.filter, now.filter, hidden),
    quick: { ...keysOf(present.quick, hidden), ...now.quick },
    totals: { ...keysOf(present.totals, hidden), ...now.totals },
    tints: keepIn(present.tints, now.tints, (tint) => isTintSeen(tint, hidden), isSameData),
    scales: keepIn(present.scales, now.scales, ofSeen, ofOneColumn),
  }
}

const ofOneColumn = (one: { readonly column: ColumnId }, other: { readonly column: ColumnId }): boolean =>
  one.column === other.column

/** What was not seen stands after what it stood after, in its own order; at the front when nothing of that is left. */
function keepIn<T>(
  present: readonly T[],
  now: readonly T[],
  isSeen: (item: T) => boolean,
  isAlike: (one: T, other: T) => boolean,
): readonly T[] {
  const kept = [...now]
  let [place, least] = [0, 0]
  for (const item of present) {
    if (isSeen(item)) {
      const found = kept.findIndex((each) => isAlike(each, item))
      if (found >= 0) place = found + 1
    } else {
      kept.splice(Math.max(place, least), 0, item)
      place = least = Math.max(place, least) + 1
    }
  }
  return kept
}

type Part = Condition | Filter

function keepInFilter(present: Filter, now: Filter, hidden: Hidden): Filter {
  const taken = new Set<Part>()
  const seen = present.of.map((part) => partWithout(part, hidden))
  const mates = present.of.map((part, place) => {
    const mate = now.of.find((each) => !taken.has(each) && isSameData(each, seen[place]))
    if (mate !== undefined) taken.add(mate)
    return { part, seen: seen[place] ?? null, mate }
  })
  let of = [...now.of]
  let [place, least] = [0, 0]
  for (const { part, seen: shown, mate: same } of mates) {
    // a group that he changed is the one that nothing else became; a condition is known by its column
    const mate = same ?? now.of.find((each) => !taken.has(each) && mayBe(part, each))
    if (shown !== null && mate !== undefined) {
      taken.add(mate)
      place = of.indexOf(mate) + 1
      if (isGroup(part) && isGroup(mate)) of = of.with(place - 1, keepInFilter(part, mate, hidden))
      continue
    }
    const rest = shown === null ? part : unseenOf(part, hidden)
    if (rest === null) continue
    of.splice(Math.max(place, least), 0, rest)
    place = least = Math.max(place, least) + 1
  }
  return { ...now, of }
}

const mayBe = (part: Part, now: Part): boolean =>
  isGroup(part) ? isGroup(now) : !isGroup(now) && part.column === now.column

/** What of a part that he took away he did not see. */
function unseenOf(part: Part, hidden: Hidden): Part | null {
  const seen = partWithout(part, hidden)
  if (seen === part) return null
  if (seen === null || !isGroup(part)) return part
  return { ...part, of: part.of.flatMap((each) => unseenOf(each, hidden) ?? []) }
}

function keysOf<T>(byColumn: Readonly<Record<ColumnId, T>>, hidden: Hidden): Record<ColumnId, T> {
  const entries = Object.entries(byColumn) as [ColumnId, T][] // the keys of the schema
  return Object.fromEntries(entries.filter(([column]) => hidden.has(column))) as Record<ColumnId, T>
}
