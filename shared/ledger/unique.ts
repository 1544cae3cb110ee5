import type { CellValue } from './cell.ts'
import type { Column } from './column.ts'
import { ruleKinds } from './checkRules.ts'

/** Must the cells of this column differ from each other? */
export const isUnique = (column: Column): boolean => column.rules?.unique === true && ruleKinds.unique.has(column.kind)

/** Two cells of a unique column are the same when their keys are: letters count in either case. Null: nothing to compare. */
export function uniqueKey(value: CellValue | undefined): string | number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value !== '' ? lowerAscii(value) : null
}

// ASCII alone, because that is how far the store's own comparison goes
const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
