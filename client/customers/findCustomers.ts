import type { ReadingsOf } from '../sheet/spokenMatch.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { RoleReader } from './customerCells.ts'
import { createWanted } from './wanted.ts'

interface Search {
  readonly text: string
  readonly cells: RoleReader
  readonly readingsOf: ReadingsOf
  readonly most: number
}

/** Customers by name, pinyin (whole or initials) or phone: the best `most`, in the order of how well they fit. */
export function findCustomers(rows: Iterable<ViewRow>, { text, cells, readingsOf, most }: Search): ViewRow[] {
  const wanted = createWanted(text, readingsOf)
  const best = wanted.best<ViewRow>(most)
  for (const row of rows) best.offer(row, wanted.fit(cells.text(row, 'name'), cells.text(row, 'phone'), best.below))
  return best.found().map(({ what }) => what)
}
