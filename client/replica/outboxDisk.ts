import { Dexie, type EntityTable } from 'dexie'
import { z } from 'zod'
import type { ChangeSetId, LinkId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'
import { ChangePart, ChangeSet, Verdict } from '#shared/ledger/change.ts'
import { countOf } from './gestures.ts'
import { hasInverse } from './inverse.ts'
import { runOn, type Databases } from './disk.ts'
import { takeText } from './parts.ts'

/**
 * One part of a gesture on this device, for as long as anybody may still need it:
 *
 *   waiting ──answer──► accepted ──kept a while for undo and for a server that was restored──► forgotten
 *      └─────answer──► disputed (a change of it was refused or became a proposal) ──looked at──► accepted
 */
export const StoredPart = z.object({
  /** Growing over all tabs of this device: the order in which gestures were made. */
  n: z.number().int(),
  part: ChangePart,
  state: z.enum(['waiting', 'accepted', 'disputed']),
  /** Null while it waits, and when every change of it was accepted. */
  verdicts: z.array(Verdict).readonly().nullable(),
  /** Where in the log its answer stands. */
  seq: z.number().int().nullable(),
  storedAt: Instant,
})
export type StoredPart = Readonly<z.infer<typeof StoredPart>>

/** A part without its changes: what lists and housekeeping read, however large the gesture was. */
export const PartHead = z
  .object({
    n: z.number().int(),
    set: ChangeSet,
    part: z.number().int(),
    changes: z.number().int(),
    /** Something of it was taken that can be taken back; so it is said of parts that an older version stored. */
    hasWayBack: z.boolean(),
    storedAt: Instant,
  })
  .readonly()
export type PartHead = z.infer<typeof PartHead>

type Settled = Pick<StoredPart, 'n' | 'state' | 'verdicts' | 'seq'>

/** What a person typed and nobody has answered: strict durability, in a store that a wipe of the copy leaves alone. */
export interface OutboxDisk {
  /** Whether the browser gave it a bucket of its own. */
  readonly bucket: boolean
  /** What waits or needs a look, in order; `unreadable` counts records that are no parts (kept on disk, never sent). */
  load(): Promise<{ readonly parts: readonly StoredPart[]; readonly unreadable: number }>
  /** Answered parts that are still kept, in order. */
  loadAccepted(): Promise<readonly StoredPart[]>
  /** The answered parts that are still kept, in order, without what they say. */
  acceptedHeads(): Promise<readonly PartHead[]>
  /** Some parts of one gesture, newest first, below the given place in it. */
  loadSetBelow(set: ChangeSetId, part: number, most: number): Promise<readonly StoredPart[]>
  /** Those with a number above `n`: what another tab has stored since. */
  loadAfter(n: number): Promise<readonly StoredPart[]>
  /** One transaction; the parts are safe when it resolves. Storing a part again changes nothing. */
  append(parts: readonly ChangePart[], at: Instant): Promise<readonly StoredPart[]>
  settle(settled: readonly Settled[]): Promise<void>
  /** Keeps disputed parts as answered: they were looked at. */
  accept(numbers: readonly number[]): Promise<void>
  forget(numbers: readonly number[]): Promise<void>
  close(): void
  erase(): Promise<void>
}

/** Small, because its state is written again: what the part says lies beside it and is written once. */
interface PartRecord {
  readonly n?: number
  readonly set: ChangeSetId
  readonly index: number
  readonly gesture: ChangeSet
  readonly link: LinkId | null
  readonly changes: number
  readonly hasWayBack?: boolean
  readonly state: StoredPart['state']
  readonly verdicts: StoredPart['verdicts']
  readonly seq: number | null
  readonly storedAt: Instant
}

/** The changes of a part as JSON: one text is copied to the disk a good deal faster than thousands of objects. */
interface TextRecord {
  readonly n: number
  readonly text: string
}

/** The part of `navigator` that hands out storage buckets (Chromium 122 and later). */
export interface StorageBuckets {
  open(
    name: string,
    options: { readonly durability: 'strict'; readonly persisted: boolean },
  ): Promise<{ readonly indexedDB: IDBFactory }>
}

export async function openOutboxDisk(
  name: string,
  { databases, buckets }: { readonly databases: Databases; readonly buckets: StorageBuckets | null },
): Promise<OutboxDisk> {
  const outbox = `${name}-outbox`
  const bucket = buckets === null ? null : await ownBucket(buckets)
  if (bucket === null) return outboxOn(new Dexie(outbox, options(databases)), false)
  const disk = outboxOn(new Dexie(outbox, options({ ...databases, indexedDB: bucket })), true)
  await moveFrom(outbox, databases, disk)
  return disk
}

const options = (databases: Databases) => ({ ...databases, chromeTransactionDurability: 'strict' as const })

async function ownBucket(buckets: StorageBuckets): Promise<IDBFactory | null> {
  try {
    // Bucket names are lower case letters, digits and dashes.
    return (await buckets.open('outbox', { durability: 'strict', persisted: true })).indexedDB
  } catch {
    return null // private windows and some policies refuse buckets; the ordinary store is strict too
  }
}

/** Parts written before the browser knew buckets follow into the bucket, and only then leave their old place. */
async function moveFrom(name: string, databases: Databases, disk: OutboxDisk): Promise<void> {
  // `databases()` is missing in a few browsers; those have no buckets either.
  const known = await databases.indexedDB.databases()
  if (!known.some((each) => each.name === name)) return
  const old = outboxOn(new Dexie(name, options(databases)), false)
  const { parts, unreadable } = await old.load()
  const waiting = parts.filter(({ state }) => state === 'waiting')
  for (const { part, storedAt } of waiting) await disk.append([part], storedAt)
  if (unreadable === 0) await old.erase()
  else old.close()
}

function outboxOn(db: Dexie, bucket: boolean): OutboxDisk {
  db.version(2).stores({ parts: '++n, state, &[set+index]', texts: 'n' })
  const store: OutboxTables = { parts: db.table('parts'), texts: db.table('texts') }
  const { parts, texts } = store
  const run = <T>(doing: string, work: () => PromiseLike<T>) => runOn(db, doing, work)
  const reading = <T>(doing: string, work: () => PromiseLike<T>) =>
    run(doing, () => db.transaction('r', [parts, texts], work))
  const load = (doing: string, find: () => PromiseLike<PartRecord[]>) =>
    reading(doing, async () => withTexts(store, await find()))
  return {
    bucket,
    load: async () => {
      const found = await load('read the outbox', () => parts.where('state').anyOf(['waiting', 'disputed']).sortBy('n'))
      const read = readable(found)
      return { parts: read, unreadable: found.length - read.length }
    },
    loadAccepted: async () =>
      readable(await load('read the outbox', () => parts.where('state').equals('accepted').sortBy('n'))),
    acceptedHeads: async () => {
      const found = await run('read the outbox', () => parts.where('state').equals('accepted').sortBy('n'))
      return found.flatMap(({ gesture, index, ...rest }) => {
        const isRefused = rest.verdicts?.every(({ kind }) => kind === 'refused') === true
        const hasWayBack = rest.hasWayBack !== false && !isRefused
        return PartHead.safeParse({ ...rest, set: gesture, part: index, hasWayBack }).data ?? []
      })
    },
    loadSetBelow: async (set, part, most) =>
      readable(
        await load('read a gesture', () =>
          parts.where('[set+index]').between([set, 0], [set, part]).reverse().limit(most).toArray(),
        ),
      ),
    loadAfter: async (n) => readable(await load('read the outbox', () => parts.where('n').above(n).toArray())),
    append: (fresh, at) =>
      run('write the outbox', () => db.transaction('rw', [parts, texts], () => appendTo(store, fresh, at))),
    settle: (settled) =>
      run('settle the outbox', () =>
        db.transaction('rw', parts, () =>
          Promise.all(settled.map(({ n, state, verdicts, seq }) => parts.update(n, { state, verdicts, seq }))),
        ),
      ).then(() => undefined),
    accept: (numbers) =>
      run('keep looked-at parts', () =>
        db.transaction('rw', parts, async () => {
          for (const n of numbers) await parts.update(n, { state: 'accepted' })
        }),
      ),
    forget: (numbers) =>
      run('forget answered parts', () =>
        db.transaction('rw', [parts, texts], async () => {
          await parts.bulkDelete([...numbers])
          await texts.bulkDelete([...numbers])
        }),
      ),
    close: () => db.close(),
    erase: () => db.delete(),
  }
}

interface OutboxTables {
  readonly parts: EntityTable<PartRecord, 'n'>
  readonly texts: EntityTable<TextRecord, 'n'>
}

/** Each record with its changes put back; only the doors of this file know that they lie apart. */
async function withTexts({ texts }: OutboxTables, records: readonly PartRecord[]): Promise<unknown[]> {
  const found = await texts.bulkGet(records.flatMap(({ n }) => n ?? []))
  return records.map(({ gesture, index, link, ...rest }, place) => {
    const changes = parsed(found[place]?.text ?? '')
    return { ...rest, part: { set: gesture, part: index, changes, link } }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // counted as unreadable by the schema
  }
}

const readable = (records: readonly unknown[]): StoredPart[] =>
  records.flatMap((record) => StoredPart.safeParse(record).data ?? [])

async function appendTo(
  { parts, texts }: OutboxTables,
  fresh: readonly ChangePart[],
  at: Instant,
): Promise<StoredPart[]> {
  const [first, last] = [fresh[0], fresh.at(-1)]
  if (first === undefined || last === undefined) return []
  // A transaction run again after a lost connection finds what the first run may have left.
  const before = await parts
    .where('[set+index]')
    .between([first.set.id, first.part], [last.set.id, last.part], true, true)
    .toArray()
  const known = new Map(before.map(({ index, n }) => [index, n]))
  const lacking = fresh.filter(({ part }) => known.get(part) === undefined)
  const numbers = await parts.bulkAdd(
    lacking.map((part) => recordOf(part, at)),
    { allKeys: true },
  )
  for (const [place, { part }] of lacking.entries()) known.set(part, numbers[place])
  const stored = fresh.map((part): StoredPart => {
    const n = known.get(part.part)
    if (n === undefined) throw new Outage('number a part of the outbox')
    return { n, part, state: 'waiting', verdicts: null, seq: null, storedAt: at }
  })
  await texts.bulkPut(stored.map(({ n, part }) => ({ n, text: takeText(part) })))
  return stored
}

const recordOf = ({ set, part, changes, link }: ChangePart, at: Instant): PartRecord => ({
  set: set.id,
  index: part,
  gesture: set,
  link,
  changes: countOf(set.kind, changes),
  hasWayBack: changes.some(hasInverse),
  state: 'waiting',
  verdicts: null,
  seq: null,
  storedAt: at,
})
