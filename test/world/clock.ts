/** The world's time: it passes when told, and runs what is due. */
export interface Clock {
  readonly now: () => number
  /** Runs `work` once after `ms`; the answer cancels it. */
  after(ms: number, work: () => void): () => void
  pass(ms: number): void
}

export function createClock(start: number): Clock {
  let now = start
  let timers: { readonly at: number; readonly n: number; readonly work: () => void }[] = []
  let count = 0
  return {
    now: () => now,
    after(ms, work) {
      const timer = { at: now + ms, n: count, work }
      count += 1
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    pass(ms) {
      const until = now + ms
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at || a.n - b.n)
        if (next === undefined) break
        timers = timers.filter((each) => each !== next)
        now = Math.max(now, next.at)
        next.work()
      }
      now = until
    },
  }
}
