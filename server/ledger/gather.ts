/**
 * While changes keep coming, commits stand this far apart: one fsync, and one frame to everybody, serves all who wrote
 * in between. A person sees no difference below 50 ms; the one who writes after a quiet spell waits for nothing.
 */
export const gatherMs = 40
/** So many parts are worth an fsync of their own. */
export const gatherParts = 128

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
