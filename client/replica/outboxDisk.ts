import { Dexie, type EntityTable } from 'dexie'
import { z } from 'zod'
import type { ChangeSetId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'
import { ChangePart, Verdict } from '#shared/ledger/change.ts'
import { runOn, type Databases } from './disk.ts'

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
  verdicts: z.array(Verdict).readonly().nullable(),
  /** Where in the log its answer stands. */
  seq: z.number().int().nullable(),
  storedAt: Instant,
})
export type StoredPart = Readonly<z.infer<typeof StoredPart>>

type Settled = Pick<StoredPart, 'n' | 'state' | 'verdicts' | 'seq'>

/** What a person typed and nobody has answered: strict durability, in a store that a wipe of the copy leaves alone. */
export interface OutboxDisk {
  /** Whether the browser gave it a bucket of its own. */
  readonly bucket: boolean
  /** What waits or needs a look, in order; `unreadable` counts records that are no parts (kept on disk, never sent). */
  load(): Promise<{ readonly parts: readonly StoredPart[]; readonly unreadable: number }>
  /** Answered parts that are still kept, in order. */
  loadAccepted(): Promise<readonly StoredPart[]>
  /** All parts of one gesture, in order. */
  loadSet(set: ChangeSetId): Promise<readonly StoredPart[]>
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

interface PartRecord extends Omit<StoredPart, 'n'> {
  readonly n?: number
  readonly set: ChangeSetId
  readonly index: number
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
  db.version(1).stores({ parts: '++n, state, &[set+index]' })
  const parts: EntityTable<PartRecord, 'n'> = db.table('parts')
  const run = <T>(doing: string, work: () => PromiseLike<T>) => runOn(db, doing, work)
  return {
    bucket,
    load: async () => {
      const records = await run('read the outbox', () =>
        parts.where('state').anyOf(['waiting', 'disputed']).sortBy('n'),
      )
      const read = partsOf(records)
      return { parts: read, unreadable: records.length - read.length }
    },
    loadAccepted: async () =>
      partsOf(await run('read the outbox', () => parts.where('state').equals('accepted').sortBy('n'))),
    loadSet: async (set) =>
      partsOf(
        await run('read a gesture', () =>
          parts.where('[set+index]').between([set, 0], [set, Infinity]).sortBy('index'),
        ),
      ),
    loadAfter: async (n) => {
      const records = await run('read the outbox', () => parts.where('n').above(n).toArray())
      return partsOf(records)
    },
    append: (fresh, at) => run('write the outbox', () => db.transaction('rw', parts, () => appendTo(parts, fresh, at))),
    settle: (settled) =>
      run('settle the outbox', () =>
        db.transaction('rw', parts, async () => {
          for (const { n, state, verdicts, seq } of settled) await parts.update(n, { state, verdicts, seq })
        }),
      ),
    accept: (numbers) =>
      run('keep looked-at parts', () =>
        db.transaction('rw', parts, async () => {
          for (const n of numbers) await parts.update(n, { state: 'accepted' })
        }),
      ),
    forget: (numbers) => run('forget answered parts', () => parts.bulkDelete([...numbers])),
    close: () => db.close(),
    erase: () => db.delete(),
  }
}

const partsOf = (records: readonly PartRecord[]): StoredPart[] =>
  records.flatMap((record) => StoredPart.safeParse(record).data ?? [])

async function appendTo(
  parts: EntityTable<PartRecord, 'n'>,
  fresh: readonly ChangePart[],
  at: Instant,
): Promise<StoredPart[]> {
  const first = fresh[0]
  if (first === undefined) return []
  const stored: StoredPart[] = []
  // A transaction run again after a lost connection finds what the first run may have left.
  const before = await parts.where('[set+index]').between([first.set.id, 0], [first.set.id, Infinity]).toArray()
  for (const part of fresh) {
    const known = before.find(({ index }) => index === part.part)
    const record = { part, state: 'waiting' as const, verdicts: null, seq: null, storedAt: at }
    const n = known?.n ?? (await parts.add({ ...record, set: part.set.id, index: part.part }))
    if (n === undefined) throw new Outage('number a part of the outbox')
    stored.push({ n, ...record })
  }
  return stored
}
