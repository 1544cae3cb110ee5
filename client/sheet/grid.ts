import {
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
  type ICellRendererComp,
} from 'ag-grid-community'
import { sheetTheme } from './theme.ts'

/** The class names of AG Grid 36.2 that the layer stands on; a contract test looks for them in the package. */
export const gridClasses = {
  viewport: 'ag-grid-viewport',
  container: 'ag-grid-scrolling-container',
  frozen: 'ag-grid-pinned-top-rows-container',
  header: 'ag-header',
  headerCell: 'ag-header-cell',
} as const

export interface GridParts {
  readonly rowHeight: number
  readonly headerHeight: number
  /** Of all frozen rows together. */
  readonly frozenHeight: () => number
  readonly label: string
  readonly columnDefs: ColDef[]
}

/**
 * AG Grid as a pure frame: headers, columns that are dragged and resized, the scroller and its bars. To it there is one
 * row, as high as all lines together, and another as high as the frozen ones; neither is shown. What stands in them is
 * painted by us (`rowPainter.ts`), so that the grid neither makes nor throws away an element while one scrolls.
 */
export function openGrid(host: HTMLElement, parts: GridParts): GridApi {
  return createGrid(
    host,
    {
      theme: sheetTheme,
      rowModelType: 'infinite',
      datasource: { rowCount: 0, getRows: () => undefined },
      infiniteInitialRowCount: 1,
      rowHeight: parts.rowHeight,
      getRowHeight: ({ node }) => (node.rowPinned === 'top' ? parts.frozenHeight() : undefined),
      isFullWidthRow: () => true,
      fullWidthCellRenderer: Ground,
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
      },
      suppressAnimationFrame: true,
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
        EventApiModule,
      ],
    },
  )
}

/** One of the grid's own elements, which are there as soon as it is open. */
export function gridPart(host: HTMLElement, part: keyof typeof gridClasses): HTMLElement {
  const found = host.querySelector<HTMLElement>(`.${gridClasses[part]}`)
  if (found === null) throw new Error(`AG Grid has no .${gridClasses[part]}: its version changed under the sheet`)
  return found
}

/** Nothing: what the grid's one row shows. */
class Ground implements ICellRendererComp {
  readonly #gui = document.createElement('div')

  init(): void {}

  getGui(): HTMLElement {
    return this.#gui
  }

  refresh(): boolean {
    return true
  }
}
