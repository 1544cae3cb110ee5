import type { CellClassRules, ColDef, GridApi, IRowNode } from 'ag-grid-community'
import { storedIn } from '#shared/attachment/attachment.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { isTypeable } from '#shared/ledger/column.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Words } from '../words/zh.ts'
import { CellLook, hasOwnLook } from './cellLook.ts'
import { cellOf } from './cellOf.ts'
import { cellPaint, hasSign } from './cellPaint.ts'
import { isRightAligned, widthOfKind } from './columnLook.ts'
import { AddColumnLook, HeaderLook } from './headerLook.ts'
import { addColumn, rowNumberColumn } from './layer/geometry.ts'
import type { Subtotals } from './layer/subtotals.ts'
import { groupFacts } from './groupLabel.ts'
import type { LineIndex } from './lineIndex.ts'
import { pageFiles } from './pageFiles.ts'
import { ProposedLook } from './proposedLook.ts'
import { RowNumberLook } from './rowNumberLook.ts'
import type { SheetColumn, SheetProps } from './sheetProps.ts'

export interface ColumnDefParts {
  readonly index: LineIndex
  readonly subtotals: Pick<Subtotals, 'textOf'>
  readonly props: () => SheetProps
  readonly words: () => Words['sheet']
  readonly open: (position: number) => void
  /** Lines that the grid draws apart, above those that scroll: its own numbers begin after them. */
  readonly frozenRows: () => number
}

/** Of a row that the grid draws. */
type Drawn = Pick<IRowNode, 'rowIndex' | 'rowPinned'> | null | undefined

/** Room for the open button and as many digits as the last row has. */
export const rowNumberWidth = (rows: number): number => 44 + 8 * Math.max(3, String(rows).length)

