import { addDays, dayOf, type Instant } from '../base/instant.ts'
import type { MemberId } from '../base/id.ts'
import type { Company } from '../ledger/company.ts'
import { mostCollaborators } from './collaborator.ts'
import { collaborationOf, ownerOf, withCollaborators, type Envelope } from './envelope.ts'
import { mayCollaborate } from './share.ts'

/**
 * A transferred customer as his former owner may go on reading him for the days that the company gives for it. Who
 * works on him already keeps what he has.
 */
export function withFormerOwner(
  company: Company,
  before: Envelope,
  after: Envelope,
  given: { readonly by: MemberId; readonly at: Instant },
): Envelope {
  const days = company.settings.sight?.formerOwnerDays
  const former = ownerOf(before)
  if (days === undefined || former === null || after.owner.kind === 'pool') return after
  const others = after.collaborators ?? []
  const isFull = others.length >= mostCollaborators
  if (isFull || collaborationOf(after, former) !== null || !mayCollaborate(company, after, former)) return after
  const until = addDays(dayOf(given.at, company.settings.zoneMinutes), days)
  return withCollaborators(after, [...others, { member: former, right: 'read', until, ...given }])
}
