import type { RecordId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { columnByRole, type Column } from '#shared/ledger/column.ts'
import { withoutPlace } from '#shared/ledger/place.ts'

/** How many customers a gesture makes that have cells and no name. Those that are made blank are meant so. */
export function namelessOf(
  columns: Iterable<Column>,
  changes: readonly Change[],
  blank?: ReadonlySet<RecordId>,
): number {
  const name = columnByRole(columns, 'customers', 'name')
  if (name === null) return 0
  return changes.filter(
    (change) =>
      change.kind === 'create' &&
      change.table === 'customers' &&
      blank?.has(change.record) !== true &&
      withoutPlace(change.cells).length > 0 &&
      !change.cells.some(({ column, now }) => column === name.id && (now ?? '') !== ''),
  ).length
}
