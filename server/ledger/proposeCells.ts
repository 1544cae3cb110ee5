import type { CellChange, Proposal, RecordChange, Verdict } from '#shared/ledger/change.ts'
import { withoutPlace } from '#shared/ledger/place.ts'
import type { Author } from './author.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { keepProposal } from './proposals.ts'
import type { SortedCells } from './sortCells.ts'
import { accepted } from './verdict.ts'

/** Cells that are kept back for one reason. */
export interface KeptBack {
  readonly why: Proposal['why']
  readonly cells: readonly CellChange[]
}

/** None of the cells is written, for `why`; what he no longer sees is kept for that. */
export const keptBack = (
  { written, suggested, lost }: SortedCells<CellChange>,
  why: Proposal['why'],
): readonly KeptBack[] => [
  { why, cells: withoutPlace([...written, ...suggested]) },
  { why: 'lost-column', cells: lost },
]

/**
 * One proposal for each reason, so that what the author no longer sees is in one of its own. The verdict names the
 * first, and all that was kept back.
 */
export function proposeSorted(
  part: PartWork,
  author: Author,
  change: RecordChange,
  open: OpenCustomer,
  reasons: readonly KeptBack[],
): Verdict {
  const verdicts = reasons.flatMap(({ why, cells }) =>
    cells.length === 0 ? [] : [proposeCells(part, author, change, open, cells, why)],
  )
  const [first] = verdicts
  if (first?.kind !== 'proposed') return accepted
  return { ...first, columns: reasons.flatMap(({ cells }) => cells.map(({ column }) => column)) }
}

/** What may not be written is kept, cell by cell, for whoever decides. */
function proposeCells(
  part: PartWork,
  author: Author,
  { customer, table, record }: RecordChange,
  open: OpenCustomer,
  cells: readonly CellChange[],
  why: Proposal['why'],
): Verdict {
  const row = open.row(table, record)
  const proposal = keepProposal(
    part,
    {
      customer,
      table,
      record,
      why,
      ...(row === null && { makes: false }),
      author: author.member,
      madeAt: author.madeAt,
      cells: cells.map(({ column, was, now }) => ({
        column,
        was,
        wanted: now,
        stood: row?.cells[column] ?? null,
      })),
    },
    open.envelope,
  )
  return { kind: 'proposed', proposal, columns: cells.map(({ column }) => column) }
}
