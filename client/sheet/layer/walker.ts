import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import { isFilled } from './overlay.ts'
import { nearestRowLine } from './rowLines.ts'
import { farCorner } from './selection.ts'
import { edgeFrom, nextInBoxes, steps, type Direction } from './walk.ts'

/** Moves the cursor, or with `extend` the far corner of the selection. */
export interface Walker {
  step(direction: Direction, how: { readonly extend: boolean; readonly toEdge: boolean }): void
  /** Enter and Tab: through the selection when there is one, else to the next cell. */
  advance(by: 'enter' | 'tab', backwards: boolean): void
  /** A screen up, down, left or right. */
  page(direction: Direction, extend: boolean): void
  toRowEnd(end: 'first' | 'last', extend: boolean): void
  toCorner(end: 'first' | 'last', extend: boolean): void
  /** The whole rows or columns that the selection touches. */
  widen(span: 'rows' | 'columns'): void
  /** The run of Tabs is over: Enter goes straight down again. */
  endTabs(): void
}

/**
 * Where Ctrl+Home goes: as in Excel the first cell that scrolls. The first column stands still before anybody froze one,
 * and is home as long as it does so alone.
 */
function homeOf({ geometry, index }: Desk): Place {
  const pinned = geometry.columns.filter((each) => each.pinned).length
  return {
    row: geometry.frozenRows < index.size ? geometry.frozenRows : 0,
    column: pinned > 1 && pinned < geometry.columns.length ? pinned : 0,
  }
}

export function createWalker(desk: Desk, show: (place: Place) => void): Walker {
  const { selection } = desk
  /** Where the present run of Tabs began: Enter goes back below it. */
  let tabHome: number | null = null

  const lastRow = () => Math.max(desk.index.size - 1, 0)
  const lastColumn = () => desk.geometry.columns.length - 1
  const within = ({ row, column }: Place): Place => ({
    row: Math.max(0, Math.min(row, lastRow())),
    column: Math.max(0, Math.min(column, lastColumn())),
  })
  const moveTo = (place: Place, extend: boolean) => {
    const inside = within(place)
    if (extend) selection.extendTo(inside)
    else selection.put(inside)
    show(inside)
  }
  /** The first cell may be a frozen one, which is in sight wherever the others are scrolled to. */
  const scrollHome = () => {
    desk.geometry.viewport.scrollLeft = 0
  }
  const scrollUp = () => {
    desk.geometry.viewport.scrollTop = 0
  }
  const from = (extend: boolean): Place =>
    (extend ? farCorner(selection) : selection.head()) ?? selection.head() ?? { row: 0, column: 0 }

  const pageRows = () => {
    const [first, last] = desk.geometry.visibleRows(desk.index.size)
    return Math.max(1, last - first - 2 - desk.geometry.stuck.length)
  }
  /** The column about a screen's width away; never none at all. */
  const pageColumn = (column: number, by: 1 | -1): number => {
    const { columns, viewport, pinnedWidth } = desk.geometry
    const start = columns[column]
    if (start === undefined) return column
    const room = viewport.clientWidth - pinnedWidth
    let to = column + by
    for (;;) {
      const next = columns[to + by]
      if (next === undefined || next.pinned !== start.pinned || Math.abs(next.left - start.left) > room) return to
      to += by
    }
  }

  return {
    step(direction, { extend, toEdge }) {
      const start = from(extend)
      const move = steps[direction]
      const field = { rows: desk.index.size, columns: desk.geometry.columns.length }
      const place = toEdge
        ? edgeFrom(start, direction, { ...field, isFilled: ({ row, column }) => isFilled(desk, row, column) })
        : { row: start.row + move.row, column: start.column + move.column }
      moveTo(place, extend)
    },
    advance(by, backwards) {
      const head = selection.head()
      if (head === null) return
      if (!selection.isSingle) {
        const next = nextInBoxes(head, selection.boxes(), by === 'tab' ? 'row' : 'column', backwards)
        selection.roam(next)
        return show(next)
      }
      const change = backwards ? -1 : 1
      if (by === 'tab') {
        tabHome ??= head.column
        const wraps = head.column + change > lastColumn()
        const below = nearestRowLine(desk.index, head.row + 1, 1)
        return moveTo(wraps ? { row: below, column: 0 } : { row: head.row, column: head.column + change }, false)
      }
      const column = backwards ? head.column : (tabHome ?? head.column)
      tabHome = null
      // Headers of groups are for the arrows: whoever fills rows goes on in the next one.
      moveTo({ row: nearestRowLine(desk.index, head.row + change, change), column }, false)
    },
    page(direction, extend) {
      const { row, column } = from(extend)
      if (direction === 'up' || direction === 'down') {
        return moveTo({ row: row + (direction === 'up' ? -pageRows() : pageRows()), column }, extend)
      }
      moveTo({ row, column: pageColumn(column, direction === 'left' ? -1 : 1) }, extend)
    },
    toRowEnd(end, extend) {
      if (end === 'first') scrollHome()
      moveTo({ row: from(extend).row, column: end === 'first' ? 0 : lastColumn() }, extend)
    },
    toCorner(end, extend) {
      if (end === 'first') {
        scrollHome()
        scrollUp()
      }
      const first = extend ? { row: 0, column: 0 } : homeOf(desk)
      moveTo(end === 'first' ? first : { row: lastRow(), column: lastColumn() }, extend)
    },
    widen(span) {
      const anchor = selection.anchor()
      const far = farCorner(selection)
      if (anchor === null || far === null) return
      const isAll = selection.span === 'all' || (selection.span !== 'cells' && selection.span !== span)
      if (isAll) selection.all()
      else selection.restretch(anchor, far, span)
      desk.redraw()
    },
    endTabs() {
      tabHome = null
    },
  }
}
