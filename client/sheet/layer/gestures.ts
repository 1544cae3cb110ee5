import type { RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import { cellOf } from '../cellOf.ts'
import type { SheetEditKind } from '../sheetProps.ts'
import { readCopied, writeBox } from './copied.ts'
import type { Desk } from './desk.ts'
import {
  cellLimit,
  cellsOf,
  clearEdits,
  copyAlongEdits,
  fillEdits,
  pasteEdits,
  sameEdits,
  type RangeOutcome,
} from './rangeEdits.ts'
import type { Box } from './selection.ts'

/** What a person may do to the selection as a whole; each tells the page once. */
export interface Gestures {
  clear(): void
  fillAlong(along: 'down' | 'right'): void
  fill(seed: Box, target: Box): void
  fillWith(value: CellValue): void
  /** Ticks or clears every checkbox of the selection by the first; false: the cursor is on none. */
  toggle(): boolean
  readonly write: (record: RecordId, column: Column, was: CellValue, now: CellValue) => void
  readonly refuseLocked: (column: Column) => void
  /** Copying marks the box until the next gesture; cutting also empties it where it is pasted. */
  copy(clipboard: DataTransfer, cut: boolean): void
  paste(clipboard: DataTransfer): void
  /** The box last copied, while its frame should run round it. */
  readonly copied: Box | null
  forgetCopied(): void
}

export function createGestures(desk: Desk): Gestures {
  let copied: Box | null = null
  let cutFrom: Box | null = null

  const tooLarge = (box: Box): boolean => {
    const cells = cellsOf(box)
    if (cells <= cellLimit) return false
    desk.props().onNotice?.({ kind: 'too-large', cells, limit: cellLimit })
    return true
  }

  const tell = (outcome: RangeOutcome, kind: SheetEditKind) => {
    const { onEdit, onNotice, onCreateRows } = desk.props()
    if (outcome.edits.length > 0) onEdit(outcome.edits, kind)
    if (outcome.newRows.length > 0) onCreateRows?.(outcome.newRows)
    if (outcome.locked > 0) onNotice?.({ kind: 'skipped-locked', cells: outcome.locked })
    if (outcome.invalid > 0) onNotice?.({ kind: 'skipped-invalid', cells: outcome.invalid })
    desk.redraw()
  }

  /** Runs a gesture on the present box, unless it is too large for one. */
  const onBox = (work: (box: Box) => void) => {
    const box = desk.selection.box()
    if (box !== null && !tooLarge(box)) work(box)
  }

  const forgetCopied = () => {
    copied = cutFrom = null
  }

  return {
    clear: () => onBox((box) => tell(clearEdits(desk, box), 'clear')),
    fillAlong: (along) => onBox((box) => tell(copyAlongEdits(desk, box, along), 'fill')),
    fill(seed, target) {
      if (tooLarge(target)) return
      tell(fillEdits(desk, seed, target), 'fill')
      desk.selection.stretch({ row: target.top, column: target.left }, { row: target.bottom, column: target.right })
    },
    fillWith: (value) => onBox((box) => tell(sameEdits(desk, box, value), 'fill')),
    toggle() {
      const head = desk.selection.head()
      const sheet = head === null ? undefined : desk.geometry.columns[head.column]?.sheet
      const row = head === null ? undefined : desk.index.at(head.row)
      if (sheet?.column.kind !== 'checkbox' || row === undefined) return false
      const on = cellOf(row, sheet) !== true
      onBox((box) => {
        const isTicked = (column: number) => desk.geometry.columns[column]?.sheet.column.kind === 'checkbox'
        const outcomes: RangeOutcome[] = []
        for (let column = box.left; column <= box.right; column += 1) {
          if (isTicked(column)) outcomes.push(sameEdits(desk, { ...box, left: column, right: column }, on))
        }
        const locked = outcomes.reduce((sum, outcome) => sum + outcome.locked, 0)
        tell({ edits: outcomes.flatMap(({ edits }) => edits), newRows: [], locked, invalid: 0, box }, 'edit')
      })
      return true
    },
    write(record, column, was, now) {
      desk.props().onEdit([{ record, column: column.id, was, now }], 'edit')
    },
    refuseLocked(column) {
      desk.props().onNotice?.({ kind: 'locked', column: column.id })
    },
    copy(clipboard, cut) {
      onBox((box) => {
        writeBox(desk, box, clipboard)
        copied = box
        cutFrom = cut ? box : null
        desk.redraw()
      })
    },
    paste(clipboard) {
      const cells = readCopied(clipboard)
      const box = desk.selection.box()
      if (cells === null || box === null || tooLarge(box)) return
      const { onCreateRows, onNotice } = desk.props()
      const outcome = pasteEdits(desk, box, cells, onCreateRows !== undefined)
      const past = box.top + cells.texts.length - desk.index.size
      if (past > 0 && onCreateRows === undefined) onNotice?.({ kind: 'rows-not-made', rows: past })
      // A cut is one gesture with its paste: what was cut is emptied where it was not pasted over.
      const emptied = cutFrom !== null && cells.own !== null ? clearEdits(desk, cutFrom).edits : []
      const written = new Set(outcome.edits.map(({ record, column }) => `${record}/${column}`))
      const edits = [...outcome.edits, ...emptied.filter((edit) => !written.has(`${edit.record}/${edit.column}`))]
      const stays = box
      forgetCopied()
      tell({ ...outcome, edits }, 'paste')
      desk.selection.stretch(
        { row: stays.top, column: stays.left },
        { row: outcome.box.bottom, column: outcome.box.right },
      )
      desk.redraw()
    },
    get copied() {
      return copied
    },
    forgetCopied,
  }
}

/** May a person change this cell at all? Asked before ticking a box or setting stars by a click. */
export function mayWrite(desk: Desk, row: number, column: number): boolean {
  const found = desk.index.at(row)
  const sheet = desk.geometry.columns[column]?.sheet
  return (
    found !== undefined && sheet !== undefined && isTypeable(sheet.column) && desk.props().mayEdit(found, sheet.column)
  )
}
