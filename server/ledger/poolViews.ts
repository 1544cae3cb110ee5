import { z } from 'zod'
import { CustomerId, type MemberId } from '#shared/base/id.ts'
import { Day } from '#shared/base/instant.ts'
import type { Pool } from '#shared/ownership/pool.ts'
import type { Reader, WriteTx } from '../store/store.ts'

/** What somebody looked at in a pool on a day of the company's: as many names as its limit, never more. */
const Views = z.object({ day: Day, seen: z.array(CustomerId) })

const keyOf = (member: MemberId, pool: Pool) => `views/${member}/${pool.id}`

/** A person's cards of one day in one pool whose cards are limited. */
export interface PoolViews {
  readonly seen: ReadonlySet<CustomerId>
  /** Shown now for the first time today. */
  add(customer: CustomerId): void
  /** Something was added: it must be stored. */
  readonly grew: boolean
  store(tx: WriteTx): void
}

export function openViews(read: Reader, member: MemberId, pool: Pool, day: Day): PoolViews {
  const text = read.meta(keyOf(member, pool))
  const known = text === null ? null : Views.safeParse(JSON.parse(text))
  const seen = new Set(known?.success === true && known.data.day === day ? known.data.seen : [])
  const before = seen.size
  return {
    seen,
    add: (customer) => void seen.add(customer),
    get grew() {
      return seen.size > before
    },
    store: (tx) => tx.setMeta(keyOf(member, pool), JSON.stringify({ day, seen: [...seen] })),
  }
}
