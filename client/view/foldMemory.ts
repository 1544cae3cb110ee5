import { createFolds, type Folds } from '../sheet/folds.ts'
import type { OpenView } from './useView.ts'

const foldsByView = new Map<string, Folds>()

/** What is folded in a view: kept for the way back to it, until the page is loaded anew. */
export function foldsOf(view: Pick<OpenView, 'table' | 'active'>): Folds {
  const name = nameOf(view)
  const known = foldsByView.get(name)
  if (known !== undefined) return known
  const made = createFolds()
  foldsByView.set(name, made)
  return made
}

/** A view by its table; a table's own layout is one of them. */
export const nameOf = ({ table, active }: Pick<OpenView, 'table' | 'active'>): string => `${table}/${active?.id ?? ''}`
