import type { Day } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { daysToReturn } from '#shared/ownership/returnDay.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import { cellOf } from './cellOf.ts'

type Read = (row: ViewRow) => CellValue

const known = new WeakMap<Workspace, WeakMap<Column, { readonly today: Day; readonly read: Read }>>()

/**
 * How a column is read whose value lies in no cell: the owner, the days until the customer goes back to the pool. The
 * same function for the same column and day: another one would mean that every row is to be read anew.
 */
export function derivedRead(workspace: Workspace, column: Column, today: Day): Read | undefined {
  const ofWorkspace = known.get(workspace) ?? new WeakMap()
  known.set(workspace, ofWorkspace)
  const before = ofWorkspace.get(column)
  if (before?.today === today) return before.read
  const read = readOf(workspace, column, today)
  if (read !== undefined) ofWorkspace.set(column, { today, read })
  return read
}

function readOf(workspace: Workspace, column: Column, today: Day): Read | undefined {
  if (column.role === 'owner') return (row) => cellOf(row, column, workspace.envelope(row.customer))
  if (column.role !== 'returnsIn') return undefined
  return (row) => {
    const envelope = workspace.envelope(row.customer)
    return envelope === undefined ? null : daysToReturn(workspace.company.get(), row, envelope, today)
  }
}
