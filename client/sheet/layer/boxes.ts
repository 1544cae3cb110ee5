/** A cell by place: row position and column place among the shown columns. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells, both ends included. */
export interface Box {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export const cellsOf = (box: Box): number => (box.bottom - box.top + 1) * (box.right - box.left + 1)

export const isInside = (box: Box | null, { row, column }: Place): boolean =>
  box !== null && row >= box.top && row <= box.bottom && column >= box.left && column <= box.right

export const sameBox = (one: Box, other: Box): boolean =>
  one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right

/** The same cells, each in one box only: what overlaps is counted and written once. */
export function disjoint(boxes: readonly Box[]): readonly Box[] {
  const apart: Box[] = []
  for (const box of boxes) {
    let rest: readonly Box[] = [box]
    for (const taken of apart) rest = rest.flatMap((part) => without(part, taken))
    apart.push(...rest)
  }
  return apart
}

/** What is left of a box when another is cut out of it: up to four strips. */
function without(box: Box, taken: Box): readonly Box[] {
  const top = Math.max(box.top, taken.top)
  const bottom = Math.min(box.bottom, taken.bottom)
  const left = Math.max(box.left, taken.left)
  const right = Math.min(box.right, taken.right)
  if (top > bottom || left > right) return [box]
  return [
    { ...box, bottom: top - 1 },
    { ...box, top: bottom + 1 },
    { top, bottom, left: box.left, right: left - 1 },
    { top, bottom, left: right + 1, right: box.right },
  ].filter((part) => part.top <= part.bottom && part.left <= part.right)
}

/** Positions of the rows that the boxes touch, from above. */
export const rowsOf = (boxes: readonly Box[]): number[] => span(boxes, (box) => [box.top, box.bottom])

/** Rows and columns of a table that several boxes make when put together; null when they make none (as in Excel). */
export function tableOf(boxes: readonly Box[]): { readonly rows: number[]; readonly columns: number[] } | null {
  const [first] = boxes
  if (first === undefined) return null
  const besideEachOther = boxes.every((box) => box.top === first.top && box.bottom === first.bottom)
  const belowEachOther = boxes.every((box) => box.left === first.left && box.right === first.right)
  if (!besideEachOther && !belowEachOther) return null
  return {
    rows: span(belowEachOther ? boxes : [first], (box) => [box.top, box.bottom]),
    columns: span(besideEachOther ? boxes : [first], (box) => [box.left, box.right]),
  }
}

function span(boxes: readonly Box[], ends: (box: Box) => readonly [number, number]): number[] {
  const places = new Set<number>()
  for (const box of boxes) {
    const [from, to] = ends(box)
    for (let place = from; place <= to; place += 1) places.add(place)
  }
  return [...places].sort((one, other) => one - other)
}
