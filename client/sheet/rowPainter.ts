import type { RecordId } from '#shared/base/id.ts'
import { createCellFace, type CellFaceParts } from './cellFace.ts'
import { element } from './element.ts'
import type { Geometry } from './layer/geometry.ts'
import { createPaintedRow, type LaidColumn, type PaintedRow } from './paintedRow.ts'
import { createRowNumberLook, type RowNumberParts } from './rowNumberLook.ts'

/** Draws the rows and columns in sight, and a few around them; nothing else has elements. */
export interface RowPainter extends Disposable {
  /** There are so many lines now; all that is seen is drawn anew. */
  paintAll(lines: number): void
  /** Draws those of these rows anew that are on the screen. */
  paint(ids: ReadonlySet<RecordId>): void
  /** Columns came, went, moved or are as wide as they were not before. */
  layOut(): void
  /** The sheet was scrolled: what came into sight is drawn before the frame. */
  follow(): void
}

export interface RowPainterParts extends CellFaceParts {
  readonly geometry: Geometry
  /** What scrolls, and the box of the frozen rows. */
  readonly container: HTMLElement
  readonly frozen: HTMLElement
  readonly numbers: RowNumberParts
}

/** Rows kept drawn above and below those that are seen: the browser may scroll on before we hear of it. */
const buffer = 6
/** After a leap these follow when it was the last for so long: they would be out of sight before anybody saw them. */
const restMs = 60
/** Columns that begin or end so many pixels out of sight are drawn, too. */
const columnBuffer = 200

/**
 * Rows stand in two panes, and the one that does not scroll sideways is stuck as a whole: a sticky box in each row would
 * be a layer each to the browser. A row that leaves the screen comes back as the next one, with its elements.
 */
