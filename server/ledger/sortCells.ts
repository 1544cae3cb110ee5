import type { ColumnId } from '#shared/base/id.ts'
import type { Refusal } from '#shared/ledger/change.ts'
import { mayEditColumn, maySeeColumn } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import { hasSeenColumn } from './formerRights.ts'
import type { PartWork } from './partWork.ts'

/** The cells of one change by what their author may do with columns of their class. */
export interface SortedCells<Cell> {
  readonly written: readonly Cell[]
  /** He sees them and does not write them: he may say what should stand there. */
  readonly suggested: readonly Cell[]
  /** He saw them once, when he typed perhaps: his words are kept, and what became of the cell he is not told. */
  readonly lost: readonly Cell[]
}

/** A column that he never saw is not there, as if nobody had ever made it. */
export function sortCells<Cell extends { readonly column: ColumnId }>(
  part: PartWork,
  { viewer }: Author,
  cells: readonly Cell[],
): SortedCells<Cell> | Refusal {
  if (part.books.company.classes.size === 0) return { written: cells, suggested: [], lost: [] }
  const sorted: { [Each in keyof SortedCells<Cell>]: Cell[] } = { written: [], suggested: [], lost: [] }
  for (const cell of cells) {
    const column = part.company.columns.get(cell.column)
    if (column === undefined || mayEditColumn(viewer, column)) sorted.written.push(cell)
    else if (maySeeColumn(viewer, column)) sorted.suggested.push(cell)
    else if (hasSeenColumn(part, viewer.member, cell.column)) sorted.lost.push(cell)
    else return { kind: 'column-gone', column: cell.column }
  }
  return sorted
}

export const isRefusal = <Cell>(sorted: SortedCells<Cell> | Refusal): sorted is Refusal => 'kind' in sorted

/** Those whose values are looked at now: what is said of a lost one would tell what he no longer sees. */
export const seenOf = <Cell>({ written, suggested }: SortedCells<Cell>): readonly Cell[] => [...written, ...suggested]
