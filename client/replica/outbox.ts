import type { ChangeSetId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import { isReopened } from '../sync/heal.ts'
import { partKey } from '../sync/state.ts'
import { settledState } from './bookOutbox.ts'
import type { OutboxDisk, StoredPart } from './outboxDisk.ts'

/** Answered parts stay this long (and this many), for undo and for a server that was restored from a backup. */
export const keepAnswered = { ms: 7 * 86_400_000, parts: 2_000 } as const

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
  accepted(): Promise<readonly StoredPart[]>
  partsOf(set: ChangeSetId): Promise<readonly ChangePart[]>
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
          return [{ n, state: settledState(answer), verdicts: answer.verdicts, seq: answer.seq }]
        }),
      )
    },
    lookedAt: (keys) => disk.accept(keys.flatMap((key) => numbers.get(key) ?? [])),
    hear,
    reopen: async () => {
      const disputed = (await disk.load()).parts.filter(({ state }) => state === 'disputed')
      const answered = [...(await disk.loadAccepted()), ...disputed].sort((left, right) => left.n - right.n)
      const kept = answered.filter(({ verdicts }) => isReopened(verdicts ?? []))
      know(kept)
      await disk.settle(kept.map(({ n }) => ({ n, state: 'waiting', verdicts: null, seq: null })))
      return kept.map(({ part }) => part)
    },
    accepted: () => disk.loadAccepted(),
    partsOf: async (set) => (await disk.loadSet(set)).map(({ part }) => part),
    prune: async (now) => {
      const kept = await disk.loadAccepted()
      const tooMany = Math.max(0, kept.length - keepAnswered.parts)
      const old = kept.filter(({ storedAt }, place) => place < tooMany || now - storedAt > keepAnswered.ms)
      if (old.length > 0) await disk.forget(old.map(({ n }) => n))
    },
  }
}
