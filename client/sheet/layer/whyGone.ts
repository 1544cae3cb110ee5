import type { RecordId } from '#shared/base/id.ts'
import type { SheetColumn } from '../sheetProps.ts'
import type { Desk } from './desk.ts'

/** Why a cell can no longer be written; null: it can. */
export function whyGone(desk: Desk, record: RecordId, { column }: SheetColumn): 'row' | 'column' | 'right' | null {
  const row = desk.index.at(desk.index.positionOf(record))
  if (row === undefined) return 'row'
  if (!desk.geometry.columns.some(({ sheet }) => sheet.column.id === column.id)) return 'column'
  return desk.props().mayEdit(row, column) ? null : 'right'
}
