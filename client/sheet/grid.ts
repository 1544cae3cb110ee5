import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  createGrid,
  EventApiModule,
  InfiniteRowModelModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  type ColDef,
  type GridApi,
} from 'ag-grid-community'
import { sheetTheme } from './theme.ts'

/** The class names of AG Grid 36.2 that the layer stands on; a contract test looks for them in the package. */
export const gridClasses = {
  viewport: 'ag-grid-viewport',
  container: 'ag-grid-scrolling-container',
  frozen: 'ag-grid-pinned-top-rows-container',
  header: 'ag-header',
  headerCell: 'ag-header-cell',
  row: 'ag-row',
  cell: 'ag-cell',
} as const

export interface GridParts {
  readonly rowHeight: number
  readonly headerHeight: number
  readonly label: string
  readonly columnDefs: ColDef[]
}

/**
 * AG Grid as a pure view: the Infinite Row Model with a source that never answers. Rows are positions, nothing more;
 * values are asked from our index when a cell is drawn. So a new order is one redraw of what is seen, no block is
 * ever fetched, and no row is ever blank.
 */
export function openGrid(host: HTMLElement, parts: GridParts): GridApi {
  return createGrid(
    host,
    {
      theme: sheetTheme,
      rowModelType: 'infinite',
      datasource: { rowCount: 0, getRows: () => undefined },
      infiniteInitialRowCount: 1,
      cacheBlockSize: 500,
      maxBlocksInCache: 20,
      // Unanswered questions would use up the default of two, and blocks beyond them would be dropped as empty.
      maxConcurrentDatasourceRequests: 1_000_000,
      rowHeight: parts.rowHeight,
      headerHeight: parts.headerHeight,
      columnDefs: parts.columnDefs,
      defaultColDef: {
        resizable: true,
        sortable: false,
        cellDataType: false,
        suppressHeaderMenuButton: true,
        suppressHeaderContextMenu: true,
        minWidth: 40,
        maxWidth: 1000,
        cellRendererParams: { suppressMouseEventHandling: () => true },
      },
      rowBuffer: 4,
      suppressAnimationFrame: true,
      // A transformed row is a stacking context of its own and would hide the pinned cells' order from our layer.
      suppressRowTransform: true,
      suppressCellFocus: true,
      suppressNoRowsOverlay: true,
      suppressColumnMoveAnimation: true,
      suppressDragLeaveHidesColumns: true,
      suppressContextMenu: true,
      animateRows: false,
      suppressAutoSize: true,
      ensureDomOrder: false,
    },
    {
      modules: [
        InfiniteRowModelModule,
        PinnedRowModule,
        ColumnApiModule,
        RowApiModule,
        ScrollApiModule,
        RenderApiModule,
        CellApiModule,
        CellStyleModule,
        EventApiModule,
      ],
    },
  )
}
