import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import type { Words } from '../words/zh.ts'

/** The sentence for a refused cell. The table is typed by kind; the compiler cannot see that a refusal fits its own sentence. */
export function refusedCell(sentences: Words['sheet']['refused'], refusal: CellRefusal): string {
  return (sentences[refusal.kind] as (facts: CellRefusal) => string)(refusal)
}
