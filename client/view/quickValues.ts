import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { ColumnReader } from '#shared/view/compile.ts'
import { familyOf } from '#shared/view/operators.ts'
import { countValues, emptyKey } from '#shared/view/quick.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { Words } from '../words/zh.ts'
import { keyLabel } from './quickLabel.ts'
import type { ListedValue } from './ValueList.tsx'

/** The entries of a header's list: options as the company ordered them, numbers and days by worth, the rest by count; empty last. */
export function listValues(
  rows: Iterable<ViewRow>,
  column: Column,
  columnOf: ColumnReader<ViewRow>,
  parts: { readonly words: Words['view']; readonly context: CellContext },
): readonly ListedValue[] {
  const found = columnOf(column.id)
  if (found === undefined) return []
  const countByKey = countValues(rows, { read: found.read, kind: column.kind }, parts.context.zoneMinutes)
  const values = [...countByKey].map(([key, count]) => ({ key, label: keyLabel(key, column, parts), count }))
  const place = placeOf(column)
  return values.sort((left, right) => {
    if (left.key === emptyKey || right.key === emptyKey) return left.key === emptyKey ? 1 : -1
    if (place === null) return right.count - left.count || (left.label < right.label ? -1 : 1)
    return place(left.key) - place(right.key)
  })
}

function placeOf({ kind, options = [] }: Column): ((key: string) => number) | null {
  switch (familyOf(kind)) {
    case 'choice':
    case 'choices': {
      const placeById = new Map(options.map(({ id }, place): [string, number] => [id, place]))
      return (key) => placeById.get(key) ?? options.length
    }
    case 'number':
      return Number
    case 'day':
      return (key) => -Date.parse(key)
    default:
      return null
  }
}
