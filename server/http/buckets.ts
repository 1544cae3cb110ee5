import type { Instant } from '#shared/base/instant.ts'

/** How much at once, and how fast it comes back. */
export interface BucketSize {
  readonly burst: number
  readonly perSecond: number
}

/** Token buckets by key (an address, an account). Full buckets are forgotten, so memory follows the busy ones. */
export interface Buckets {
  /** 0: taken. Otherwise how long to wait for the next one. */
  take(key: string): number
}

export function createBuckets({ burst, perSecond }: BucketSize, now: () => Instant): Buckets {
  const byKey = new Map<string, { tokens: number; at: Instant }>()
  const fullAfterMs = (burst / perSecond) * 1000
  let sweptAt = now()

  const sweep = (at: Instant) => {
    if (at - sweptAt < fullAfterMs) return
    sweptAt = at
    for (const [key, bucket] of byKey) if (at - bucket.at >= fullAfterMs) byKey.delete(key)
  }

  return {
    take: (key) => {
      const at = now()
      sweep(at)
      const bucket = byKey.get(key) ?? { tokens: burst, at }
      const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
      const taken = tokens >= 1
      byKey.set(key, { tokens: taken ? tokens - 1 : tokens, at })
      return taken ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000)
    },
  }
}
