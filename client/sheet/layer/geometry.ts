import type { GridApi } from 'ag-grid-community'
import type { SheetColumn, SheetProps } from '../sheetProps.ts'
import type { Place } from './boxes.ts'
import type { StuckLine } from './stuckLines.ts'

export interface ShownColumn {
  readonly sheet: SheetColumn
  /** From the left edge of its pane: the pinned one, or the scrolling one. */
  readonly left: number
  readonly width: number
  readonly pinned: boolean
  /** Its number to screen readers, as its header bears it: hidden columns count. */
  readonly ariaIndex?: number
}

export interface Rect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where cells are, by arithmetic alone: every row is as high as the next, every column's width is known. */
export interface Geometry {
  readonly columns: readonly ShownColumn[]
  /** All that is pinned, the row numbers included. */
  readonly pinnedWidth: number
  readonly rowHeight: number
  readonly headerHeight: number
  /** Lines from the first on that stay under the headers while the others scroll. */
  readonly frozenRows: number
  /** Headers of groups that stay there while their rows scroll. */
  readonly stuck: readonly StuckLine[]
  readonly viewport: HTMLElement
  /** Reads the columns anew from the grid. */
  measure(): void
  /** A cell's rectangle seen from the top left of the viewport's box, scrolled as it is now. */
  rectOf(place: Place): Rect
  /** The cell under a point of the screen, brought inside the rows and columns there are. */
  placeAt(x: number, y: number, rows: number): Place
  /** What lies under a point: a cell, a row number, or neither. */
  zoneAt(x: number, y: number, rows: number): 'cell' | 'rowNumber' | 'header' | 'beyond'
  /** First and last row position that can be seen of those that scroll. */
  visibleRows(rows: number): readonly [number, number]
}

/** What scrolls away under the headers begins this far below the viewport's upper edge. */
export const coveredHeight = ({ headerHeight, frozenRows, stuck, rowHeight }: Geometry): number =>
  headerHeight + (frozenRows + stuck.length) * rowHeight

/**
 * How far the name of a group may reach: over the frozen columns, but not over a total that stands in one of them; over
 * the first column where none is frozen.
 */
export function groupLabelWidth({ columns, pinnedWidth }: Geometry, { totals }: SheetProps): number {
  const first = columns[0]
  if (first?.pinned === false) return pinnedWidth + first.width
  const next = columns.slice(1).find(({ pinned, sheet }) => pinned && totals?.isChosen(sheet.column.id) === true)
  return next?.left ?? pinnedWidth
}

export const rowNumberColumn = '#'
export const addColumn = '+'

export function createGeometry(
  api: GridApi,
  viewport: HTMLElement,
  sizes: Pick<Geometry, 'rowHeight' | 'headerHeight' | 'frozenRows' | 'stuck'>,
  sheetColumnOf: (id: string) => SheetColumn | undefined,
): Geometry {
  let columns: ShownColumn[] = []
  let pinnedWidth = 0
  const measure = () => {
    columns = []
    pinnedWidth = 0
    let left = 0
    for (const column of api.getAllDisplayedColumns()) {
      const width = column.getActualWidth()
      const pinned = column.getPinned() === 'left'
      const sheet = sheetColumnOf(column.getColId())
      const aria = 'ariaColIndex' in column ? { ariaIndex: Number(column.ariaColIndex) } : {}
      if (sheet !== undefined) columns.push({ sheet, left: pinned ? pinnedWidth : left, width, pinned, ...aria })
      if (pinned) pinnedWidth += width
      else left += width
    }
  }
  /** A point as it lies in the pane: pinned columns do not scroll. */
  const inPane = (x: number) => {
    const seen = x - viewport.getBoundingClientRect().left
    return seen < pinnedWidth
      ? { pinned: true, at: seen }
      : { pinned: false, at: seen - pinnedWidth + viewport.scrollLeft }
  }
  const rowAt = (y: number) => {
    const below = y - viewport.getBoundingClientRect().top - sizes.headerHeight
    const over = sizes.stuck.find(({ top }) => below >= Math.max(top, 0) && below < top + sizes.rowHeight)
    if (over !== undefined) return over.line
    const scrolled = below < sizes.frozenRows * sizes.rowHeight ? 0 : viewport.scrollTop
    return Math.floor((below + scrolled) / sizes.rowHeight)
  }
  return {
    get columns() {
      return columns
    },
    get pinnedWidth() {
      return pinnedWidth
    },
    get rowHeight() {
      return sizes.rowHeight
    },
    get headerHeight() {
      return sizes.headerHeight
    },
    get frozenRows() {
      return sizes.frozenRows
    },
    get stuck() {
      return sizes.stuck
    },
    viewport,
    measure,
    rectOf({ row, column }) {
      const shown = columns[column]
      const left = shown === undefined ? 0 : shown.pinned ? shown.left : pinnedWidth + shown.left - viewport.scrollLeft
      return {
        left,
        top: sizes.headerHeight + row * sizes.rowHeight - (row < sizes.frozenRows ? 0 : viewport.scrollTop),
        width: shown?.width ?? 0,
        height: sizes.rowHeight,
      }
    },
    placeAt(x, y, rows) {
      const { pinned, at } = inPane(x)
      let found = -1
      columns.forEach((column, place) => {
        if (column.pinned === pinned && column.left <= at) found = place
      })
      if (found < 0) found = columns.findIndex((column) => column.pinned === pinned)
      return { row: Math.max(0, Math.min(rowAt(y), rows - 1)), column: Math.max(0, found) }
    },
    zoneAt(x, y, rows) {
      const box = viewport.getBoundingClientRect()
      if (y < box.top + sizes.headerHeight) return 'header'
      const row = rowAt(y)
      if (row < 0 || row >= rows) return 'beyond'
      const { pinned, at } = inPane(x)
      const last = columns.at(-1)
      if (pinned && at < (columns.find((column) => column.pinned)?.left ?? pinnedWidth)) return 'rowNumber'
      if (!pinned && last !== undefined && at >= (last.pinned ? 0 : last.left + last.width)) return 'beyond'
      return 'cell'
    },
    visibleRows(rows) {
      const first = sizes.frozenRows + Math.max(0, Math.floor(viewport.scrollTop / sizes.rowHeight))
      const count = Math.ceil((viewport.clientHeight - sizes.headerHeight) / sizes.rowHeight) - sizes.frozenRows
      return [first, Math.min(rows - 1, first + count)]
    },
  }
}