export function createRowPainter(parts: RowPainterParts): RowPainter {
  const { geometry, index, container, frozen } = parts
  const panes = [paneIn(container), paneIn(frozen)] as const
  /** Those that scroll, by line; and in the order in which they were made, which is that of their elements. */
  let scrollingRows: PaintedRow[] = []
  let madeRows: PaintedRow[] = []
  let frozenRows: PaintedRow[] = []
  let lines = 0
  let laid: readonly LaidColumn[] = []
  let hovered: PaintedRow | null = null
  let filling: ReturnType<typeof setTimeout> | undefined

  const makeRow = (isFrozen: boolean): PaintedRow => {
    const row = createPaintedRow({
      index,
      ...panes[isFrozen ? 1 : 0],
      nameOf: (line) => (isFrozen ? `t-${line}` : String(line - geometry.frozenRows)),
      numberFace: () => createRowNumberLook(parts.numbers),
      faceOf: ({ sheet }) => createCellFace(sheet, parts),
    })
    row.lay(laid, geometry.pinnedWidth)
    return row
  }

  const addRow = (): PaintedRow => {
    const row = makeRow(false)
    madeRows.push(row)
    return row
  }

  const topOf = (line: number) => (line - (line < geometry.frozenRows ? 0 : geometry.frozenRows)) * geometry.rowHeight

  /** First and last line that shall be drawn among those that scroll. */
  function linesInSight(around = buffer): readonly [number, number] {
    const [first, last] = geometry.visibleRows(lines)
    return [Math.max(geometry.frozenRows, first - around), Math.min(lines - 1, last + around)]
  }

  /** All drawn anew, in the order in which they lie in the page: whoever walks through its elements meets them so. */
  function renewRows(): void {
    clearTimeout(filling)
    const [first, last] = linesInSight()
    while (madeRows.length > Math.max(0, last - first + 1)) madeRows.pop()?.remove()
    while (madeRows.length < last - first + 1) madeRows.push(makeRow(false))
    madeRows.forEach((row, place) => row.put(first + place, topOf(first + place)))
    scrollingRows = [...madeRows]
  }

  /** Those that left the screen become those that came. */
  function followRows(): void {
    clearTimeout(filling)
    const [first, last] = linesInSight()
    if (scrollingRows.some(({ line }) => line >= first && line <= last)) return drawAround()
    // A leap, and in a fling the next comes with the next frame: what is not seen stays where it was until it rests.
    const spare = moveRows(...linesInSight(0))
    scrollingRows = [...scrollingRows, ...spare]
    filling = setTimeout(drawAround, restMs)
  }

  function drawAround(): void {
    const free = moveRows(...linesInSight())
    for (const row of free) row.remove()
    madeRows = madeRows.filter((row) => !free.includes(row))
  }

  /** Lets rows stand on these lines, and gives those that are left over. */
  function moveRows(first: number, last: number): readonly PaintedRow[] {
    const stay = new Map<number, PaintedRow>()
    const free: PaintedRow[] = []
    for (const row of scrollingRows) {
      if (row.line < first || row.line > last || stay.has(row.line)) free.push(row)
      else stay.set(row.line, row)
    }
    const rows: PaintedRow[] = []
    for (let line = first; line <= last; line += 1) {
      const known = stay.get(line)
      const row = known ?? free.pop() ?? addRow()
      if (known === undefined) {
        if (row === hovered) hovered = null
        row.put(line, topOf(line))
      }
      rows.push(row)
    }
    scrollingRows = rows
    return free
  }

  function putFrozen(): void {
    const count = Math.min(geometry.frozenRows, lines)
    while (frozenRows.length > count) frozenRows.pop()?.remove()
    while (frozenRows.length < count) frozenRows.push(makeRow(true))
    frozenRows.forEach((row, line) => row.put(line, topOf(line)))
  }

  /** True: other columns are in sight, or the same elsewhere. */
  function layColumns(): boolean {
    const { viewport, pinnedWidth } = geometry
    const from = viewport.scrollLeft - columnBuffer
    const to = viewport.scrollLeft + viewport.clientWidth - pinnedWidth + columnBuffer
    const next = geometry.columns.flatMap((column, place): LaidColumn[] =>
      column.pinned || (column.left < to && column.left + column.width > from)
        ? [{ ...column, place: column.ariaIndex ?? place + 2 }]
        : [],
    )
    const isSame = next.length === laid.length && next.every(({ sheet }, place) => sheet === laid[place]?.sheet)
    laid = next
    return !isSame
  }

  const layRows = () => {
    for (const row of [...frozenRows, ...scrollingRows]) row.lay(laid, geometry.pinnedWidth)
  }

  const onPointer = ({ target }: Event) => {
    const over = [...frozenRows, ...scrollingRows].find((row) => row.isOver(target as Node)) ?? null // an event of the page
    if (over === hovered) return
    hovered?.hover(false)
    over?.hover(true)
    hovered = over
  }
  const life = new AbortController()
  geometry.viewport.addEventListener('mouseover', onPointer, { signal: life.signal })
  geometry.viewport.addEventListener('mouseleave', onPointer, { signal: life.signal })

  return {
    paintAll(next) {
      lines = next
      for (const { scrolling, pinned } of panes) {
        for (const pane of [scrolling, pinned]) pane.style.setProperty('--line', `${geometry.rowHeight}px`)
      }
      if (layColumns()) layRows()
      putFrozen()
      renewRows()
    },
    paint(ids) {
      for (const row of [...frozenRows, ...scrollingRows]) {
        const id = index.at(row.line)?.id
        if (id !== undefined && ids.has(id)) row.draw()
      }
    },
    layOut() {
      layColumns()
      layRows()
    },
    follow() {
      if (layColumns()) layRows()
      followRows()
    },
    [Symbol.dispose]() {
      life.abort()
      clearTimeout(filling)
      for (const row of [...frozenRows, ...scrollingRows]) row.remove()
      for (const { scrolling, pinned } of panes) for (const pane of [scrolling, pinned]) pane.remove()
    },
  }
}

function paneIn(host: HTMLElement): { readonly scrolling: HTMLElement; readonly pinned: HTMLElement } {
  const scrolling = element('div', 'kb-rows', { role: 'presentation' })
  const pinned = element('div', 'kb-rows kb-rows-pinned', { role: 'presentation' })
  host.prepend(scrolling, pinned)
  return { scrolling, pinned }
}
