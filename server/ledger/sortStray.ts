import { isAttachments } from '#shared/attachment/attachment.ts'
import { dayOf } from '#shared/base/instant.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { CellChange, RecordChange, Refusal } from '#shared/ledger/change.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import { readStray } from '#shared/ledger/strayCell.ts'
import type { Author } from './author.ts'
import { checkCells } from './checkCells.ts'
import type { PartWork } from './partWork.ts'
import { isRefusal, sortCells } from './sortCells.ts'

type Cells = Extract<RecordChange, { kind: 'set' | 'create' }>['cells'][number]

export interface SortedStray {
  /** They may stand where they were typed; where they were typed as another kind, as what they say in the present one. */
  readonly fitting: readonly Cells[]
  /** Words that their column does not take any more, because it is of another kind by now, deleted, or nowhere: kept as typed. */
  readonly stray: readonly CellChange[]
  /** Why something is neither, if something is: it never could be typed by this person. */
  readonly problem: Refusal | null
}

/**
 * What a device hands in late, cell by cell: columns went other ways meanwhile, and nothing of what was typed may be lost
 * for that. Of what is only `proposed`, rules that came in between are asked when somebody accepts it.
 */
export function sortStray(
  part: PartWork,
  author: Author,
  change: Extract<RecordChange, { kind: 'set' | 'create' }>,
  as: 'written' | 'proposed',
): SortedStray {
  const cells: readonly Cells[] = change.cells
  const judge = as === 'proposed' ? { ...author, undoing: true } : author
  const fitting: Cells[] = []
  const stray: CellChange[] = []
  let problem: Refusal | null = null
  for (const cell of cells) {
    const sorted = sortCells(part, author, [cell])
    const isNeverSeen = isRefusal(sorted)
    // of a column that he does not see any more nothing is looked at
    const isLost = !isNeverSeen && sorted.lost.length > 0
    const found = isNeverSeen ? sorted : isLost ? null : checkCells(part, judge, change, [cell])
    const isForLater = as === 'proposed' && found?.kind === 'bad-value' && found.why !== undefined
    if (found === null || isForLater) fitting.push(cell)
    else if (!isKeepable(cell, found)) problem ??= found
    else {
      const read = isNeverSeen ? undefined : readAgain(part, cell)
      const isRead = read !== undefined && checkCells(part, judge, change, [{ ...cell, now: read }]) === null
      if (isRead) fitting.push({ ...cell, now: read })
      else stray.push({ column: cell.column, was: 'was' in cell ? cell.was : null, now: cell.now })
    }
  }
  return { fitting, stray, problem }
}

/**
 * Words, whether there is such a column or he never saw it: both read the same. Files are none, and whose they are is
 * not said by their facts.
 */
const isKeepable = ({ column, now }: Cells, found: Refusal): boolean =>
  now !== null && column !== placeColumn && found.kind !== 'column-locked' && !isAttachments(now)

function readAgain(part: PartWork, { column: id, now }: Cells): Cells['now'] | undefined {
  const column = part.company.columns.get(id)
  if (column === undefined || column.deleted === true) return undefined
  const { members, settings } = part.company
  const today = dayOf(part.at, settings.zoneMinutes)
  const context: CellContext = { members, zoneMinutes: settings.zoneMinutes, now: part.at, today }
  return readStray(column, now, context)
}
