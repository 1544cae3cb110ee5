import type { SkipReason } from '#shared/workbook/plan.ts'
import type { SourceRefusal } from '#shared/workbook/readCell.ts'
import { useWords } from '../words/useWords.ts'

type Why = SkipReason | SourceRefusal

/** The sentence for anything that did not come in as it was. */
export function useProblemWords(): (why: Why) => string {
  const { workbook, sheet } = useWords()
  const sentences: Readonly<Record<string, unknown>> = { ...sheet.refused, ...workbook.lost, ...workbook.skipped }
  // each table is typed by kind; the compiler cannot see that a reason meets its own sentence
  return (why) => (sentences[why.kind] as (facts: Why) => string)(why)
}
