import { isAdding } from './adding.ts'
import type { Box, Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import type { Follow } from './follow.ts'
import type { Gestures } from './gestures.ts'
import { isFilled } from './overlay.ts'

export interface BoxDragParts {
  readonly desk: Desk
  readonly gestures: Gestures
  readonly follow: Follow
  readonly showTarget: (box: Box | null) => void
}

/** How far within and outside of the frame's line a hand may take hold of it. */
const within = 4
const outside = 2

/** Dragging the selection by its handle (fills) and by its frame (moves, with Ctrl copies). */
export function createBoxDrags({ desk, gestures, follow, showTarget }: BoxDragParts) {
  const placeAt = (x: number, y: number) => desk.geometry.placeAt(x, y, desk.index.size)

  /** A press on the frame that went nowhere was a click on the cell there. */
  const click = (place: Place, event: PointerEvent) => {
    if (isAdding(event)) desk.selection.add(place)
    else desk.selection.put(place)
    desk.redraw()
  }

  return {
    fill(event: PointerEvent): void {
      const seed = desk.selection.box()
      if (seed === null) return
      let target: Box | null = null
      follow(
        event,
        (x, y) => {
          target = fillTarget(seed, placeAt(x, y))
          showTarget(target)
        },
        (ended) => {
          showTarget(null)
          if (target !== null) gestures.fill(seed, target, { other: isAdding(ended) })
        },
      )
    },

    /** A double click on the handle fills down as far as the neighbouring column is filled, the left one first. */
    fillDown(): void {
      const seed = desk.selection.box()
      if (seed === null) return
      const neighbour = [seed.left - 1, seed.right + 1].find((column) => isFilled(desk, seed.bottom + 1, column))
      if (neighbour === undefined) return
      let { bottom } = seed
      while (isFilled(desk, bottom + 1, neighbour)) bottom += 1
      gestures.fill(seed, { ...seed, bottom }, { other: false })
    },

    /** Is the pointer on the line round the one range there is? */
    isOnFrame({ clientX, clientY }: MouseEvent): boolean {
      const [box, ...others] = desk.selection.boxes()
      if (box === undefined || others.length > 0 || desk.selection.span !== 'cells') return false
      const { left, top } = desk.geometry.viewport.getBoundingClientRect()
      const first = desk.geometry.rectOf({ row: box.top, column: box.left })
      const last = desk.geometry.rectOf({ row: box.bottom, column: box.right })
      const x = clientX - left
      const y = clientY - top
      const right = last.left + last.width
      const bottom = last.top + last.height
      const isNear = x > first.left - outside && x < right + outside && y > first.top - outside && y < bottom + outside
      const isDeep = x > first.left + within && x < right - within && y > first.top + within && y < bottom - within
      return isNear && !isDeep
    },

    move(event: PointerEvent): void {
      const from = desk.selection.box()
      if (from === null) return
      const taken = placeAt(event.clientX, event.clientY)
      const hold = {
        row: Math.max(0, Math.min(taken.row - from.top, from.bottom - from.top)),
        column: Math.max(0, Math.min(taken.column - from.left, from.right - from.left)),
      }
      let to: Place | null = null
      let isDragged = false
      follow(
        event,
        (x, y) => {
          isDragged = true
          to = moveTarget(from, placeAt(x, y), hold, { rows: desk.index.size, columns: desk.geometry.columns.length })
          showTarget(to === null ? null : boxAt(from, to))
        },
        (ended) => {
          showTarget(null)
          if (to !== null) gestures.move(from, to, { copy: isAdding(ended) })
          else if (!isDragged) click(taken, ended)
        },
      )
    },
  }
}

/** The box that filling would cover: it grows along the side where the pointer is farthest out. Null: still inside. */
export function fillTarget(seed: Box, { row, column }: Place): Box | null {
  const down = Math.max(row - seed.bottom, seed.top - row, 0)
  const across = Math.max(column - seed.right, seed.left - column, 0)
  if (down === 0 && across === 0) return null
  if (down >= across) return { ...seed, top: Math.min(seed.top, row), bottom: Math.max(seed.bottom, row) }
  return { ...seed, left: Math.min(seed.left, column), right: Math.max(seed.right, column) }
}

/** Where the box's first cell would come when it is held at `hold` and the pointer is at `at`. Null: where it is. */
export function moveTarget(
  from: Box,
  at: Place,
  hold: Place,
  field: { readonly rows: number; readonly columns: number },
): Place | null {
  const row = Math.max(0, Math.min(at.row - hold.row, field.rows - 1 - (from.bottom - from.top)))
  const column = Math.max(0, Math.min(at.column - hold.column, field.columns - 1 - (from.right - from.left)))
  return row === from.top && column === from.left ? null : { row, column }
}

const boxAt = (from: Box, { row, column }: Place): Box => ({
  top: row,
  left: column,
  bottom: row + from.bottom - from.top,
  right: column + from.right - from.left,
})
