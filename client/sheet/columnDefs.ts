import type { ColDef, GridApi } from 'ag-grid-community'
import type { Words } from '../words/zh.ts'
import { isRightAligned, widthOfKind } from './columnLook.ts'
import { AddColumnLook, HeaderLook } from './headerLook.ts'
import { addColumn, rowNumberColumn } from './layer/geometry.ts'
import type { LineIndex } from './lineIndex.ts'
import type { SheetColumn, SheetProps } from './sheetProps.ts'

export interface ColumnDefParts {
  readonly index: Numbered
  readonly props: () => SheetProps
  readonly words: () => Words['sheet']
}

type Numbered = Pick<LineIndex, 'total' | 'rowCount'>

/** Room for the open button and as many digits as all rows need, so that no filter or search moves cells sideways. */
export const rowNumberWidth = ({ total, rowCount }: Numbered): number =>
  44 + 8 * Math.max(3, String(Math.max(total, rowCount)).length)

/** Our columns in the grid's terms: their headers, widths and places. What stands in the cells is no affair of the grid. */
export function columnDefs({ index, props, words }: ColumnDefParts): ColDef[] {
  const numbers: ColDef = {
    colId: rowNumberColumn,
    headerName: words().rowNumber,
    pinned: 'left',
    lockPinned: true,
    lockPosition: 'left',
    suppressMovable: true,
    resizable: false,
    width: rowNumberWidth(index),
    headerClass: 'kb-number-head',
  }
  const plus: ColDef = {
    colId: addColumn,
    headerName: words().addColumn,
    width: 44,
    resizable: false,
    suppressMovable: true,
    lockPosition: 'right',
    headerClass: 'kb-plus-head',
    headerComponent: AddColumnLook,
    headerComponentParams: { words, openMenu: (anchor: DOMRect) => props().onAddColumn?.(anchor) },
  }
  const own = props().columns.map((sheet) => ownColumn(sheet, { props, words }))
  return [numbers, ...own, ...(props().onAddColumn === undefined ? [] : [plus])]
}

/** Columns that say the same as before, where and as wide as they shall stand now: no cell is made anew for it. */
export function placeColumns(api: GridApi, columns: readonly SheetColumn[]): void {
  const own = columns.map((sheet) => ({
    colId: sheet.column.id,
    width: widthOf(sheet),
    hide: sheet.hidden === true,
    pinned: sheet.pinned === true ? ('left' as const) : null,
  }))
  api.applyColumnState({ state: [{ colId: rowNumberColumn }, ...own, { colId: addColumn }], applyOrder: true })
}

const widthOf = ({ width, column }: SheetColumn): number => width ?? column.width ?? widthOfKind(column.kind)

function ownColumn(sheet: SheetColumn, { props, words }: Pick<ColumnDefParts, 'props' | 'words'>): ColDef {
  const { column } = sheet
  return {
    colId: column.id,
    headerName: column.name,
    width: widthOf(sheet),
    hide: sheet.hidden === true,
    pinned: sheet.pinned === true ? 'left' : null,
    lockPinned: true,
    headerClass: isRightAligned(column.kind) ? 'kb-right' : '',
    headerComponent: HeaderLook,
    headerComponentParams: {
      column,
      words,
      sorted: () => {
        const { sort } = props().query
        const place = sort.findIndex((key) => key.column === column.id)
        if (place < 0) return null
        return { descending: sort[place]?.descending === true, place: sort.length > 1 ? place + 1 : null }
      },
      hasMenu: () => props().onHeaderMenu !== undefined,
      openMenu: (anchor: DOMRect) => props().onHeaderMenu?.(column, anchor),
      filtered: () => (props().onHeaderFilter === undefined ? null : { on: props().filtered?.has(column.id) === true }),
      openFilter: (anchor: DOMRect) => props().onHeaderFilter?.(column, anchor),
    },
  }
}