/** Our columns in the grid's terms: it asks for each value by position, and keeps none. */
export function columnDefs(parts: ColumnDefParts): ColDef[] {
  const { index, props, words, open } = parts
  const lineOf = lineReader(parts)
  const numbers: ColDef = {
    colId: rowNumberColumn,
    headerName: words().rowNumber,
    pinned: 'left',
    lockPinned: true,
    lockPosition: 'left',
    suppressMovable: true,
    resizable: false,
    width: rowNumberWidth(index.rowCount),
    headerClass: 'kb-number-head',
    cellClass: 'kb-number-cell',
    cellClassRules: groupClasses(index, lineOf),
    cellRenderer: RowNumberLook,
    cellRendererParams: {
      suppressMouseEventHandling: () => true,
      words,
      open,
      lineOf,
      numberAt: (line: number) => (index.at(line) === undefined ? null : index.rowPlaceAt(line) + 1),
      remarksAt(line: number) {
        const row = index.at(line)
        return row === undefined ? 0 : (props().remarksOf?.(row) ?? 0)
      },
      proposalsAt(line: number) {
        const row = index.at(line)
        return row === undefined ? 0 : (props().proposed?.rows.get(row.id)?.proposals.length ?? 0)
      },
      openProposals(line: number) {
        const row = index.at(line)
        if (row !== undefined) props().proposed?.onOpen(row, null)
      },
      groupAt(line: number) {
        const group = index.groupAt(line)
        return group === undefined ? null : groupFacts(group, words().group, props().context)
      },
      toggle: (line: number) => index.fold(line, index.groupAt(line)?.isFolded !== true),
      canOpen: () => props().onOpen !== undefined,
      canMove: () => props().onMoveRows !== undefined,
    },
  }
  const plus: ColDef = {
    colId: addColumn,
    headerName: words().addColumn,
    width: 44,
    resizable: false,
    suppressMovable: true,
    lockPosition: 'right',
    headerClass: 'kb-plus-head',
    cellClass: 'kb-plus-cell',
    headerComponent: AddColumnLook,
    headerComponentParams: { words, openMenu: (anchor: DOMRect) => props().onAddColumn?.(anchor) },
    cellRendererParams: { suppressMouseEventHandling: () => true },
  }
  const own = props().columns.map((sheet) => ownColumn(sheet, parts))
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

/** Which line a drawn row is; −1: none. */
function lineReader({ frozenRows }: ColumnDefParts) {
  return (node: Drawn): number => {
    if (node?.rowIndex === null || node?.rowIndex === undefined) return -1
    return node.rowPinned === 'top' ? node.rowIndex : node.rowIndex + frozenRows()
  }
}

function ownColumn(sheet: SheetColumn, parts: ColumnDefParts): ColDef {
  const { index, subtotals, props, words } = parts
  const { column } = sheet
  const lineOf = lineReader(parts)
  const classes = ['kb-cell', `kb-kind-${column.kind}`]
  if (isRightAligned(column.kind)) classes.push('kb-right')
  if (!isTypeable(column)) classes.push('kb-fixed')
  const rowAt = (node: Drawn) => index.at(lineOf(node))
  const isProposed = (node: Drawn) => {
    const row = rowAt(node)
    return row !== undefined && props().proposed?.rows.get(row.id)?.cells.has(column.id) === true
  }
  const isHeader = (node: Drawn) => index.groupAt(lineOf(node)) !== undefined
  return {
    colId: column.id,
    headerName: column.name,
    width: widthOf(sheet),
    hide: sheet.hidden === true,
    pinned: sheet.pinned === true ? 'left' : null,
    lockPinned: true,
    cellClass: classes,
    headerClass: isRightAligned(column.kind) ? 'kb-right' : '',
    valueGetter: ({ node }) => {
      const row = rowAt(node)
      if (row !== undefined) return cellOf(row, sheet)
      return isHeader(node) ? subtotals.textOf(sheet, lineOf(node)) : undefined
    },
    valueFormatter: ({ value, node }) =>
      isHeader(node) ? String(value) : formatCell(column, value as CellValue | undefined, props().context),
    cellClassRules: {
      ...groupClasses(index, lineOf),
      'kb-absent': ({ node }) => props().loading === true && rowAt(node) === undefined,
      'kb-waiting': ({ node }) => {
        const row = rowAt(node)
        if (row?.waiting === 'row' || row?.waiting?.has(column.id) === true) return true
        return column.kind === 'attachment' && row !== undefined && waitsForFiles(cellOf(row, sheet))
      },
      'kb-late': ({ node }) => {
        if (column.role !== 'nextFollowUpOn') return false
        const row = rowAt(node)
        const day = row === undefined ? null : cellOf(row, sheet)
        return typeof day === 'string' && day < props().context.today
      },
      'kb-missing': ({ node }) => {
        const row = column.required === true ? rowAt(node) : undefined
        return row !== undefined && (cellOf(row, sheet) ?? '') === ''
      },
      'kb-sign': ({ node }) => hasSign(props(), rowAt(node), column.id),
      'kb-proposed': ({ node }) => isProposed(node),
      'kb-disputed': ({ node }) => rowAt(node)?.disputed?.has(column.id) === true,
    },
    cellStyle: ({ node }) => cellPaint(props(), rowAt(node), column.id),
    cellRendererSelector: ({ node }) => {
      if (isProposed(node)) return { component: ProposedLook }
      return hasOwnLook(column) ? { component: CellLook } : undefined
    },
    cellRendererParams: {
      suppressMouseEventHandling: () => true,
      column,
      isHeader,
      customerAt: (node: Drawn) => rowAt(node)?.customer ?? null,
      context: () => props().context,
      told: (node: Drawn) => {
        const row = rowAt(node)
        return row === undefined ? '' : (props().proposed?.told(row, column) ?? '')
      },
      openProposals: (node: Drawn) => {
        const row = rowAt(node)
        if (row !== undefined) props().proposed?.onOpen(row, column.id)
      },
    },
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

/** Is a file of the cell not on the server yet? */
const waitsForFiles = (value: CellValue): boolean => storedIn(value).some(({ id }) => pageFiles.waits(id))

/** The cells of a group's header, by how deep it is. */
function groupClasses(index: LineIndex, lineOf: (node: Drawn) => number): CellClassRules {
  const levelOf = (node: Drawn) => index.groupAt(lineOf(node))?.level
  return {
    'kb-group-cell': ({ node }) => levelOf(node) !== undefined,
    'kb-group-inner': ({ node }) => (levelOf(node) ?? 0) > 0,
  }
}
