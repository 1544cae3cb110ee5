import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { cellOf } from '../cellOf.ts'
import type { Desk } from './desk.ts'

/** What a value shows as, for the announcement and the hover text. */
export const shownText = (desk: Desk, column: Column, value: CellValue): string =>
  column.kind === 'checkbox' ? (value === true ? '✓' : '') : formatCell(column, value, desk.props().context)

/** The text of the row's first column: what people call it. */
export function titleOf(desk: Desk, row: ViewRow): string {
  const sheet = desk.geometry.columns[0]?.sheet
  return sheet === undefined ? '' : shownText(desk, sheet.column, cellOf(row, sheet))
}
