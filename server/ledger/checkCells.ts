import type { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Refusal } from '#shared/ledger/change.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { checkRules, mayEmpty } from '#shared/ledger/checkRules.ts'
import { isLinked, isTypeable, type Column, type TableId } from '#shared/ledger/column.ts'
import type { RuleRefusal } from '#shared/ledger/columnRules.ts'
import { isPlace, placeColumn } from '#shared/ledger/place.ts'
import { isUnique } from '#shared/ledger/unique.ts'
import type { Author } from './author.ts'
import { mayAttach } from './mayAttach.ts'
import { mayLink } from './mayLink.ts'
import type { PartWork } from './partWork.ts'
import { whoHolds } from './whoHolds.ts'

/** The record that the cells are written to, in the words of the change that does. */
interface Target {
  readonly table: TableId
  readonly customer: CustomerId
  readonly record: RecordId
}

type Cell = { readonly column: ColumnId; readonly was?: CellValue; readonly now: CellValue }

/** May these values stand in these columns? The first that may not refuses the whole change. */
export function checkCells(part: PartWork, author: Author, target: Target, cells: readonly Cell[]): Refusal | null {
  for (const cell of cells) {
    if (cell.column === placeColumn) {
      if (isPlace(cell.now)) continue
      return { kind: 'bad-value', column: placeColumn }
    }
    const column = part.company.columns.get(cell.column)
    if (column === undefined || column.table !== target.table || column.deleted === true) {
      return { kind: 'column-gone', column: cell.column }
    }
    if (!isTypeable(column)) return { kind: 'column-locked', column: column.id }
    if (checkCell(column, cell.now, part.company) !== null) return { kind: 'bad-value', column: column.id }
    const isLink = isLinked(column.kind) && !author.undoing
    if (isLink && !mayLink(part, author.viewer, cell.was, cell.now)) return { kind: 'not-there' }
    if (column.kind === 'attachment' && !mayAttach(part, author, target, cell)) return { kind: 'not-there' }
    const why = brokenRule(part, author, target, column, cell)
    if (why !== null) return { kind: 'bad-value', column: column.id, why }
  }
  return null
}

function brokenRule(
  part: PartWork,
  author: Author,
  target: Target,
  column: Column,
  { was, now }: Cell,
): RuleRefusal | null {
  // what stood there may stand again, whatever rule came in between; only two of one would be new
  if (!author.undoing) {
    const why = checkRules(column, now, part.company.settings.zoneMinutes)
    if (why !== null) return why
    if (now === null && (was ?? null) !== null && !mayEmpty(column)) return { kind: 'required' }
  }
  return isUnique(column) ? whoHolds(part, author.viewer, target, column.id, now) : null
}
