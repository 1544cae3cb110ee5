import type { RecordId } from '#shared/base/id.ts'
import { blankBox, underHeaders } from './blank.ts'
import { disjoint, tableOf, type Box } from './boxes.ts'
import { ownType, readCopied, transposed, writeCells, type Clip } from './copied.ts'
import type { Desk } from './desk.ts'
import type { Gestures } from './gestures.ts'
import { emptiedEdits } from './moveEdits.ts'
import { pasteEdits, repeatEdits, tellsRowKey } from './pasteEdits.ts'
import { nextRowLines } from './rowLines.ts'

/** `values`: without what HTML says of the look. `transposed`: rows as columns. `rows`: below the last row. */
export type PasteHow = 'all' | 'values' | 'transposed' | 'rows'

/** Copy, cut and paste. */
export interface Copying {
  /** Copying marks the ranges until the next gesture; cutting also empties them where they are pasted. */
  copy(clipboard: DataTransfer, cut: boolean): void
  paste(clipboard: DataTransfer): void
  /** Asks the browser for the clipboard; where it will not give it, the next Ctrl+V pastes this way. */
  pasteFromMenu(how: PasteHow): Promise<void>
  /** The ranges last copied, while their frames should run round them. */
  readonly copied: readonly Box[]
  forget(): void
}

/** `made` hears of the first row that a sheet without rows got. */
export function createCopying(desk: Desk, gestures: Gestures, made: (id: RecordId) => void): Copying {
  let copied: readonly Box[] = []
  let cutFrom: Box | null = null
  let next: PasteHow = 'all'

  const forget = () => {
    copied = []
    cutFrom = null
    next = 'all'
  }

  const paste = (clip: Clip, how: PasteHow) => {
    const read = readCopied(clip, { plain: how === 'values' })
    const ranges = desk.selection.boxes()
    const blank = blankBox(desk)
    const selected = blank ?? desk.selection.box()
    if (read === null || selected === null || (blank === null && gestures.boxes() === null)) return
    const end = desk.index.size
    const turned = how === 'transposed' ? transposed(read) : read
    const headed = blank === null ? null : underHeaders(desk, turned)
    const cells = headed ?? turned
    const from = headed === null ? selected : { ...selected, left: 0, right: 0 }
    const box = how === 'rows' ? { ...from, top: end, bottom: end } : from
    const { onCreateRows, newRowKey, onNotice } = desk.props()
    const isSpread = how !== 'rows' && cells.height === 1 && cells.width === 1 && ranges.length > 1
    const isTold = tellsRowKey(desk, box, cells)
    const mayCreate = newRowKey === undefined ? onCreateRows !== undefined : isTold
    const outcome = isSpread ? repeatEdits(desk, disjoint(ranges), cells) : pasteEdits(desk, box, cells, mayCreate)
    const past = (nextRowLines(desk.index, box.top, cells.height).at(-1) ?? 0) + 1 - desk.index.size
    if (past > 0 && newRowKey !== undefined && !isTold) {
      onNotice?.({ kind: 'rows-without-key', rows: past })
    } else if (past > 0 && !mayCreate) onNotice?.({ kind: 'rows-not-made', rows: past })
    // A cut is one gesture with its paste; of new rows, which may wait for their place, it takes nothing away.
    const isMoved = cells.isOwn && blank === null && how !== 'transposed' && how !== 'rows'
    const emptied = isMoved ? emptiedEdits(desk, cutFrom, outcome, onCreateRows !== undefined) : []
    const edits = [...outcome.edits, ...emptied]
    forget()
    const [first] = gestures.tell({ ...outcome, edits }, 'paste')
    if (blank !== null) {
      if (first !== undefined) made(first)
      return
    }
    const { top, left, bottom, right } = outcome.box
    if (!isSpread) desk.selection.stretch({ row: top, column: left }, { row: bottom, column: right })
    desk.redraw()
  }

  return {
    copy(clipboard, cut) {
      if (gestures.boxes() === null) return
      const ranges = desk.selection.boxes()
      const table = cut && ranges.length > 1 ? null : tableOf(ranges)
      if (table === null) return desk.props().onNotice?.({ kind: 'copy-apart' })
      writeCells(desk, table, clipboard)
      copied = ranges
      cutFrom = cut ? desk.selection.box() : null
      next = 'all'
      desk.redraw()
    },
    paste(clipboard) {
      const html = clipboard.getData('text/html')
      paste({ text: clipboard.getData('text/plain'), html, own: clipboard.getData(ownType) }, next)
    },
    async pasteFromMenu(how) {
      const clip = await readSystemClipboard()
      if (clip !== null) return paste(clip, how)
      next = how
      desk.props().onNotice?.({ kind: 'paste-by-key' })
    },
    get copied() {
      return copied
    },
    forget,
  }
}

/** Null where the browser keeps the clipboard to itself: plain http, or the person said no. */
async function readSystemClipboard(): Promise<Clip | null> {
  try {
    const items = await navigator.clipboard.read()
    const typed = async (type: string) => {
      const item = items.find(({ types }) => types.includes(type))
      return item === undefined ? '' : await (await item.getType(type)).text()
    }
    return { text: await typed('text/plain'), html: await typed('text/html'), own: '' }
  } catch {
    return null
  }
}
