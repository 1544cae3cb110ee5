import type { CellContext } from '../ledger/cellContext.ts'
import { formatCell } from '../ledger/formatCell.ts'
import { cellText } from './cellText.ts'
import type { CellProblem, ImportPlan, SkipReason } from './plan.ts'
import type { SourceTable } from './table.ts'

export interface PreviewCell {
  /** As it will be shown; the source's text when it is a problem. */
  readonly text: string
  readonly problem: CellProblem['refusal'] | null
}

/** One row as it will be. */
export interface PreviewRow {
  readonly number: number
  readonly cells: readonly PreviewCell[]
  readonly skipped: SkipReason | null
  readonly duplicate: boolean
}

/** The first rows of a plan, and behind them the first ones with something to look at. */
export function previewOf(plan: ImportPlan, table: SourceTable, context: CellContext, most: number): PreviewRow[] {
  const problemByCell = new Map(plan.problems.map((problem) => [`${problem.row}/${problem.source}`, problem.refusal]))
  const places = new Set(table.rows.slice(0, most).keys())
  for (const { row } of plan.problems.slice(0, most)) if (places.size < 2 * most) places.add(row)
  return [...places].map((place) => ({
    number: table.rowNumbers[place] ?? place + 1,
    skipped: plan.skipped[place] ?? null,
    duplicate: plan.duplicates.has(place),
    cells: plan.columns.map(({ source, column, values }) => {
      const problem = problemByCell.get(`${place}/${source}`) ?? null
      const text = problem === null ? formatCell(column, values[place], context) : cellText(table.rows[place]?.[source])
      return { text: text.slice(0, 300), problem }
    }),
  }))
}
