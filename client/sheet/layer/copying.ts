import { disjoint, tableOf, type Box } from './boxes.ts'
import { readCopied, writeCells } from './copied.ts'
import type { Desk } from './desk.ts'
import type { Gestures } from './gestures.ts'
import { pasteEdits, repeatEdits, sameEdits } from './rangeEdits.ts'

/** Copy, cut and paste. */
export interface Copying {
  /** Copying marks the ranges until the next gesture; cutting also empties them where they are pasted. */
  copy(clipboard: DataTransfer, cut: boolean): void
  paste(clipboard: DataTransfer): void
  /** The ranges last copied, while their frames should run round them. */
  readonly copied: readonly Box[]
  forget(): void
}

export function createCopying(desk: Desk, gestures: Gestures): Copying {
  let copied: readonly Box[] = []
  let cutFrom: readonly Box[] = []

  const forget = () => {
    copied = cutFrom = []
  }

  return {
    copy(clipboard, cut) {
      if (gestures.boxes() === null) return
      const ranges = desk.selection.boxes()
      const table = cut && ranges.length > 1 ? null : tableOf(ranges)
      if (table === null) return desk.props().onNotice?.({ kind: 'copy-apart' })
      writeCells(desk, table, clipboard)
      copied = ranges
      cutFrom = cut ? ranges : []
      desk.redraw()
    },
    paste(clipboard) {
      const cells = readCopied(clipboard)
      const box = desk.selection.box()
      if (cells === null || box === null || gestures.boxes() === null) return
      const { onCreateRows, onNotice } = desk.props()
      const ranges = desk.selection.boxes()
      const isOneCell = cells.texts.length === 1 && cells.texts[0]?.length === 1
      const outcome =
        isOneCell && ranges.length > 1
          ? repeatEdits(desk, disjoint(ranges), cells)
          : pasteEdits(desk, box, cells, onCreateRows !== undefined)
      const past = box.top + cells.texts.length - desk.index.size
      if (past > 0 && onCreateRows === undefined) onNotice?.({ kind: 'rows-not-made', rows: past })
      // A cut is one gesture with its paste: what was cut is emptied where it was not pasted over.
      const emptied = cells.own === null ? [] : sameEdits(desk, cutFrom, null).edits
      const written = new Set(outcome.edits.map(({ record, column }) => `${record}/${column}`))
      const edits = [...outcome.edits, ...emptied.filter((edit) => !written.has(`${edit.record}/${edit.column}`))]
      forget()
      gestures.tell({ ...outcome, edits }, 'paste')
      const { top, left, bottom, right } = outcome.box
      if (ranges.length === 1 || !isOneCell) {
        desk.selection.stretch({ row: top, column: left }, { row: bottom, column: right })
      }
      desk.redraw()
    },
    get copied() {
      return copied
    },
    forget,
  }
}
