import { addDays, dayOf, type Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { OwnershipChange, Refusal } from '../ledger/change.ts'
import type { Company } from '../ledger/company.ts'
import type { RecordRow } from '../ledger/document.ts'
import { ownerOf, type Envelope } from './envelope.ts'
import type { Extension } from './extension.ts'
import { returnDay } from './returnDay.ts'
import { mayGrantExtension, mayRead, type Viewer } from './rights.ts'

/** What is known when somebody asks for more time with a customer, or decides about it. */
export interface ExtendFacts {
  /** Null: there is no such customer. */
  readonly envelope: Envelope | null
  /** His ledger record; null: not at hand. */
  readonly row: RecordRow | null
  readonly viewer: Viewer
  readonly company: Company
}

type Change<Kind extends OwnershipChange['kind']> = Extract<OwnershipChange, { kind: Kind }>

/** The owner of a customer who would go back to the pool asks for days. Asked again, the newer request counts. */
export function decideAskExtension(
  facts: ExtendFacts,
  { days, reason }: Change<'askExtension'>,
  at: Instant,
): Result<Envelope, Refusal> {
  const { envelope, row, viewer, company } = facts
  if (envelope === null || !mayRead(viewer, envelope) || envelope.removed !== undefined) {
    return refuse({ kind: 'not-there' })
  }
  if (envelope.owner.kind === 'pool') return refuse({ kind: 'already-pooled', since: envelope.owner.since })
  if (ownerOf(envelope) !== viewer.member) return refuse({ kind: 'not-allowed' })
  const today = dayOf(at, company.settings.zoneMinutes)
  if (row !== null && returnDay(company, row, envelope, today) === null) return refuse({ kind: 'not-allowed' })
  const asked = { by: viewer.member, at, days, reason }
  return accept(withExtension(envelope, { ...envelope.extension, asked, declined: undefined }))
}

/** Whoever approves for that department grants the days, from the day on which he would go back, or declines them. */
export function decideExtension(
  { envelope, row, viewer, company }: ExtendFacts,
  { asked: askedAt, grant, reason }: Change<'decideExtension'>,
  at: Instant,
): Result<Envelope, Refusal> {
  if (envelope === null || !mayRead(viewer, envelope) || envelope.removed !== undefined) {
    return refuse({ kind: 'not-there' })
  }
  if (!mayGrantExtension(viewer, envelope)) return refuse({ kind: 'not-allowed' })
  const asked = envelope.extension?.asked
  if (asked === undefined || asked.at !== askedAt) return refuse({ kind: 'already-decided' })
  const { until } = envelope.extension ?? {}
  if (!grant) {
    const declined = { by: viewer.member, at, ...(reason !== undefined && { reason }) }
    return accept(withExtension(envelope, { until, declined }))
  }
  const today = dayOf(at, company.settings.zoneMinutes)
  const from = (row === null ? null : returnDay(company, row, envelope, today)?.on) ?? today
  return accept(withExtension(envelope, { until: addDays(from, asked.days) }))
}

/** The same envelope with this extension; what is undefined is left out. */
function withExtension(
  envelope: Envelope,
  { until, asked, declined }: { readonly [Key in keyof Extension]: Extension[Key] | undefined },
): Envelope {
  return {
    ...envelope,
    extension: {
      ...(until !== undefined && { until }),
      ...(asked !== undefined && { asked }),
      ...(declined !== undefined && { declined }),
    },
  }
}
