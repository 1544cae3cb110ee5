import { isSameData } from './column.ts'
import { Settings } from './company.ts'

/**
 * The settings once somebody made `now` of `was`: what he changed is as he wants it, what others changed meanwhile
 * stays. Of lists, too, what one added or took away leaves alone what the other did. Without `was` all is as he wants it.
 */
export function mergeSettings(
  present: Settings,
  { was, now }: { readonly was?: Settings | undefined; readonly now: Settings },
): Settings {
  return was === undefined ? now : (merged({ was, now, present }, 'mine') as Settings) // its parts come from three settings
}

/** The settings once `now` is made `was` again: only what still stands as it was set; a colleague's later word stays. */
export function settingsBack(
  present: Settings,
  { was, now }: { readonly was: Settings; readonly now: Settings },
): Settings {
  const back = Settings.safeParse(merged({ was: now, now: was, present }, 'theirs'))
  // half of what belongs together cannot go
  return back.success ? back.data : present
}

interface Three<T> {
  readonly was: T
  readonly now: T
  readonly present: T
}

/** Whose word counts where both changed the same. */
type Wins = 'mine' | 'theirs'

/** One value of three, whatever it is made of: see `mergeSettings`. */
export function merged({ was, now, present }: Three<unknown>, wins: Wins): unknown {
  if (isSameData(was, now)) return present
  if (isSameData(was, present)) return now
  if (isList(now) && isList(present)) return mergedList({ was: isList(was) ? was : [], now, present }, wins)
  if (isRecord(now) && isRecord(present)) return mergedRecord({ was: isRecord(was) ? was : {}, now, present }, wins)
  if (wins === 'mine') return now
  // it was not there before: what others put into it since stays, the rest goes
  if (now === undefined && isList(present) && isList(was)) return someOf(mergedList({ was, now: [], present }, wins))
  if (now === undefined && isRecord(present) && isRecord(was))
    return someOf(mergedRecord({ was, now: {}, present }, wins))
  return present
}

const someOf = (left: Facts | readonly unknown[]) => (Object.keys(left).length === 0 ? undefined : left)

function mergedRecord({ was, now, present }: Three<Facts>, wins: Wins): Facts {
  const keys = new Set([...Object.keys(present), ...Object.keys(now)])
  const of = (key: string) => merged({ was: was[key], now: now[key], present: present[key] }, wins)
  return Object.fromEntries([...keys].map((key) => [key, of(key)] as const).filter(([, value]) => value !== undefined))
}

/** In the order of `now`; what others added comes last. */
function mergedList({ was, now, present }: Three<readonly unknown[]>, wins: Wins): readonly unknown[] {
  const [before, theirs, mine] = [was, present, now].map(byName) as [Named, Named, Named]
  const kept = [...mine].flatMap(([name, item]) => {
    const isGone = before.has(name) && !theirs.has(name)
    if (isGone) return wins === 'theirs' || isSameData(before.get(name), item) ? [] : [item]
    return theirs.has(name) ? [merged({ was: before.get(name), now: item, present: theirs.get(name) }, wins)] : [item]
  })
  const added = [...theirs].flatMap(([name, item]) => {
    if (mine.has(name)) return []
    // one that I took away, and they changed since
    const isTheirs = !before.has(name) || (wins === 'theirs' && !isSameData(before.get(name), item))
    return isTheirs ? [item] : []
  })
  return [...kept, ...added]
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
