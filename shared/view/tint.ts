import { z } from 'zod'
import { compileFilter, type ColumnReader, type FilterContext, type Test } from './compile.ts'
import { KeptFilter } from './filter.ts'
import { ColumnId } from '../base/id.ts'

/** A condition and the colour that its rows take; `column`: that cell alone. The first that holds decides. */
export const Tint = z
  .object({ when: KeptFilter, color: z.number().int().min(0).max(11), column: ColumnId.nullable() })
  .readonly()
export type Tint = z.infer<typeof Tint>

/** The colour of a cell by its row; null: as any other. */
export type TintReader<Row> = (row: Row, column: ColumnId) => number | null

/** Conditional colours as one function; null while no rule has a condition. */
export function compileTints<Row>(
  tints: readonly Tint[],
  columnOf: ColumnReader<Row>,
  context: FilterContext,
): TintReader<Row> | null {
  const rules = tints.flatMap(({ when, color, column }) => {
    const test: Test<Row> | null = compileFilter(when, columnOf, context)
    return test === null ? [] : [{ test, color, column }]
  })
  if (rules.length === 0) return null
  return (row, cell) =>
    rules.find(({ column, test }) => (column === null || column === cell) && test(row))?.color ?? null
}
