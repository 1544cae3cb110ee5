import { checkCell } from '#shared/ledger/checkCell.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import { isOffered } from '#shared/ledger/defaultCell.ts'
import { mayEditColumn, maySeeColumn } from '#shared/ownership/rights.ts'
import type { Layout } from '#shared/view/layout.ts'
import { wantedCells } from '#shared/view/wanted.ts'
import type { Workspace } from '../replica/workspace.ts'
import type { SheetNewRow } from '../sheet/sheetProps.ts'

/**
 * A new customer's row with the values that the view's conditions leave, so that he stays in sight: only in columns
 * that this person writes, and never over what the gesture itself says.
 */
export function filledFor(
  workspace: Pick<Workspace, 'company' | 'viewer' | 'me'>,
  layout: Pick<Layout, 'filter' | 'quick'>,
  row: SheetNewRow,
): SheetNewRow {
  const company = workspace.company.get()
  const viewer = workspace.viewer.get()
  const columnOf = (id: Column['id']): Column | undefined => {
    const column = company.columns.get(id)
    const isWritten =
      column?.table === 'customers' &&
      column.deleted !== true &&
      isTypeable(column) &&
      maySeeColumn(viewer, column) &&
      mayEditColumn(viewer, column)
    return isWritten ? column : undefined
  }
  const added = [...wantedCells(layout, columnOf, workspace.me)].flatMap(([id, now]) => {
    const column = columnOf(id)
    const isSaid = row.some((cell) => cell.column === id)
    const fits = column !== undefined && isOffered(column, now) && checkCell(column, now, company) === null
    return fits && !isSaid ? [{ column: id, now }] : []
  })
  return added.length === 0 ? row : [...row, ...added]
}
