import { ledgerRecord, type ColumnId, type CustomerId, type MemberId, type RecordId } from '#shared/base/id.ts'
import type { Proposal } from '#shared/ledger/change.ts'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import { may, type Viewer } from '#shared/ownership/rights.ts'

/** What is proposed for one row and waits. */
export interface RowProposals {
  /** Of a customer's row, also those on the records under him. */
  readonly proposals: readonly Proposal[]
  /** The row's own cells that shall hold something else. */
  readonly cells: ReadonlyMap<ColumnId, readonly OpenCell[]>
}

export interface OpenCell {
  readonly proposal: Proposal
  readonly cell: Proposal['cells'][number]
}

export type OpenProposals = ReadonlyMap<RecordId, RowProposals>

export interface ProposalFacts {
  readonly proposals: readonly Proposal[]
  readonly viewer: Viewer
  readonly envelopeOf: (customer: CustomerId) => Envelope | undefined
}

export const isOpen = ({ cells }: Proposal): boolean => cells.some(({ fate }) => fate === 'open')

/**
 * Open proposals by row, for those whom they concern: author, owner, and who may decide. What stayed the same is the
 * same object as in `before`, row by row and as a whole.
 */
export function openProposals({ proposals, viewer, envelopeOf }: ProposalFacts, before: OpenProposals): OpenProposals {
  const found = new Map<RecordId, Proposal[]>()
  const put = (record: RecordId, proposal: Proposal): void => {
    const list = found.get(record)
    if (list === undefined) found.set(record, [proposal])
    else list.push(proposal)
  }
  for (const proposal of proposals) {
    if (!isOpen(proposal) || !concerns(proposal, viewer, envelopeOf(proposal.customer))) continue
    put(proposal.record, proposal)
    const ofCustomer = ledgerRecord(proposal.customer)
    if (ofCustomer !== proposal.record) put(ofCustomer, proposal)
  }
  let isSame = found.size === before.size
  const rows = new Map<RecordId, RowProposals>()
  for (const [record, list] of found) {
    const old = before.get(record)
    const isKept = old !== undefined && sameList(old.proposals, list)
    isSame &&= isKept
    rows.set(record, isKept ? old : { proposals: list, cells: cellsOf(record, list) })
  }
  return isSame ? before : rows
}

function concerns({ author }: Proposal, viewer: Viewer, envelope: Envelope | undefined): boolean {
  if (author === viewer.member) return true
  return envelope !== undefined && (isOwner(envelope, viewer.member) || may(viewer, 'approve', envelope))
}

const isOwner = (envelope: Envelope, member: MemberId): boolean => ownerOf(envelope) === member

function cellsOf(record: RecordId, proposals: readonly Proposal[]): ReadonlyMap<ColumnId, readonly OpenCell[]> {
  const cells = new Map<ColumnId, OpenCell[]>()
  for (const proposal of proposals) {
    if (proposal.record !== record) continue
    for (const cell of proposal.cells) {
      if (cell.fate !== 'open') continue
      const list = cells.get(cell.column)
      if (list === undefined) cells.set(cell.column, [{ proposal, cell }])
      else list.push({ proposal, cell })
    }
  }
  return cells
}

const sameList = (left: readonly Proposal[], right: readonly Proposal[]): boolean =>
  left.length === right.length && left.every((each, place) => each === right[place])
