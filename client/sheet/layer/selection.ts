import type { ColumnId } from '#shared/base/id.ts'
import { sameBox, type Box, type Place } from './boxes.ts'

/** What is being shown, as far as a selection must know. */
export interface Field {
  rows(): number
  columns(): readonly ColumnId[]
  /** What stands on a line: a record's id, or the path of a group. */
  keyAt(line: number): string | undefined
  lineOf(key: string): number
}

/** Whole rows, whole columns, everything, or just the cells between two corners. */
export type Span = 'cells' | 'rows' | 'columns' | 'all'

/**
 * Ranges of two corners each, kept by record and column so that a row that moves takes its end of the selection along.
 * `head` is where the cursor is and where extending goes on; `anchor` stays. All but the last range only lie there.
 */
export interface Selection {
  head(): Place | null
  anchor(): Place | null
  /** The range that the keys and the pointer work on: the last. */
  box(): Box | null
  /** Every range, the last one last; they may overlap. */
  boxes(): readonly Box[]
  readonly span: Span
  /** One cell; the place is brought inside the field. */
  put(place: Place): void
  /** Both corners; `span` says whether rows or columns go all the way. */
  stretch(anchor: Place, head: Place, span?: Span): void
  /** Leaves the ranges there are and begins another; a range that is there already goes instead. False: it went. */
  add(anchor: Place, head?: Place, span?: Span): boolean
  /** The last range anew, as it is dragged. */
  restretch(anchor: Place, head: Place, span: Span): void
  extendTo(head: Place): void
  all(): void
  /** Moves the cursor within the box without changing it (Enter and Tab in a selection). */
  roam(place: Place): void
  /** The cursor to the next corner of its range, clockwise; what is extended from there goes on from the other side. */
  turn(): void
  collapse(): void
  /** F8: whatever moves the cursor moves the far corner instead, until the cursor is put somewhere. */
  readonly isExtending: boolean
  setExtending(on: boolean): void
  /** Shift+F8: putting the cursor elsewhere begins another range and leaves those there are, until it is ended. */
  readonly isAdding: boolean
  setAdding(on: boolean): void
  readonly isSingle: boolean
}

interface Range {
  readonly anchor: Corner
  readonly far: Corner
  readonly span: Span
}

interface Corner {
  /** The record or the group on its line. */
  readonly key: string | undefined
  readonly columnId: ColumnId | undefined
  /** Where it was last: what stands in when its record or column is gone. */
  readonly last: Place
}

export function createSelection(field: Field): Selection {
  let anchor: Corner | null = null
  let far: Corner | null = null
  let cursor: Corner | null = null
  let span: Span = 'cells'
  let others: readonly Range[] = []
  let mode: 'plain' | 'extending' | 'adding' = 'plain'
  /** While adding: the last range stays where it is, and the cursor goes on to another. */
  let isLeft = false

  const clampRow = (row: number) => Math.max(0, Math.min(row, field.rows() - 1))
  const clampColumn = (column: number) => Math.max(0, Math.min(column, field.columns().length - 1))
  const cornerAt = ({ row, column }: Place): Corner => {
    const last = { row: clampRow(row), column: clampColumn(column) }
    return { key: field.keyAt(last.row), columnId: field.columns()[last.column], last }
  }
  const placeOf = (corner: Corner | null): Place | null => {
    if (corner === null || field.rows() === 0 || field.columns().length === 0) return null
    const row = corner.key === undefined ? -1 : field.lineOf(corner.key)
    const column = corner.columnId === undefined ? -1 : field.columns().indexOf(corner.columnId)
    return {
      row: row >= 0 ? row : clampRow(corner.last.row),
      column: column >= 0 ? column : clampColumn(corner.last.column),
    }
  }
  const put = (place: Place) => {
    const before = last()
    if (mode !== 'adding') {
      others = []
      mode = 'plain'
    } else if (isLeft && before !== null) others = [...others, before]
    isLeft = false
    anchor = far = cursor = cornerAt(place)
    span = 'cells'
  }
  const restretch = (from: Place, to: Place, wanted: Span) => {
    anchor = cursor = cornerAt(from)
    far = cornerAt(to)
    span = wanted
  }
  const boxOf = (range: Range): Box | null => {
    const from = placeOf(range.anchor)
    const to = placeOf(range.far)
    if (from === null || to === null) return null
    const wide = range.span === 'rows' || range.span === 'all'
    const tall = range.span === 'columns' || range.span === 'all'
    return {
      top: tall ? 0 : Math.min(from.row, to.row),
      bottom: tall ? field.rows() - 1 : Math.max(from.row, to.row),
      left: wide ? 0 : Math.min(from.column, to.column),
      right: wide ? field.columns().length - 1 : Math.max(from.column, to.column),
    }
  }
  const last = (): Range | null => (anchor === null || far === null ? null : { anchor, far, span })
  const box = (): Box | null => {
    const range = last()
    return range === null ? null : boxOf(range)
  }
  return {
    head: () => placeOf(cursor),
    anchor: () => placeOf(anchor),
    box,
    boxes() {
      const range = last()
      return range === null ? [] : [...others, range].flatMap((each) => boxOf(each) ?? [])
    },
    get span() {
      return span
    },
    get isSingle() {
      const shown = box()
      return others.length === 0 && shown !== null && shown.top === shown.bottom && shown.left === shown.right
    },
    get isExtending() {
      return mode === 'extending'
    },
    setExtending(on) {
      mode = on && anchor !== null ? 'extending' : 'plain'
    },
    get isAdding() {
      return mode === 'adding'
    },
    setAdding(on) {
      mode = on && anchor !== null ? 'adding' : 'plain'
      isLeft = true
    },
    put,
    stretch(from, to, wanted = 'cells') {
      others = []
      mode = 'plain'
      restretch(from, to, wanted)
    },
    add(from, to = from, wanted = 'cells') {
      const range = last()
      const before = range === null ? [] : [...others, range]
      if (mode === 'extending') mode = 'plain'
      isLeft = true
      restretch(from, to, wanted)
      const now = box()
      const kept = before.filter((each) => {
        const other = boxOf(each)
        return other === null || now === null || !sameBox(other, now)
      })
      const present = kept.at(-1)
      const isThere = kept.length < before.length && present !== undefined
      others = isThere ? kept.slice(0, -1) : kept
      if (isThere) {
        anchor = cursor = present.anchor
        far = present.far
        span = present.span
      }
      return !isThere
    },
    restretch,
    extendTo(to) {
      if (anchor === null) return put(to)
      far = cornerAt(to)
      cursor = anchor
      isLeft = true
      if (span === 'all') span = 'cells'
    },
    all() {
      const here = placeOf(cursor) ?? { row: 0, column: 0 }
      anchor = far = cursor = cornerAt(here)
      span = 'all'
      others = []
      mode = 'plain'
    },
    roam(place) {
      cursor = cornerAt(place)
    },
    turn() {
      const shown = box()
      const here = placeOf(cursor)
      if (shown === null || here === null) return
      const { top, bottom, left, right } = shown
      const corners = [
        { row: top, column: left },
        { row: top, column: right },
        { row: bottom, column: right },
        { row: bottom, column: left },
      ]
      const at = corners.findIndex(({ row, column }) => row === here.row && column === here.column)
      const next = corners.slice(at + 1).find(({ row, column }) => row !== here.row || column !== here.column)
      const to = next ?? corners[0]
      if (to === undefined) return
      const opposite = { row: to.row === top ? bottom : top, column: to.column === left ? right : left }
      restretch(to, opposite, span)
    },
    collapse() {
      const here = placeOf(cursor)
      mode = 'plain'
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
