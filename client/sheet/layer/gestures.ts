import type { RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import { cellOf } from '../cellOf.ts'
import type { SheetEditKind } from '../sheetProps.ts'
import type { LeftOutCell } from '../sheetStage.ts'
import { cellsOf, disjoint, type Box, type Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import type { RangeOutcome, UnmadeRow } from './draft.ts'
import { fillEdits } from './fillEdits.ts'
import { moveEdits } from './moveEdits.ts'
import { cellLimit, copyAlongEdits, sameEdits } from './rangeEdits.ts'

/** What a person may do to the selection as a whole; each tells the page once. */
export interface Gestures {
  clear(): void
  fillAlong(along: 'down' | 'right'): void
  /** The fill handle was dragged; with `other` (Ctrl) a series repeats and a number counts. */
  fill(seed: Box, target: Box, how: { readonly other: boolean }): void
  /** The selection was dragged elsewhere by its frame. */
  move(from: Box, to: Place, how: { readonly copy: boolean }): void
  fillWith(value: CellValue): void
  /** Ticks or clears every checkbox of the selection by the first; false: the cursor is on none. */
  toggle(): boolean
  readonly write: (record: RecordId, column: Column, was: CellValue, now: CellValue) => void
  readonly refuseLocked: (column: Column) => void
  /** Tells the page what a gesture came to; gives the rows it made. */
  tell(outcome: RangeOutcome, kind: SheetEditKind): readonly RecordId[]
  /** The boxes of the selection, each cell once; null when there are none or more cells than one gesture takes. */
  boxes(): readonly Box[] | null
}

/** `listUnfit` shows the texts and rows that did not fit, to be mended one by one. */
export function createGestures(
  desk: Desk,
  listUnfit: (cells: readonly LeftOutCell[], rows: readonly UnmadeRow[]) => void,
): Gestures {
  const isTooLarge = (boxes: readonly Box[]): boolean => {
    const cells = boxes.reduce((sum, box) => sum + cellsOf(box), 0)
    if (cells <= cellLimit) return false
    desk.props().onNotice?.({ kind: 'too-large', cells, limit: cellLimit })
    return true
  }

  const tell = (outcome: RangeOutcome, kind: SheetEditKind) => {
    const { onEdit, onNotice } = desk.props()
    // Before anything is written: written rows may sort elsewhere at once.
    const { size, rowCount } = desk.index
    // What is still to be made comes after the last row.
    const rows = outcome.unfit.map(({ row, record }) =>
      record === undefined ? rowCount + row - size : desk.index.placeOf(record),
    )
    if (outcome.edits.length > 0) onEdit(outcome.edits, kind)
    const made = makeRows(desk, outcome)
    const unmade = outcome.unmade ?? []
    if (unmade.length > 0) onNotice?.({ kind: 'rows-kept-apart', rows: unmade.length })
    if (outcome.locked.length > 0) onNotice?.({ kind: 'skipped-locked', cells: outcome.locked.length })
    if (outcome.unfit.length > 0) onNotice?.({ kind: 'skipped-invalid', cells: outcome.unfit.length })
    if (outcome.unfit.length > 0 || unmade.length > 0) {
      listUnfit(
        outcome.unfit.flatMap((cell, place) => {
          const record = cell.record ?? made?.[cell.row - size]
          return record === undefined ? [] : [{ ...cell, row: rows[place] ?? cell.row, record }]
        }),
        unmade,
      )
    }
    desk.redraw()
    return made ?? []
  }

  const boxes = (): readonly Box[] | null => {
    const apart = disjoint(desk.selection.boxes())
    return apart.length === 0 || isTooLarge(apart) ? null : apart
  }
  /** Runs a gesture on the present selection, unless it is too large for one. */
  const onBoxes = (work: (boxes: readonly Box[]) => void) => {
    const apart = boxes()
    if (apart !== null) work(apart)
  }

  return {
    clear: () => onBoxes((apart) => tell(sameEdits(desk, apart, null), 'clear')),
    fillAlong: (along) => onBoxes((apart) => tell(copyAlongEdits(desk, apart, along), 'fill')),
    fill(seed, target, how) {
      if (isTooLarge([target])) return
      tell(fillEdits(desk, seed, target, how), 'fill')
      desk.selection.stretch({ row: target.top, column: target.left }, { row: target.bottom, column: target.right })
    },
    move(from, to, how) {
      if (isTooLarge([from])) return
      const outcome = moveEdits(desk, from, to, how)
      tell(outcome, 'paste')
      const { top, left, bottom, right } = outcome.box
      desk.selection.stretch({ row: top, column: left }, { row: bottom, column: right })
    },
    fillWith: (value) => onBoxes((apart) => tell(sameEdits(desk, apart, value), 'fill')),
    toggle() {
      const head = desk.selection.head()
      const sheet = head === null ? undefined : desk.geometry.columns[head.column]?.sheet
      const row = head === null ? undefined : desk.index.at(head.row)
      if (sheet?.column.kind !== 'checkbox' || row === undefined) return false
      const on = cellOf(row, sheet) !== true
      onBoxes((apart) => tell(sameEdits(desk, ticked(desk, apart), on), 'edit'))
      return true
    },
    write(record, column, was, now) {
      desk.props().onEdit([{ record, column: column.id, was, now }], 'edit')
    },
    refuseLocked(column) {
      desk.props().onNotice?.({ kind: 'locked', column: column.id })
    },
    tell,
    boxes,
  }
}

/** The rows that a gesture makes, each under what it was told. */
function makeRows(desk: Desk, { newRows, keys }: RangeOutcome) {
  const { onCreateRows, newRowKey } = desk.props()
  if (newRows.length === 0) return undefined
  if (newRowKey === undefined) return onCreateRows?.(newRows)
  return newRowKey.make(
    newRows.flatMap((cells, place) => {
      const key = keys?.[place]
      return key === undefined ? [] : [{ key, cells }]
    }),
  )
}

/** Of the boxes, the columns that hold ticks. */
function ticked(desk: Desk, boxes: readonly Box[]): readonly Box[] {
  return boxes.flatMap((box) => {
    const columns = Array.from({ length: box.right - box.left + 1 }, (_, place) => box.left + place)
    return columns
      .filter((column) => desk.geometry.columns[column]?.sheet.column.kind === 'checkbox')
      .map((column) => ({ ...box, left: column, right: column }))
  })
}

/** May a person change this cell at all? Asked before ticking a box or setting stars by a click. */
export function mayWrite(desk: Desk, row: number, column: number): boolean {
  const found = desk.index.at(row)
  const sheet = desk.geometry.columns[column]?.sheet
  return (
    found !== undefined && sheet !== undefined && isTypeable(sheet.column) && desk.props().mayEdit(found, sheet.column)
  )
}
