import type { ColumnId, RecordId } from '#shared/base/id.ts'

/** A cell by place: row position and column place among the shown columns. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells, both ends included. */
export interface Box {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What is being shown, as far as a selection must know. */
export interface Field {
  rows(): number
  columns(): readonly ColumnId[]
  idAt(position: number): RecordId | undefined
  positionOf(id: RecordId): number
}

/** Whole rows, whole columns, everything, or just the cells between two corners. */
export type Span = 'cells' | 'rows' | 'columns' | 'all'

/**
 * Two corners, kept by record and column so that a row that moves takes its end of the selection along.
 * `head` is where the cursor is and where extending goes on; `anchor` stays.
 */
export interface Selection {
  head(): Place | null
  anchor(): Place | null
  box(): Box | null
  readonly span: Span
  /** One cell; the place is brought inside the field. */
  put(place: Place): void
  /** Both corners; `span` says whether rows or columns go all the way. */
  stretch(anchor: Place, head: Place, span?: Span): void
  extendTo(head: Place): void
  all(): void
  /** Moves the cursor within the box without changing it (Enter and Tab in a selection). */
  roam(place: Place): void
  collapse(): void
  readonly isSingle: boolean
}

interface Corner {
  readonly record: RecordId | undefined
  readonly columnId: ColumnId | undefined
  /** Where it was last: what stands in when its record or column is gone. */
  readonly last: Place
}

export function createSelection(field: Field): Selection {
  let anchor: Corner | null = null
  let far: Corner | null = null
  let cursor: Corner | null = null
  let span: Span = 'cells'

  const clampRow = (row: number) => Math.max(0, Math.min(row, field.rows() - 1))
  const clampColumn = (column: number) => Math.max(0, Math.min(column, field.columns().length - 1))
  const cornerAt = ({ row, column }: Place): Corner => {
    const last = { row: clampRow(row), column: clampColumn(column) }
    return { record: field.idAt(last.row), columnId: field.columns()[last.column], last }
  }
  const placeOf = (corner: Corner | null): Place | null => {
    if (corner === null || field.rows() === 0 || field.columns().length === 0) return null
    const row = corner.record === undefined ? -1 : field.positionOf(corner.record)
    const column = corner.columnId === undefined ? -1 : field.columns().indexOf(corner.columnId)
    return {
      row: row >= 0 ? row : clampRow(corner.last.row),
      column: column >= 0 ? column : clampColumn(corner.last.column),
    }
  }
  const put = (place: Place) => {
    anchor = far = cursor = cornerAt(place)
    span = 'cells'
  }
  const box = (): Box | null => {
    const from = placeOf(anchor)
    const to = placeOf(far)
    if (from === null || to === null) return null
    const wide = span === 'rows' || span === 'all'
    const tall = span === 'columns' || span === 'all'
    return {
      top: tall ? 0 : Math.min(from.row, to.row),
      bottom: tall ? field.rows() - 1 : Math.max(from.row, to.row),
      left: wide ? 0 : Math.min(from.column, to.column),
      right: wide ? field.columns().length - 1 : Math.max(from.column, to.column),
    }
  }
  return {
    head: () => placeOf(cursor),
    anchor: () => placeOf(anchor),
    box,
    get span() {
      return span
    },
    get isSingle() {
      const shown = box()
      return shown !== null && shown.top === shown.bottom && shown.left === shown.right
    },
    put,
    stretch(from, to, wanted = 'cells') {
      anchor = cursor = cornerAt(from)
      far = cornerAt(to)
      span = wanted
    },
    extendTo(to) {
      if (anchor === null) return put(to)
      far = cornerAt(to)
      cursor = anchor
      if (span === 'all') span = 'cells'
    },
    all() {
      const here = placeOf(cursor) ?? { row: 0, column: 0 }
      anchor = far = cursor = cornerAt(here)
      span = 'all'
    },
    roam(place) {
      cursor = cornerAt(place)
    },
    collapse() {
      const here = placeOf(cursor)
      if (here !== null) put(here)
    },
  }
}

/** The far corner of a selection: what Shift+arrow moves. */
export function farCorner(selection: Selection): Place | null {
  const box = selection.box()
  const anchor = selection.anchor()
  if (box === null || anchor === null) return null
  return {
    row: anchor.row === box.top ? box.bottom : box.top,
    column: anchor.column === box.left ? box.right : box.left,
  }
}
