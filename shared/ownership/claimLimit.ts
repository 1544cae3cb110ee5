import type { PoolId } from '../base/id.ts'
import type { Settings } from '../ledger/company.ts'
import type { Pool } from './pool.ts'

/** How many customers somebody claimed today: from one pool, or (null) from all of them. */
export type ClaimedToday = (pool: PoolId | null) => number

/** What is left of somebody's claims of today. `pool`: the limit is that pool's own. */
export interface ClaimsLeft {
  readonly left: number
  readonly limit: number
  readonly pool?: PoolId
}

/** By the company's limit and the pool's, whichever is used up first; null: nothing limits him. */
export function claimsLeft(settings: Settings, pool: Pool, claimed: ClaimedToday): ClaimsLeft | null {
  const company = remaining(settings.pool?.claimsPerDay, () => claimed(null))
  const own = remaining(pool.claimsPerDay, () => claimed(pool.id))
  if (own === null || (company !== null && company.left <= own.left)) return company
  return { ...own, pool: pool.id }
}

const remaining = (limit: number | undefined, claimed: () => number): ClaimsLeft | null =>
  limit === undefined ? null : { limit, left: Math.max(0, limit - claimed()) }
