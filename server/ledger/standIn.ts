import { dayOf, type Day, type Instant } from '#shared/base/instant.ts'
import type { MemberId } from '#shared/base/id.ts'
import type { Member, StandIn } from '#shared/ledger/company.ts'
import type { PartWork } from './partWork.ts'

/**
 * The person as he was put, with his stand-in counted by the server's day and signed by who arranged it, and with the
 * one that this ends early; null when nobody can stand in like that.
 */
export function withStandIn(part: PartWork, by: MemberId, now: Member): Member | null {
  const { standIn } = now
  const present = part.company.members.get(now.id)
  const before = present?.standIn
  const today = dayOf(part.at, part.company.settings.zoneMinutes)
  const person = withEnded(now, present, { by, at: part.at, today })
  if (standIn === undefined) return person
  const other = part.company.members.get(standIn.member)
  const isPossible = other !== undefined && other.left !== true && other.id !== now.id && standIn.from <= standIn.until
  if (!isPossible) return null
  const { member, from, until } = standIn
  const signed = { member, from, until, active: isStandingIn(standIn, today), by, at: part.at }
  const isMoved = before?.member === member && before.by !== undefined && today <= before.until
  return { ...person, standIn: isMoved ? { ...signed, before: { from: before.from, until: before.until } } : signed }
}

const mostEnded = 10

/** The one before ends now: its last day had not passed, and another or nobody comes in its place. */
function withEnded(
  person: Member,
  present: Member | undefined,
  { by, at, today }: { readonly by: MemberId; readonly at: Instant; readonly today: Day },
): Member {
  const { standIn: before, standInsEnded = [] } = present ?? {}
  const ended = standInsEnded.filter(({ member }) => member !== person.standIn?.member)
  const ends = before !== undefined && before.member !== person.standIn?.member && today <= before.until
  const now = ends ? [...ended, { member: before.member, from: before.from, until: before.until, by, at }] : ended
  const { standInsEnded: _theServers, ...alone } = person
  return now.length === 0 ? alone : { ...alone, standInsEnded: now.slice(-mostEnded) }
}

/** Is this one of his days? */
export const isStandingIn = ({ from, until }: StandIn, today: Day): boolean => from <= today && today <= until
