import { dayOf, type Day } from '#shared/base/instant.ts'
import type { MemberId } from '#shared/base/id.ts'
import type { Member, StandIn } from '#shared/ledger/company.ts'
import type { PartWork } from './partWork.ts'

/** The person as he was put, with his stand-in counted by the server's day and signed by who arranged it; null when nobody can stand in like that. */
export function withStandIn(part: PartWork, by: MemberId, now: Member): Member | null {
  const { standIn } = now
  if (standIn === undefined) return now
  const other = part.company.members.get(standIn.member)
  const isPossible = other !== undefined && other.left !== true && other.id !== now.id && standIn.from <= standIn.until
  if (!isPossible) return null
  const today = dayOf(part.at, part.company.settings.zoneMinutes)
  const { member, from, until } = standIn
  const before = part.company.members.get(now.id)?.standIn
  const isSame = before?.member === member && before.from === from && before.until === until
  const { by: whom, at: when } = isSame ? before : { by, at: part.at }
  const signed = { ...(whom !== undefined && { by: whom }), ...(when !== undefined && { at: when }) }
  return { ...now, standIn: { member, from, until, active: isStandingIn(standIn, today), ...signed } }
}

/** Is this one of his days? */
export const isStandingIn = ({ from, until }: StandIn, today: Day): boolean => from <= today && today <= until
