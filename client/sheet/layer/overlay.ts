import { cellOf } from '../cellOf.ts'
import { element } from '../element.ts'
import type { Desk } from './desk.ts'
import { disjoint, type Box, type Place } from './boxes.ts'
import type { NewValue } from './newValues.ts'
import type { RowDrop } from './rowDrag.ts'
import { isFilledValue } from './summary.ts'

/** What is drawn over the cells: the selection, its fill handle, colleagues. Redrawn whole, a handful of boxes. */
export interface Overlay extends Disposable {
  draw(extra: {
    readonly fillTo: Box | null
    readonly drop: RowDrop | null
    readonly copied: readonly Box[]
    readonly hits: readonly Place[]
    /** Values that somebody else has just written. */
    readonly fresh: readonly NewValue[]
    readonly editing: boolean
  }): void
  readonly handle: HTMLElement
  /** Where the line below the last row goes: stays at the left while columns scroll. */
  readonly pinned: HTMLElement
}

/**
 * Two layers inside the grid's own scroller. One scrolls with the cells and is covered by pinned columns (z 1 between
 * cells 0 and pinned cells 2); one sticks to the left edge above the pinned cells. The grid's box of frozen rows has
 * two of the same. Nothing listens to scrolling.
 */
export function createOverlay(desk: Desk, container: HTMLElement, frozen: HTMLElement): Overlay {
  const centre = element('div', 'kb-layer', { 'aria-hidden': 'true' })
  const pinned = element('div', 'kb-layer kb-layer-pinned')
  const frozenCentre = element('div', 'kb-layer', { 'aria-hidden': 'true' })
  const frozenPinned = element('div', 'kb-layer kb-layer-pinned', { 'aria-hidden': 'true' })
  const handle = element('div', 'kb-handle', { 'data-handle': '', 'aria-hidden': 'true' })
  container.append(centre, pinned)
  frozen.append(frozenCentre, frozenPinned)

  const place = (box: Box, className: string, decorate?: (part: HTMLElement, isCorner: boolean) => void) => {
    const { columns, pinnedWidth, rowHeight, frozenRows } = desk.geometry
    for (const { isFrozen, top, bottom } of atFreeze(box, frozenRows)) {
      for (const pane of [true, false]) {
        const inside = columns.slice(box.left, box.right + 1).filter((column) => column.pinned === pane)
        const first = inside[0]
        const last = inside.at(-1)
        if (first === undefined || last === undefined) continue
        const part = element('div', className)
        const left = first.left + (pane ? 0 : pinnedWidth)
        const above = isFrozen ? 0 : frozenRows
        part.style.cssText = `left:${left - 1}px;top:${(top - above) * rowHeight - 1}px;width:${last.left + last.width - first.left + 1}px;height:${(bottom - top + 1) * rowHeight + 1}px`
        const isCut = {
          left: first !== columns[box.left],
          right: last !== columns[box.right],
          top: top !== box.top,
          bottom: bottom !== box.bottom,
        }
        const sides = (['left', 'right', 'top', 'bottom'] as const).filter((side) => isCut[side])
        if (sides.length > 0) part.dataset['cut'] = sides.join(' ')
        decorate?.(part, !isCut.right && !isCut.bottom)
        const layer = isFrozen ? (pane ? frozenPinned : frozenCentre) : pane ? pinned : centre
        layer.append(part)
      }
    }
  }

  const drawPeers = () => {
    const { peers = [] } = desk.props()
    const placed = new Map<string, number>()
    for (const peer of peers) {
      const row = desk.index.positionOf(peer.record)
      const column = desk.geometry.columns.findIndex(({ sheet }) => sheet.column.id === peer.column)
      if (row < 0 || column < 0) continue
      const before = placed.get(`${row}:${column}`) ?? 0
      placed.set(`${row}:${column}`, before + 1)
      place({ top: row, bottom: row, left: column, right: column }, 'kb-peer', (part) => {
        part.style.setProperty('--mate', `var(--mate-${peer.color})`)
        part.dataset['editing'] = String(peer.editing)
        if (row === 0 || row === desk.geometry.frozenRows) part.dataset['first'] = ''
        part.append(element('span', 'kb-peer-name', { style: `right: ${before * 56}px` }, peer.name))
      })
    }
  }

  const drawDrop = ({ lifted, line }: RowDrop) => {
    for (const box of lifted) place(box, 'kb-lifted')
    if (line === null) return
    const isLast = line >= desk.index.size
    const row = isLast ? line - 1 : line
    place({ top: row, bottom: row, left: 0, right: desk.geometry.columns.length - 1 }, 'kb-drop', (part) => {
      if (isLast) part.dataset['below'] = ''
    })
  }

  return {
    handle,
    pinned,
    draw({ fillTo, drop, copied, hits, fresh, editing }) {
      for (const layer of [centre, frozenCentre, frozenPinned]) layer.replaceChildren()
      for (const child of pinned.querySelectorAll(':scope > :not([data-kept])')) child.remove()
      // Drawn anew in any frame, so each goes on from where it was.
      for (const { place: at, ageMs } of fresh) {
        place({ top: at.row, bottom: at.row, left: at.column, right: at.column }, 'kb-fresh', (part) =>
          part.style.setProperty('--age', `${-Math.round(ageMs)}ms`),
        )
      }
      drawPeers()
      for (const { row, column } of hits) place({ top: row, bottom: row, left: column, right: column }, 'kb-hit')
      const head = desk.selection.head()
      if (head === null) return
      // The header of a group is one thing from end to end.
      const isHeader = desk.selection.isSingle && desk.index.groupAt(head.row) !== undefined
      const last = desk.geometry.columns.length - 1
      const boxes = isHeader ? [{ top: head.row, bottom: head.row, left: 0, right: last }] : desk.selection.boxes()
      const isOne = boxes.length === 1
      // Cells of two ranges are tinted once: the tint is laid under their frames, over disjoint parts.
      if (!desk.selection.isSingle) for (const part of disjoint(boxes)) place(part, 'kb-range')
      for (const box of boxes) {
        place(box, desk.selection.isSingle ? 'kb-active' : 'kb-outline', (part, isCorner) => {
          if (isOne && isCorner && !editing && !isHeader) part.append(handle)
        })
      }
      if (!desk.selection.isSingle) {
        place({ top: head.row, bottom: head.row, left: head.column, right: head.column }, 'kb-active')
      }
      for (const box of copied) place(box, 'kb-copied')
      if (fillTo !== null) place(fillTo, 'kb-fill')
      if (drop !== null) drawDrop(drop)
    },
    [Symbol.dispose]() {
      for (const layer of [centre, pinned, frozenCentre, frozenPinned]) layer.remove()
    },
  }
}

/** A box as it lies among the frozen rows and among the others. */
function atFreeze({ top, bottom }: Box, frozenRows: number) {
  return [
    { isFrozen: true, top, bottom: Math.min(bottom, frozenRows - 1) },
    { isFrozen: false, top: Math.max(top, frozenRows), bottom },
  ].filter((part) => part.top <= part.bottom)
}

/** Is there something in this cell? What Ctrl+arrow and the summary ask. */
export function isFilled(desk: Desk, row: number, column: number): boolean {
  const shown = desk.geometry.columns[column]
  const found = desk.index.at(row)
  if (shown === undefined || found === undefined) return false
  return isFilledValue(cellOf(found, shown.sheet))
}
