import type { RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { RuleRefusal } from '#shared/ledger/columnRules.ts'

/** One cell that a gesture writes; `record` is null for a row that is still to be made. */
export interface CheckedCell {
  readonly column: Column
  readonly record: RecordId | null
  readonly was: CellValue
  readonly now: CellValue
}

/** Do the rules of its column let the cell be written? What was let through counts for the cells asked about after it. */
export type CellCheck = (cell: CheckedCell) => RuleRefusal | null
