import { dayOf, type Day, type Instant } from '../base/instant.ts'
import type { MemberId } from '../base/id.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { OwnershipChange, Refusal } from '../ledger/change.ts'
import { viewerOf, mayAnywhere, mayRead, mayShare, type Viewer } from './rights.ts'
import type { Company } from '../ledger/company.ts'
import { mostCollaborators, type Collaborator } from './collaborator.ts'
import { collaborationOf, ownerOf, withCollaborators, type Envelope } from './envelope.ts'

/** What is known when somebody opens a customer to a colleague, or closes him again. */
export interface ShareFacts {
  /** Null: there is no such customer. */
  readonly envelope: Envelope | null
  readonly viewer: Viewer
  readonly company: Company
}

type Change<Kind extends OwnershipChange['kind']> = Extract<OwnershipChange, { kind: Kind }>

/** Whoever may give the customer away may open him to a colleague instead: to read, or to edit as well. */
export function decideShare(
  { envelope, viewer, company }: ShareFacts,
  { to, right, until }: Change<'share'>,
  at: Instant,
): Result<Envelope, Refusal> {
  if (envelope === null || !mayRead(viewer, envelope) || envelope.removed !== undefined) {
    return refuse({ kind: 'not-there' })
  }
  if (envelope.owner.kind === 'pool') return refuse({ kind: 'already-pooled', since: envelope.owner.since })
  if (!mayShare(viewer, envelope)) return refuse({ kind: 'not-allowed' })
  if (!mayCollaborate(company, envelope, to)) return refuse({ kind: 'unknown-member' })
  if (until !== undefined && until < dayOf(at, company.settings.zoneMinutes)) {
    return refuse({ kind: 'day-passed', day: until })
  }
  const others = (envelope.collaborators ?? []).filter(({ member }) => member !== to)
  if (others.length >= mostCollaborators) return refuse({ kind: 'too-large' })
  const before = collaborationOf(envelope, to)
  if (before?.right === right && before.until === until) return accept(envelope)
  return accept(withCollaborators(envelope, [...others, collaborator(to, right, until, { by: viewer.member, at })]))
}

/** Whoever may open him may close him again; a collaborator may leave by himself. */
export function decideUnshare(
  { envelope, viewer }: ShareFacts,
  { from }: Change<'unshare'>,
): Result<Envelope, Refusal> {
  if (envelope === null || !mayRead(viewer, envelope)) return refuse({ kind: 'not-there' })
  if (from !== viewer.member && !mayShare(viewer, envelope)) return refuse({ kind: 'not-allowed' })
  if (collaborationOf(envelope, from) === null) return accept(envelope)
  const { collaborators = [] } = envelope
  return accept(
    withCollaborators(
      envelope,
      collaborators.filter(({ member }) => member !== from),
    ),
  )
}

/** Can a customer be opened to this person? He is at work, is not the owner, and his posts let him see customers. */
export function mayCollaborate(company: Company, envelope: Envelope, member: MemberId): boolean {
  if (ownerOf(envelope) === member) return false
  const viewer = viewerOf(company, member)
  return viewer !== null && mayAnywhere(viewer, 'see')
}

function collaborator(
  member: MemberId,
  right: Collaborator['right'],
  until: Day | undefined,
  given: { readonly by: MemberId; readonly at: Instant },
): Collaborator {
  return { member, right, ...(until !== undefined && { until }), ...given }
}
