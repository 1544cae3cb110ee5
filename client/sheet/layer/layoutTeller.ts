import type { GridApi } from 'ag-grid-community'
import type { ColumnId } from '#shared/base/id.ts'
import type { Desk } from './desk.ts'
import { columnsMeant } from './fitColumns.ts'
import { addColumn, rowNumberColumn } from './geometry.ts'

/** Measures columns anew whenever the grid lays them out, and tells the page what a hand resized or moved. */
export function tellLayout(desk: Desk, api: GridApi, measure: () => void): void {
  const { geometry } = desk
  api.addEventListener('displayedColumnsChanged', measure)
  api.addEventListener('columnResized', ({ finished, source, column }) => {
    measure()
    if (!finished || source !== 'uiColumnResized' || column === null) return
    const id = column.getColId() as ColumnId // our own two columns are not resized
    const width = column.getActualWidth()
    const places = columnsMeant(
      desk,
      geometry.columns.findIndex(({ sheet }) => sheet.column.id === id),
    )
    const ids = places.flatMap((place) => geometry.columns[place]?.sheet.column.id ?? [])
    const { onLayout } = desk.props()
    if (ids.length < 2) onLayout?.({ kind: 'width', column: id, width })
    else onLayout?.({ kind: 'widths', widths: new Map(ids.map((each) => [each, width])) })
  })
  api.addEventListener('columnMoved', ({ finished, source }) => {
    measure()
    if (!finished || source !== 'uiColumnMoved') return
    const ids = api.getAllGridColumns().map((column) => column.getColId())
    // Our own two columns are the only ones that bear no ColumnId.
    const columns = ids.filter((id) => id !== rowNumberColumn && id !== addColumn) as ColumnId[]
    desk.props().onLayout?.({ kind: 'order', columns })
  })
}
