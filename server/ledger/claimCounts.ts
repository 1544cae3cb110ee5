import type { MemberId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import type { PartWork } from './partWork.ts'

const keyOf = (member: MemberId) => `claims/${member}`

/** `2026-11-22 3`: how many, on which day of the company's. */
function claimedToday(part: PartWork, member: MemberId): number {
  const [day, count] = (part.books.tx.meta(keyOf(member)) ?? '').split(' ')
  return day === dayOf(part.at, part.company.settings.zoneMinutes) ? Number(count) : 0
}

/** What the pool's rules ask about a claimant, read only when a rule asks. */
export const claimCounts = (part: PartWork, member: MemberId) => ({
  claimedToday: () => claimedToday(part, member),
  owned: () => part.books.tx.countCustomers({ kind: 'own', member }),
})

/** One more today; stands in the same transaction as the claim. */
export function countClaim(part: PartWork, member: MemberId): void {
  if (part.company.settings.pool?.claimsPerDay === undefined) return
  const day = dayOf(part.at, part.company.settings.zoneMinutes)
  part.books.tx.setMeta(keyOf(member), `${day} ${claimedToday(part, member) + 1}`)
}
