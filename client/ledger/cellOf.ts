import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf as rowCellOf } from '../sheet/cellOf.ts'

/** What a cell shows: what the row says, and for the owner's column what the envelope says. */
export function cellOf(row: ViewRow, column: Column, envelope: Envelope | undefined): CellValue {
  if (column.role === 'owner') return envelope === undefined ? null : ownerOf(envelope)
  return rowCellOf(row, { column })
}
