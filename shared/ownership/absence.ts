import type { MemberId } from '../base/id.ts'
import type { Company } from '../ledger/company.ts'

/** Who is passed over when customers are shared out: those marked so, and those for whom somebody stands in today. */
export function awayNow({ members, settings }: Company): ReadonlySet<MemberId> {
  const away = new Set(settings.sharing?.away)
  for (const { id, standIn } of members.values()) if (standIn?.active === true) away.add(id)
  return away
}

/** Who stands in for him today and is there himself, or null. */
export function standInOf(company: Company, member: MemberId): MemberId | null {
  const standIn = company.members.get(member)?.standIn
  if (standIn?.active !== true) return null
  const other = company.members.get(standIn.member)
  return other === undefined || other.left === true || awayNow(company).has(other.id) ? null : other.id
}
