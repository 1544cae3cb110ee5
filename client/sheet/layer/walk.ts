import { isInside, type Box, type Place } from './boxes.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

export const steps: Readonly<Record<Direction, Place>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

/**
 * Where Ctrl+arrow lands: the last filled cell before a gap, or across a gap the next filled cell, or the edge;
 * as in Excel.
 */
export function edgeFrom(
  from: Place,
  direction: Direction,
  field: { readonly rows: number; readonly columns: number; isFilled(place: Place): boolean },
): Place {
  const step = steps[direction]
  const next = (place: Place): Place => ({ row: place.row + step.row, column: place.column + step.column })
  const isInside = ({ row, column }: Place) => row >= 0 && column >= 0 && row < field.rows && column < field.columns
  let here = from
  if (!isInside(next(here))) return here
  if (field.isFilled(here) && field.isFilled(next(here))) {
    while (isInside(next(here)) && field.isFilled(next(here))) here = next(here)
    return here
  }
  do here = next(here)
  while (isInside(next(here)) && !field.isFilled(here))
  return here
}

/** The next cell of several boxes: to the end of the one it is in, then on to the first cell of the next. */
export function nextInBoxes(place: Place, boxes: readonly Box[], by: 'row' | 'column', backwards: boolean): Place {
  const at = boxes.findLastIndex((box) => isInside(box, place))
  const box = boxes[at]
  if (box === undefined) return place
  const end = backwards ? { row: box.top, column: box.left } : { row: box.bottom, column: box.right }
  if (boxes.length === 1 || end.row !== place.row || end.column !== place.column) {
    return nextInBox(place, box, by, backwards)
  }
  const next = boxes[(at + (backwards ? -1 : 1) + boxes.length) % boxes.length] ?? box
  return backwards ? { row: next.bottom, column: next.right } : { row: next.top, column: next.left }
}

/** The next cell of a box, row by row (Tab) or column by column (Enter), round and round. */
export function nextInBox(place: Place, box: Box, by: 'row' | 'column', backwards: boolean): Place {
  const width = box.right - box.left + 1
  const height = box.bottom - box.top + 1
  const row = place.row - box.top
  const column = place.column - box.left
  const at = by === 'row' ? row * width + column : column * height + row
  const to = (at + (backwards ? -1 : 1) + width * height) % (width * height)
  return by === 'row'
    ? { row: box.top + Math.floor(to / width), column: box.left + (to % width) }
    : { row: box.top + (to % height), column: box.left + Math.floor(to / height) }
}
