import type { Instant } from '#shared/base/instant.ts'

/** A token bucket: so much at once, so much a second afterwards. */
export interface Bucket {
  /** Takes `amount` if it is there. */
  take(at: Instant, amount?: number): boolean
  /** Until `amount` will be there. */
  waitMs(at: Instant, amount?: number): number
}

export function createBucket(perSecond: number, burst: number): Bucket {
  let tokens = burst
  let filledAt: Instant | null = null

  const fill = (at: Instant) => {
    // a clock that went backwards gives nothing and takes nothing
    if (filledAt !== null && at > filledAt) tokens = Math.min(burst, tokens + ((at - filledAt) * perSecond) / 1000)
    filledAt = at
  }

  return {
    take(at, amount = 1) {
      fill(at)
      if (tokens < amount) return false
      tokens -= amount
      return true
    },
    waitMs(at, amount = 1) {
      fill(at)
      return Math.max(0, Math.ceil(((Math.min(amount, burst) - tokens) * 1000) / perSecond))
    },
  }
}
