import type { Column } from '#shared/ledger/column.ts'

/** A field that edits part of what a column asks of its cells. */
export interface RuleFieldProps {
  readonly column: Column
  readonly onChange: (part: Partial<Column>) => void
}
