import type { Change } from '#shared/ledger/change.ts'
import { columnByRole, type Column } from '#shared/ledger/column.ts'
import { withoutPlace } from '#shared/ledger/place.ts'

/** How many customers a gesture makes that have cells and no name. The one empty row of the add line is meant so. */
export function namelessOf(columns: Iterable<Column>, changes: readonly Change[]): number {
  const name = columnByRole(columns, 'customers', 'name')
  if (name === null) return 0
  return changes.filter(
    (change) =>
      change.kind === 'create' &&
      change.table === 'customers' &&
      withoutPlace(change.cells).length > 0 &&
      !change.cells.some(({ column, now }) => column === name.id && (now ?? '') !== ''),
  ).length
}
