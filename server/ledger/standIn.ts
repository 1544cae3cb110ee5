import { dayOf, type Day } from '#shared/base/instant.ts'
import type { Member, StandIn } from '#shared/ledger/company.ts'
import type { PartWork } from './partWork.ts'

/** The person as he was put, with his stand-in counted by the server's day; null when nobody can stand in like that. */
export function withStandIn(part: PartWork, now: Member): Member | null {
  const { standIn } = now
  if (standIn === undefined) return now
  const other = part.company.members.get(standIn.member)
  const isPossible = other !== undefined && other.left !== true && other.id !== now.id && standIn.from <= standIn.until
  if (!isPossible) return null
  const today = dayOf(part.at, part.company.settings.zoneMinutes)
  return { ...now, standIn: { ...standIn, active: isStandingIn(standIn, today) } }
}

/** Is this one of his days? */
export const isStandingIn = ({ from, until }: StandIn, today: Day): boolean => from <= today && today <= until
