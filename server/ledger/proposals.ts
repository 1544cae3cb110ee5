import { newProposalId, type MemberId, type ProposalId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Proposal } from '#shared/ledger/change.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { PartWork } from './partWork.ts'

export interface Kept extends Pick<Proposal, 'customer' | 'table' | 'record' | 'why'> {
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
  putProposal(part, proposal, envelope)
  return proposal.id
}

/** Stores a proposal as it stands now; tells those who may read the customer, and its author what he may know. */
export function putProposal(part: PartWork, proposal: Proposal, envelope: Envelope): void {
  const seq = part.record(proposal.customer, { kind: 'proposal', proposal }, null)
  part.books.tx.putProposal(proposal)
  part.tell({ seq, item: { kind: 'proposal', seq, proposal }, bytes: null, audience: { kind: 'readers', envelope } })
  const author = part.books.company.viewer(proposal.author)
  if (author === null || mayRead(author, envelope)) return
  const item = { kind: 'proposal', seq, proposal: maskProposal(proposal) } as const
  part.tell({ seq, item, bytes: null, audience: { kind: 'member', member: proposal.author } })
}

/** A proposal as this person may see it, or null: readers of the customer all of it, its author his own words and their fate. */
export function proposalFor(proposal: Proposal, viewer: Viewer, envelope: Envelope | null): Proposal | null {
  if (envelope !== null && mayRead(viewer, envelope)) return proposal
  return proposal.author === viewer.member ? maskProposal(proposal) : null
}

/** What stood there when it was filed is the new owner's business. */
const maskProposal = (proposal: Proposal): Proposal => ({
  ...proposal,
  cells: proposal.cells.map((cell) => ({ ...cell, stood: null })),
})
