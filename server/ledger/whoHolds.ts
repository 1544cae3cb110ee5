import { ledgerRecord, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { RuleRefusal } from '#shared/ledger/columnRules.ts'
import { uniqueKey } from '#shared/ledger/unique.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { PartWork } from './partWork.ts'

/**
 * Another live record of the company that already holds this value of a unique column; null: there is none. Whose it
 * is, is said only to one who may read him: everybody else learns that it is taken, as the company asked for.
 */
export function whoHolds(
  part: PartWork,
  viewer: Viewer,
  target: { readonly table: TableId; readonly customer: CustomerId; readonly record: RecordId },
  column: ColumnId,
  value: CellValue,
): RuleRefusal | null {
  const key = uniqueKey(value)
  if (key === null) return null
  const { tx, company } = part.books
  for (const row of tx.rowsHolding(target.table, column, key)) {
    if (row.removed !== null || (row.id === target.record && row.customer === target.customer)) continue
    const envelope = tx.customer(row.customer)?.envelope
    if (envelope === undefined || envelope.removed !== undefined) continue
    if (!mayRead(viewer, envelope)) return { kind: 'taken' }
    const nameColumn = company.columnByRole('customers', 'name')
    const ledger = tx.rows('customers', row.customer).find(({ id }) => id === ledgerRecord(row.customer))
    const name = nameColumn === null ? null : ledger?.cells[nameColumn.id]
    return { kind: 'taken', holder: { customer: row.customer, name: typeof name === 'string' ? name : '' } }
  }
  return null
}
