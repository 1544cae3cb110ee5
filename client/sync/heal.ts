import type { Verdict } from '#shared/ledger/change.ts'

/**
 * A server restored from a backup has another log, or one that has not reached our cursor: it lacks what it accepted
 * since. Nothing here is wiped. Every kept part that had any effect is queued again in front, in its first order, and
 * sent by its old name: where the backup knows it, it returns the stored answer; where not, it is decided anew, as
 * a change made offline, so that it overwrites nothing newer. Refused parts had no effect and are not sent again.
 * A copy that was wiped cannot tell whether the server was restored: it sends them again too, which is harmless.
 */
export const isReopened = (verdicts: readonly Verdict[]): boolean => verdicts.some(({ kind }) => kind !== 'refused')
