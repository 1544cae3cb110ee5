/**
 * While changes keep coming, commits stand this far apart: one fsync serves all who wrote in between. Answers and news
 * are told every 16 ms at most (`socket/hub.ts`), so hardly anybody waits longer for it.
 */
export const gatherMs = 5
/** So many parts are worth an fsync of their own. */
export const gatherParts = 64

/** When the open turn is made durable: at once after a quiet spell or when it is full, together with others while busy. */
export function gatherCommits(now: () => number): (commit: () => void, isFull?: boolean) => void {
  let committedAt = Number.NEGATIVE_INFINITY
  return (commit, isFull = false) => {
    const run = () => {
      committedAt = now()
      commit()
    }
    const quietMs = now() - committedAt
    // a clock that was set back must not hold anybody up
    if (isFull || quietMs >= gatherMs || quietMs < 0) setImmediate(run)
    else setTimeout(run, gatherMs - quietMs)
  }
}
