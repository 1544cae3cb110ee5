import type { Day } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { daysToReturn } from '#shared/ownership/returnDay.ts'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import { cellOf } from './cellOf.ts'

/**
 * How a column is read whose value lies in no cell: the owner, the days until the customer goes back to the pool.
 * Another day needs another read.
 */
export function derivedRead(
  workspace: Workspace,
  column: Column,
  today: Day,
): ((row: ViewRow) => CellValue) | undefined {
  if (column.role === 'owner') return (row) => cellOf(row, column, workspace.envelope(row.customer))
  if (column.role !== 'returnsIn') return undefined
  return (row) => {
    const envelope = workspace.envelope(row.customer)
    return envelope === undefined ? null : daysToReturn(workspace.company.get(), row, envelope, today)
  }
}
