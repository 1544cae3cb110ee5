import type { ChangeSetId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import { isReopened } from '../sync/heal.ts'
import { partKey } from '../sync/state.ts'
import { settledState } from './bookOutbox.ts'
import type { OutboxDisk, PartHead, StoredPart } from './outboxDisk.ts'

/**
 * Answered gestures stay this long (and this many parts of them), for undo and for a server that was restored from a
 * backup: room for a few imports of 100,000 rows.
 */
export const keepAnswered = { ms: 7 * 86_400_000, parts: 8_000 } as const
/** Parts of a gesture read at once: a large one is gone through without holding it whole. */
const partsAtOnce = 4

/** The outbox of this device as one tab knows it: which number each part has, and how far this tab has read. */
export interface Outbox {
  /** Parts that wait or need a look when the tab opened. */
  readonly first: readonly StoredPart[]
  readonly unreadable: number
  /** Those that wait or need a look now, read again. */
  reload(): Promise<readonly StoredPart[]>
  append(parts: readonly ChangePart[], at: Instant): Promise<void>
  /** Stores answers to parts that still wait here or in another tab. */
  settle(answers: readonly Answer[]): Promise<void>
  /** The person has looked at these: they are kept as answered. */
  lookedAt(keys: readonly string[]): Promise<void>
  /** What other tabs have stored since this one last read. */
  hear(): Promise<readonly ChangePart[]>
  /** Kept answered parts wait again, for a server that lacks them. Returns them in order. */
  reopen(): Promise<readonly ChangePart[]>
  /** Kept answered parts, in order, without what they say. */
  accepted(): Promise<readonly PartHead[]>
  /** The parts of a gesture, newest first, some at a time. */
  newestParts(set: ChangeSetId): AsyncGenerator<ChangePart>
  prune(now: Instant): Promise<void>
}

export async function openOutbox(disk: OutboxDisk): Promise<Outbox> {
  const { parts: first, unreadable } = await disk.load()
  const numbers = new Map<string, number>()
  let last = 0
  const know = (stored: readonly StoredPart[]) => {
    for (const { n, part } of stored) {
      numbers.set(partKey(part), n)
      last = Math.max(last, n)
    }
  }
  know(first)
  const hear = async () => {
    const fresh = (await disk.loadAfter(last)).filter(({ part }) => !numbers.has(partKey(part)))
    know(fresh)
    return fresh.flatMap(({ state, part }) => (state === 'waiting' ? [part] : []))
  }
  return {
    first,
    unreadable,
    reload: async () => {
      const { parts } = await disk.load()
      know(parts)
      return parts
    },
    append: async (parts, at) => know(await disk.append(parts, at)),
    settle: async (answers) => {
      // a part of another tab that this one has not read yet
      if (answers.some((answer) => !numbers.has(partKey(answer)))) know(await disk.loadAfter(last))
      await disk.settle(
        answers.flatMap((answer) => {
          const n = numbers.get(partKey(answer))
          if (n === undefined) return []
          const state = settledState(answer)
          const isPlain = answer.verdicts.every(({ kind }) => kind === 'accepted')
          return [{ n, state, verdicts: isPlain ? null : answer.verdicts, seq: answer.seq }]
        }),
      )
    },
    lookedAt: (keys) => disk.accept(keys.flatMap((key) => numbers.get(key) ?? [])),
    hear,
    reopen: async () => {
      const disputed = (await disk.load()).parts.filter(({ state }) => state === 'disputed')
      const answered = [...(await disk.loadAccepted()), ...disputed].sort((left, right) => left.n - right.n)
      const kept = answered.filter(({ verdicts }) => verdicts === null || isReopened(verdicts))
      know(kept)
      await disk.settle(kept.map(({ n }) => ({ n, state: 'waiting', verdicts: null, seq: null })))
      return kept.map(({ part }) => part)
    },
    accepted: () => disk.acceptedHeads(),
    newestParts: (set) => newestParts(disk, set),
    prune: async (now) => {
      const kept = await disk.acceptedHeads()
      const gone = outlived(kept, now)
      if (gone.size > 0) await disk.forget(kept.flatMap(({ n, set }) => (gone.has(set.id) ? [n] : [])))
    },
  }
}

async function* newestParts(disk: OutboxDisk, set: ChangeSetId): AsyncGenerator<ChangePart> {
  let below = Infinity
  for (;;) {
    const some = await disk.loadSetBelow(set, below, partsAtOnce)
    for (const { part } of some) yield part
    const last = some.at(-1)
    if (last === undefined) return
    below = last.part.part
  }
}

/** Gestures that are forgotten whole, oldest first: half of one could not be taken back. */
function outlived(kept: readonly PartHead[], now: Instant): ReadonlySet<ChangeSetId> {
  const gone = new Set<ChangeSetId>()
  const partsBySet = Map.groupBy(kept, ({ set }) => set.id)
  let left = kept.length
  for (const [set, parts] of partsBySet) {
    const isOld = parts.every(({ storedAt }) => now - storedAt > keepAnswered.ms)
    if (!isOld && left <= keepAnswered.parts) continue
    gone.add(set)
    left -= parts.length
  }
  return gone
}
