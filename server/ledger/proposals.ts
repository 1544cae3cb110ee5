import { newProposalId, type ColumnId, type MemberId, type ProposalId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Proposal } from '#shared/ledger/change.ts'
import { hiddenColumns, mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { notePlaces } from './attachmentPlaces.ts'
import type { PartWork } from './partWork.ts'
import type { Hidden } from './withoutColumns.ts'

export interface Kept extends Pick<Proposal, 'customer' | 'table' | 'record' | 'why' | 'makes'> {
  readonly author: MemberId
  readonly madeAt: Instant
  readonly cells: readonly Omit<Proposal['cells'][number], 'fate'>[]
}

/** Keeps what could not be applied, for the owner or manager to decide (architecture §3.4). */
export function keepProposal(part: PartWork, kept: Kept, envelope: Envelope): ProposalId {
  const proposal: Proposal = {
    ...kept,
    id: newProposalId(part.books.random),
    filedAt: part.at,
    cells: kept.cells.map((cell) => ({ ...cell, fate: 'open' as const })),
  }
  notePlaces(
    part,
    kept.customer,
    kept.cells.map(({ column, wanted }) => ({ key: column, value: wanted })),
  )
  putProposal(part, proposal, envelope)
  return proposal.id
}

/** Something of it waits for a decision. */
export const isUndecided = ({ cells }: Proposal): boolean => cells.some(({ fate }) => fate === 'open')

/** Stores a proposal as it stands now; tells those who may read the customer, and its author what he may know. */
export function putProposal(part: PartWork, proposal: Proposal, envelope: Envelope): void {
  const seq = part.record(proposal.customer, { kind: 'proposal', proposal }, null)
  part.books.tx.putProposal(proposal)
  part.tell({ seq, item: { kind: 'proposal', seq, proposal }, bytes: null, audience: { kind: 'readers', envelope } })
  const author = part.books.company.viewer(proposal.author)
  if (author === null) return
  const hidden = hiddenColumns(author, part.books.company.classes)
  const seesAll = mayRead(author, envelope) && proposalWithout(proposal, hidden) === proposal
  const own = seesAll ? null : proposalFor(proposal, author, envelope, hidden)
  if (own === null) return
  const item = { kind: 'proposal', seq, proposal: own } as const
  part.tell({ seq, item, bytes: null, audience: { kind: 'member', member: proposal.author } })
}

/**
 * A proposal as this person may see it, or null: readers of the customer what concerns columns that they see, its
 * author his own words and their fate.
 */
export function proposalFor(
  proposal: Proposal,
  viewer: Viewer,
  envelope: Envelope | null,
  hidden: Hidden,
): Proposal | null {
  const reads = envelope !== null && mayRead(viewer, envelope)
  if (proposal.author === viewer.member) return maskProposal(proposal, (column) => !reads || hidden.has(column))
  return reads ? proposalWithout(proposal, hidden) : null
}

/** The proposal without cells of these columns; null when nothing is left of it. */
export function proposalWithout(proposal: Proposal, hidden: Hidden): Proposal | null {
  if (!proposal.cells.some(({ column }) => hidden.has(column))) return proposal
  const cells = proposal.cells.filter(({ column }) => !hidden.has(column))
  return cells.length === 0 ? null : { ...proposal, cells }
}

/** What stood there when it was filed is the business of those who see it. */
const maskProposal = (proposal: Proposal, isMasked: (column: ColumnId) => boolean): Proposal => ({
  ...proposal,
  cells: proposal.cells.map((cell) => (isMasked(cell.column) ? { ...cell, stood: null } : cell)),
})
