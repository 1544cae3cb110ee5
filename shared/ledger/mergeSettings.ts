import { isSameData } from './column.ts'
import type { Settings } from './company.ts'

/**
 * The settings once somebody made `now` of `was`: what he changed is as he wants it, what others changed meanwhile
 * stays. Of lists, too, what one added or took away leaves alone what the other did. Without `was` all is as he wants it.
 */
export function mergeSettings(
  present: Settings,
  { was, now }: { readonly was?: Settings | undefined; readonly now: Settings },
): Settings {
  return was === undefined ? now : (merged(was, now, present) as Settings) // its parts come from three settings
}

function merged(was: unknown, now: unknown, present: unknown): unknown {
  if (isSameData(was, now)) return present
  if (isSameData(was, present)) return now
  if (isList(now) && isList(present)) return mergedList(isList(was) ? was : [], now, present)
  if (isRecord(now) && isRecord(present)) return mergedRecord(isRecord(was) ? was : {}, now, present)
  return now
}

function mergedRecord(was: Facts, now: Facts, present: Facts): Facts {
  const keys = new Set([...Object.keys(present), ...Object.keys(now)])
  const entries = [...keys].map((key) => [key, merged(was[key], now[key], present[key])] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** In the order of `now`; what others added comes last. */
function mergedList(was: readonly unknown[], now: readonly unknown[], present: readonly unknown[]): readonly unknown[] {
  const [before, theirs, mine] = [was, present, now].map(byName) as [Named, Named, Named]
  const kept = [...mine].flatMap(([name, item]) => {
    const isGone = before.has(name) && !theirs.has(name)
    if (isGone) return isSameData(before.get(name), item) ? [] : [item]
    return theirs.has(name) ? [merged(before.get(name), item, theirs.get(name))] : [item]
  })
  return [...kept, ...[...theirs].flatMap(([name, item]) => (before.has(name) || mine.has(name) ? [] : [item]))]
}

type Facts = Readonly<Record<string, unknown>>
type Named = ReadonlyMap<string, unknown>

/** A pool is known by its id, a territory by its place, everything else by what it is. */
const byName = (items: readonly unknown[]): Named => new Map(items.map((item) => [nameOf(item), item]))

function nameOf(item: unknown): string {
  const name = isRecord(item) ? (item['id'] ?? item['area']) : item
  return typeof name === 'string' ? name : JSON.stringify(item)
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isRecord = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !isList(value)
