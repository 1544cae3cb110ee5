import type { ImportPlan, SkipReason } from './plan.ts'
import type { SourceRefusal } from './readCell.ts'
import { cellText } from './cellText.ts'
import type { SourceTable } from './table.ts'

/** One row or cell that did not come in as it was, with the text it had. */
export interface ProblemLine {
  readonly row: number
  /** The column's name in the file; null: the whole row was left out. */
  readonly column: string | null
  readonly text: string
  readonly why: SkipReason | SourceRefusal
}

/** Everything an import leaves behind, in the file's order: what the person takes home to mend. */
export function problemList(plan: ImportPlan, table: SourceTable): ProblemLine[] {
  const names = new Map(table.columns.map((column) => [column.index, column.name]))
  const numberOf = (row: number) => table.rowNumbers[row] ?? row + 1
  const rows = plan.skipped.flatMap((why, row): ProblemLine[] => {
    if (why === null) return []
    const text = (table.rows[row] ?? [])
      .map(cellText)
      .filter((each) => each !== '')
      .join(' | ')
    return [{ row: numberOf(row), column: null, text: text.slice(0, 500), why }]
  })
  const cells = plan.problems.map(({ row, source, text, refusal }): ProblemLine => ({
    row: numberOf(row),
    column: names.get(source) ?? null,
    text,
    why: refusal,
  }))
  return [...rows, ...cells].sort((left, right) => left.row - right.row)
}
