import type { Box } from './boxes.ts'
import type { Desk } from './desk.ts'
import type { Follow } from './follow.ts'
import type { RowPlacing } from './rowPlacing.ts'
import type { Side } from './rowGap.ts'

/** Rows that hang at the pointer, and above which line they would come; null: they would stay. */
export interface RowDrop {
  readonly lifted: readonly Box[]
  readonly line: number | null
}

export interface RowDragParts {
  readonly desk: Desk
  readonly placing: RowPlacing
  readonly follow: Follow
  readonly showDrop: (drop: RowDrop | null) => void
}

/** Dragging rows by their numbers. `click` runs where they were pressed and not dragged. */
export function createRowDrag({ desk, placing, follow, showDrop }: RowDragParts) {
  const { index, geometry } = desk
  return (event: PointerEvent, lines: readonly number[], click: () => void): void => {
    const rows = lines.flatMap((line) => index.at(line) ?? [])
    const last = geometry.columns.length - 1
    const lifted = lines.map((line) => ({ top: line, bottom: line, left: 0, right: last }))
    let target: Target | null = null
    let isDragged = false
    const hands = new AbortController()
    const end = () => {
      hands.abort()
      desk.root.removeAttribute('data-dragging')
      showDrop(null)
    }
    const giveUp = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.preventDefault()
      key.stopPropagation()
      end()
    }
    window.addEventListener('keydown', giveUp, { signal: hands.signal, capture: true })
    follow(
      event,
      (x, y) => {
        if (hands.signal.aborted || (!isDragged && Math.abs(y - event.clientY) < 4)) return
        isDragged = true
        desk.root.dataset['dragging'] = ''
        const found = targetAt(desk, lineGapAt(desk, x, y), lines)
        target = found !== null && placing.fits(rows, found.host) ? found : null
        showDrop({ lifted, line: target?.line ?? null })
      },
      () => {
        const isGivenUp = hands.signal.aborted
        end()
        if (isGivenUp) return
        if (!isDragged) click()
        else if (target !== null) placing.move(rows, target.host, target.side)
      },
    )
  }
}

interface Target {
  /** The line above which they come. */
  readonly line: number
  readonly host: number
  readonly side: Side
}

/** Above which line the pointer is: the nearest edge between two. */
function lineGapAt({ geometry, index }: Desk, x: number, y: number): number {
  const { row, column } = geometry.placeAt(x, y, index.size)
  const { top, height } = geometry.rectOf({ row, column })
  const seen = y - geometry.viewport.getBoundingClientRect().top
  return seen > top + height / 2 ? row + 1 : row
}

/** The row beside which they come to stand there: the one above, or the first of a group. Null: that is where they are. */
export function targetAt({ index }: Pick<Desk, 'index'>, line: number, lines: readonly number[]): Target | null {
  const moved = new Set(lines)
  const top = Math.min(...lines)
  const isOneBlock = Math.max(...lines) - top === lines.length - 1
  if (isOneBlock && line >= top && line <= top + lines.length) return null
  const nearest = (from: number, step: 1 | -1): number => {
    let at = from
    while (moved.has(at)) at += step
    return index.at(at) === undefined ? -1 : at
  }
  const above = nearest(line - 1, -1)
  if (above >= 0) return { line, host: above, side: 'below' }
  const below = nearest(line, 1)
  return below >= 0 ? { line, host: below, side: 'above' } : null
}
