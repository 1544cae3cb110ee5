import { ledgerRecord, newCustomerId, newRecordId, type ColumnId, type Random } from '../base/id.ts'
import type { CellValue } from '../ledger/cell.ts'
import type { Change } from '../ledger/change.ts'
import type { TableId } from '../ledger/column.ts'
import { numbered } from '../ledger/place.ts'
import type { ImportPlan } from './plan.ts'

/** Columns and options that the records of a plan need, in the order they must be made. */
export function columnChangesOf(plan: ImportPlan): Change[] {
  return [
    ...plan.newColumns.map((column): Change => ({ kind: 'putColumn', was: null, now: column })),
    ...plan.newOptions.map(({ column, options }): Change => ({ kind: 'addOptions', column, options })),
  ]
}

/** The records of a plan, one customer after the other, his contact behind him. */
export function* recordChangesOf(plan: ImportPlan, random: Random): Generator<Change> {
  for (let row = 0; row < plan.skipped.length; row += 1) {
    if (plan.skipped[row] !== null) continue
    const customer = newCustomerId(random)
    const owner = plan.owners[row]
    yield {
      kind: 'create',
      customer,
      table: 'customers',
      record: ledgerRecord(customer),
      cells: numbered(cellsOf(plan, 'customers', row), row),
      ...(owner !== undefined && { owner }),
    }
    const contact = cellsOf(plan, 'contacts', row)
    if (contact.some(({ now }) => now !== null))
      yield { kind: 'create', customer, table: 'contacts', record: newRecordId(random), cells: numbered(contact, row) }
  }
}

/** The whole import as one stream of changes: columns first, because the records speak of them. */
export function* changesOf(plan: ImportPlan, random: Random): Generator<Change> {
  yield* columnChangesOf(plan)
  yield* recordChangesOf(plan, random)
}

function cellsOf(plan: ImportPlan, table: TableId, row: number): { column: ColumnId; now: CellValue }[] {
  const cells: { column: ColumnId; now: CellValue }[] = []
  for (const { column, values } of plan.columns) {
    const now = values[row] ?? null
    // what the file leaves empty stays empty, whatever new records hold by default
    const isSaid = now !== null || column.byDefault !== undefined
    if (column.table === table && isSaid) cells.push({ column: column.id, now })
  }
  return cells
}
