import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** What a cell shows: a stored value, or what the record's stamps and its envelope say. */
export function cellOf(row: ViewRow, column: Column, envelope: Envelope | undefined): CellValue {
  if (column.role === 'owner') return envelope === undefined ? null : ownerOf(envelope)
  switch (column.kind) {
    case 'createdAt':
      return row.created.at
    case 'createdBy':
      return row.created.by
    case 'changedAt':
      return row.changed.at
    case 'changedBy':
      return row.changed.by
    default:
      return row.cells[column.id] ?? null
  }
}
