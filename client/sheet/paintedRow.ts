import type { CellFace } from './cellFace.ts'
import { element } from './element.ts'
import type { ShownColumn } from './layer/geometry.ts'
import type { LineIndex } from './lineIndex.ts'

/** A row on the screen: its cells stay while it scrolls away and comes back as another line. */
export interface PaintedRow {
  readonly line: number
  /** Stands for this line from now on, so many pixels below the first of its pane. */
  put(line: number, top: number): void
  /** Draws its cells anew. */
  draw(): void
  /** These columns are in sight; cells of others go. */
  lay(columns: readonly LaidColumn[], pinnedWidth: number): void
  isOver(target: Node): boolean
  /** The pointer is over it, or no longer. */
  hover(isOver: boolean): void
  remove(): void
}

/** A column with its place among all, counted from one as screen readers do. */
export interface LaidColumn extends ShownColumn {
  readonly place: number
}

export interface PaintedRowParts {
  readonly index: Pick<LineIndex, 'at' | 'groupAt'>
  /** Where the row and its part that does not scroll sideways go. */
  readonly scrolling: HTMLElement
  readonly pinned: HTMLElement
  /** What the row is called to whoever looks for it. */
  readonly nameOf: (line: number) => string
  readonly numberFace: () => CellFace
  readonly faceOf: (column: ShownColumn) => CellFace
}

export function createPaintedRow(parts: PaintedRowParts): PaintedRow {
  const { index } = parts
  // Two rows of one number to whoever hears them: cells must lie in a row, and nothing can lie in two boxes at once.
  const row = element('div', 'ag-row kb-row', { role: 'row' })
  const pinned = element('div', 'ag-row kb-row kb-row-pinned', { role: 'row' })
  const number = parts.numberFace()
  number.element.setAttribute('aria-colindex', '1')
  pinned.append(number.element)
  const cells = new Map<string, { readonly laid: LaidColumn; readonly face: CellFace; readonly gap: number }>()
  let line = -1

  /** Each stands beside the one before it, as the page's own lines of boxes do: out of them it would be a layer each. */
  const place = (face: CellFace, { width, place: at }: LaidColumn, gap: number) => {
    face.element.style.marginLeft = `${gap}px`
    face.element.style.width = `${width}px`
    face.element.setAttribute('aria-colindex', String(at))
    face.widen(width)
  }

  function markGroup(): void {
    const group = index.at(line) === undefined ? index.groupAt(line) : undefined
    if (group === undefined) {
      pinned.removeAttribute('aria-level')
      pinned.removeAttribute('aria-expanded')
      return
    }
    pinned.setAttribute('aria-level', String(group.level + 1))
    pinned.setAttribute('aria-expanded', String(!group.isFolded))
  }

  function draw(): void {
    markGroup()
    number.draw(line)
    for (const { face } of cells.values()) face.draw(line)
  }

  parts.scrolling.append(row)
  parts.pinned.append(pinned)
  return {
    get line() {
      return line
    },
    put(next, top) {
      const isOther = line !== next
      line = next
      for (const part of [row, pinned]) {
        part.style.top = `${top}px`
        part.setAttribute('row-index', parts.nameOf(line))
        part.setAttribute('aria-rowindex', String(line + 2)) // the headers are the first
        if (isOther) part.classList.remove('ag-row-hover')
      }
      draw()
    },
    draw,
    lay(columns, pinnedWidth) {
      const ids = new Set<string>(columns.map(({ sheet }) => sheet.column.id))
      for (const [id, { face }] of cells) {
        if (ids.has(id)) continue
        face.element.remove()
        cells.delete(id)
      }
      const numberWidth = columns.find(({ pinned: isPinned }) => isPinned)?.left ?? pinnedWidth
      number.element.style.width = `${numberWidth}px`
      pinned.style.width = `${pinnedWidth}px`
      const edge = { pinned: numberWidth, scrolling: 0 }
      const last: { pinned: Element; scrolling: Element | null } = { pinned: number.element, scrolling: null }
      for (const laid of columns) {
        const { column, read } = laid.sheet
        const known = cells.get(column.id)
        const isSame = known !== undefined && known.laid.sheet.column === column && known.laid.sheet.read === read
        if (known !== undefined && !isSame) known.face.element.remove()
        const face = isSame ? known.face : parts.faceOf(laid)
        const pane = laid.pinned ? 'pinned' : 'scrolling'
        const left = laid.pinned ? laid.left : pinnedWidth + laid.left
        const gap = left - edge[pane]
        if (known?.gap !== gap || !isSame || !sameSeat(known.laid, laid)) place(face, laid, gap)
        if (!isSame && line >= 0) face.draw(line)
        const host = laid.pinned ? pinned : row
        const before = last[pane]
        const next = before === null ? host.firstChild : before.nextSibling
        if (face.element !== next) host.insertBefore(face.element, next)
        edge[pane] = left + laid.width
        last[pane] = face.element
        cells.set(column.id, { laid, face, gap })
      }
    },
    isOver: (target) => row.contains(target) || pinned.contains(target),
    hover(isOver) {
      for (const part of [row, pinned]) part.classList.toggle('ag-row-hover', isOver)
    },
    remove() {
      row.remove()
      pinned.remove()
    },
  }
}

const sameSeat = (before: LaidColumn, next: LaidColumn): boolean =>
  before.width === next.width && before.place === next.place
