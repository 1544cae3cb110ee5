import { z } from 'zod'
import { PoolId, type CustomerId, type MemberId } from '#shared/base/id.ts'
import { Day, dayOf } from '#shared/base/instant.ts'
import type { Company } from '#shared/ledger/company.ts'
import { takesPlace } from '#shared/ownership/capacity.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { poolOfOwner } from '#shared/ownership/poolOf.ts'
import type { ClaimedToday } from '#shared/ownership/claimLimit.ts'
import type { Reader, StoredCustomer } from '../store/store.ts'
import type { PartWork } from './partWork.ts'

/** What somebody claimed on a day of the company's, pool by pool. */
const Claims = z.object({
  day: Day,
  byPool: z.record(PoolId, z.number().int()),
  /** Claims of this day that were taken back. */
  undone: z.number().int().default(0),
})
type Claims = z.infer<typeof Claims>

const keyOf = (member: MemberId) => `claims/${member}`

/** What he claimed on this day. */
export function claimedToday(read: Pick<Reader, 'meta'>, member: MemberId, day: Day): ClaimedToday {
  const { byPool } = claimsOf(read, member, day)
  return (pool) => (pool === null ? Object.values(byPool).reduce((sum, count) => sum + count, 0) : (byPool[pool] ?? 0))
}

/** What the pool's rules ask about a claimant, read only when a rule asks. */
export const claimCounts = (part: PartWork, member: MemberId) => ({
  claimedToday: ((pool) => claimedToday(part.books.tx, member, todayOf(part))(pool)) satisfies ClaimedToday,
  held: (most: number) => heldUpTo({ read: part.books.tx, company: part.company }, member, most),
})

/** How many customers of his take a place, looked at one by one only where all of his are too many. */
export function heldUpTo(
  { read, company }: { readonly read: Reader; readonly company: Company },
  member: MemberId,
  most: number,
): number {
  const own = { kind: 'own', member } as const
  const all = read.countCustomers(own)
  if (all < most) return all
  let held = 0
  let after: CustomerId | null = null
  for (;;) {
    const page: readonly StoredCustomer[] = read.customers(own, after, pageSize)
    for (const { envelope } of page) {
      const [row] = envelope.removed === undefined ? read.rows('customers', envelope.customer) : []
      if (row !== undefined && takesPlace(company, row)) held += 1
      if (held >= most) return held
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return held
    after = last.envelope.customer
  }
}

const pageSize = 500

/** One more today, out of that pool; stands in the same transaction as the claim. */
export function countClaim(part: PartWork, member: MemberId, pool: PoolId): void {
  const claims = claimsOf(part.books.tx, member, todayOf(part))
  put(part, member, { ...claims, byPool: { ...claims.byPool, [pool]: (claims.byPool[pool] ?? 0) + 1 } })
}

/** Claims a day that may be taken back and made anew: who looks at one after the other is not spared his limit. */
const mostUndone = 5

/** The claim that brought him this customer is taken back on its day: it counts no more. */
export function uncountClaim(part: PartWork, member: MemberId, envelope: Envelope): void {
  const claim = part.entries.find(({ seq }) => seq === envelope.epoch) ?? part.books.tx.logAt(envelope.epoch)
  if (claim?.actor !== member || claim.body.kind !== 'hands' || claim.body.why === 'assign') return
  const { before } = claim.body.hands
  const pool = before === null ? null : poolOfOwner(part.company.settings, before.owner)
  const day = todayOf(part)
  if (pool === null || dayOf(claim.at, part.company.settings.zoneMinutes) !== day) return
  const claims = claimsOf(part.books.tx, member, day)
  const count = claims.byPool[pool.id] ?? 0
  if (count === 0 || claims.undone >= mostUndone) return
  put(part, member, { ...claims, byPool: { ...claims.byPool, [pool.id]: count - 1 }, undone: claims.undone + 1 })
}

const put = (part: PartWork, member: MemberId, claims: Claims): void =>
  part.books.tx.setMeta(keyOf(member), JSON.stringify(claims))

/** Another day's claims, and what an older version counted, are none of today's. */
function claimsOf(read: Pick<Reader, 'meta'>, member: MemberId, day: Day): Claims {
  const none = { day, byPool: {}, undone: 0 }
  const text = read.meta(keyOf(member))
  if (text?.startsWith('{') !== true) return none
  const known = Claims.safeParse(JSON.parse(text))
  return known.success && known.data.day === day ? known.data : none
}

const todayOf = ({ at, company }: PartWork): Day => dayOf(at, company.settings.zoneMinutes)
