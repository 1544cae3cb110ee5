import type { Answer } from '#shared/ledger/change.ts'
import type { AnsweredPart } from './state.ts'

/** How long and how much of what was answered stays in the outbox store. */
export const keptAnswered = { ms: 14 * 86_400_000, bytes: 64 * 1024 * 1024 } as const

/**
 * A server restored from a backup has another log, or one that has not reached our cursor: it lacks what it accepted
 * since. Nothing here is wiped. Every kept part that had any effect is queued again in front, in its first order, and
 * sent by its old name: where the backup knows it, it returns the stored answer; where not, it is decided anew, as
 * a change made offline, so that it overwrites nothing newer. Refused parts had no effect and are not sent again.
 */
export const isReopened = (answer: Answer): boolean => answer.verdicts.some(({ kind }) => kind !== 'refused')

/** Of the answered parts, oldest first, those that may be forgotten at `now`. */
export function outlived<Part extends Pick<AnsweredPart, 'bytes' | 'answeredAt'>>(
  answered: readonly Part[],
  now: number,
): readonly Part[] {
  let bytes = 0
  const kept = new Set<Part>()
  for (const part of [...answered].reverse()) {
    bytes += part.bytes
    if (bytes > keptAnswered.bytes || now - part.answeredAt > keptAnswered.ms) break
    kept.add(part)
  }
  return answered.filter((part) => !kept.has(part))
}
