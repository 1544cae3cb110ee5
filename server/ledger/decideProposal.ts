import type { ColumnId } from '#shared/base/id.ts'
import type { CellDecision, DecisionChange, Proposal, Verdict } from '#shared/ledger/change.ts'
import { decisionOf } from '#shared/ledger/decision.ts'
import { isLater } from '#shared/ledger/making.ts'
import { writesOf } from '#shared/ledger/writes.ts'
import { may, mayEditColumn, mayRead, maySeeColumn } from '#shared/ownership/rights.ts'
import { autoNumbers } from './autoNumber.ts'
import { checkCells } from './checkCells.ts'
import { accepted, refused } from './verdict.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { putProposal } from './proposals.ts'
import type { Author } from './author.ts'
import { writeCustomer } from './writeCustomer.ts'

/** Owner or manager decides a proposal cell by cell; what is accepted is written by the decider, its author in the history. */
export function decideProposal(part: PartWork, author: Author, change: DecisionChange): Verdict {
  const open = part.books.shelf.open(change.customer)
  if (open === null || !mayRead(author.viewer, open.envelope)) return refused({ kind: 'not-there' })
  const proposal = part.books.tx.proposal(change.proposal)
  if (proposal === null || proposal.customer !== change.customer) return refused({ kind: 'not-there' })
  if (open.envelope.removed !== undefined || !may(author.viewer, 'approve', open.envelope))
    return refused({ kind: 'not-allowed' })
  const ofIt = proposal.cells.flatMap(({ column: id, fate }) => {
    const column = part.company.columns.get(id)
    return fate === 'open' && (column === undefined || maySeeColumn(author.viewer, column)) ? [{ id, column }] : []
  })
  const openCells = new Set(ofIt.map(({ id }) => id))
  const accept = new Set(change.accept.filter((column) => openCells.has(column)))
  const decline = new Set(change.decline.filter((column) => openCells.has(column) && !accept.has(column)))
  if (accept.size + decline.size === 0) {
    return refused({ kind: 'already-decided', ...lastWord(part, author, proposal, change) })
  }
  const isShut = ({ id, column }: (typeof ofIt)[number]) =>
    (accept.has(id) || decline.has(id)) && column !== undefined && !mayEditColumn(author.viewer, column)
  if (ofIt.some(isShut)) return refused({ kind: 'not-allowed' })
  // a record that held nothing but a later word about it would be no record
  const isThere = open.row(proposal.table, proposal.record) !== null
  const mayMake = proposal.makes !== false && !isLater(proposal, part.books.tx.proposalsOf(proposal.customer))
  if (accept.size > 0 && !isThere && !mayMake) return refused({ kind: 'not-made' })
  const wanted = proposal.cells.filter(({ column }) => accept.has(column))
  const problem = checkCells(
    part,
    author,
    proposal,
    wanted.map(({ column, wanted: now }) => ({ column, now })),
  )
  if (problem !== null) return refused(problem)
  if (accept.size > 0) writeWanted(part, author, proposal, accept, open)
  putProposal(part, decidedProposal(part, author, proposal, { accept, decline, reason: change.reason }), open.envelope)
  return accepted
}

/** Who was faster, as far as the author of the late decision sees the cells that it is about. */
function lastWord(part: PartWork, { viewer }: Author, proposal: Proposal, { accept, decline }: DecisionChange) {
  const asked = new Set([...accept, ...decline])
  for (const cell of proposal.cells) {
    const column = part.company.columns.get(cell.column)
    if (!asked.has(cell.column) || (column !== undefined && !maySeeColumn(viewer, column))) continue
    const decision = decisionOf(proposal, cell)
    if (decision !== null) return { by: decision.by, at: decision.at }
  }
  return {}
}

function writeWanted(
  part: PartWork,
  author: Author,
  proposal: Proposal,
  accept: ReadonlySet<ColumnId>,
  open: OpenCustomer,
): void {
  const { customer, table, record } = proposal
  const row = open.row(table, record)
  const cells = proposal.cells
    .filter(({ column }) => accept.has(column))
    .map(({ column, wanted }) => ({ column, was: row?.cells[column] ?? null, now: wanted }))
  const change = { kind: row === null ? ('create' as const) : ('set' as const), customer, table, record, cells }
  // A record that was only proposed is made now, as its author's.
  const by = row === null ? proposal.author : author.member
  const numbers = row === null ? autoNumbers(part, table, record) : []
  const writes = [...writesOf(part.company, open, change, { by, at: part.at }), ...numbers]
  writeCustomer(part, open, writes, { by: author.member, proposedBy: proposal.author })
}

function decidedProposal(
  part: PartWork,
  author: Author,
  proposal: Proposal,
  fates: { readonly accept: ReadonlySet<ColumnId>; readonly decline: ReadonlySet<ColumnId>; readonly reason?: string },
): Proposal {
  const { member: by } = author
  const { reason } = fates
  const decision: CellDecision = { by, at: part.at, ...(reason !== undefined && { reason }) }
  const cells = proposal.cells.map((cell) => {
    if (fates.accept.has(cell.column)) return { ...cell, fate: 'accepted' as const, decision }
    if (fates.decline.has(cell.column)) return { ...cell, fate: 'declined' as const, decision }
    // what an old proposal said as a whole was said of these alone
    const before = decisionOf(proposal, cell)
    return before === null ? cell : { ...cell, decision: before }
  })
  const { reason: _, ...rest } = proposal
  return { ...rest, cells, decidedBy: by, decidedAt: part.at }
}
