import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Company } from '#shared/ledger/company.ts'
import { withCollaborators, type Envelope } from '#shared/ownership/envelope.ts'
import { pooled } from '#shared/ownership/return.ts'
import type { Book, Pending } from './book.ts'

/** An envelope with one's own waiting commands laid over it; `waiting` while the server has not decided. */
export interface EnvelopeView {
  readonly envelope: Envelope
  readonly waiting: boolean
}

/** Whose customer it is, as it will stand if the server agrees. Undefined: not held here. */
export function envelopeView(book: Book, customer: CustomerId): EnvelopeView | undefined {
  const held = book.customers.get(customer)
  if (held === undefined || held.lost) return undefined
  const pending = book.pending.get(customer) ?? []
  let envelope = held.envelope
  for (const each of pending) envelope = underCommand(book.shownCompany, envelope, each)
  if (envelope === null) return undefined
  return { envelope, waiting: envelope !== held.envelope }
}

function underCommand(company: Company, envelope: Envelope | null, { change, stamp }: Pending): Envelope | null {
  if (change.kind === 'create') return envelope ?? newEnvelope(company, change, stamp)
  if (envelope === null) return null
  switch (change.kind) {
    case 'claim':
      return envelope.owner.kind === 'pool' ? given(company, envelope, stamp.by, stamp.at) : envelope
    case 'assign':
    case 'transfer':
      return given(company, envelope, change.to, stamp.at)
    case 'share': {
      const { to: member, right, until } = change
      const others = (envelope.collaborators ?? []).filter((each) => each.member !== member)
      const given = { member, right, ...(until !== undefined && { until }), by: stamp.by, at: stamp.at }
      return withCollaborators(envelope, [...others, given])
    }
    case 'askExtension': {
      const { days, reason } = change
      return { ...envelope, extension: { ...envelope.extension, asked: { by: stamp.by, at: stamp.at, days, reason } } }
    }
    case 'decideExtension': {
      const { asked: _, ...rest } = envelope.extension ?? {}
      return { ...envelope, extension: rest }
    }
    case 'unshare':
      return withCollaborators(
        envelope,
        (envelope.collaborators ?? []).filter(({ member }) => member !== change.from),
      )
    case 'return':
      return { ...withCollaborators(envelope, []), owner: pooled(change, stamp.at) }
    case 'remove':
      return isLedger(change) ? { ...envelope, removed: stamp } : envelope
    case 'restore':
      return isLedger(change) && envelope.removed !== undefined ? { ...envelope, removed: undefined } : envelope
    default:
      return envelope
  }
}

const isLedger = (change: { readonly customer: CustomerId; readonly record: string }): boolean =>
  change.record === ledgerRecord(change.customer)

/** A new customer is his maker's unless the change says otherwise. */
function newEnvelope(company: Company, change: Change & { kind: 'create' }, stamp: Pending['stamp']): Envelope | null {
  if (change.table !== 'customers') return null
  const owner = change.owner === undefined ? stamp.by : change.owner
  const department = company.members.get(owner ?? stamp.by)?.department
  if (department === undefined) return null
  return {
    customer: change.customer,
    owner: owner === null ? { kind: 'pool', since: stamp.at } : { kind: 'rep', member: owner, since: stamp.at },
    department,
    epoch: 0,
  }
}

/** The department follows the owner's. */
function given(company: Company, envelope: Envelope, to: MemberId, at: number): Envelope {
  const department = company.members.get(to)?.department ?? envelope.department
  return { ...envelope, owner: { kind: 'rep', member: to, since: at }, department }
}
