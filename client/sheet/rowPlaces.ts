import { comparePlaces, placeColumn, placeMoment } from '#shared/ledger/place.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { sortBySlotKey } from './radixSort.ts'

/**
 * The order in which rows stand while nobody sorts, by slot; what ties in a sort stands in it too. Most rows differ in
 * the moment they stand by, so that is a number by slot like any other key; only ties look at the rows.
 */
export interface RowPlaces {
  /** Room for so many slots, and what stands in them read anew. */
  reset(rowBySlot: readonly (ViewRow | undefined)[], capacity: number): void
  /** Reads the row of a slot; undefined: none is there any more. */
  place(slot: number, row: ViewRow | undefined): void
  /** Below zero: the left slot stands above. */
  compare(left: number, right: number): number
  /** All slots that hold rows, in order; a copy. */
  slots(): Uint32Array
  /** The slot that stands so many above (below zero) or below this one; −1: none. */
  beside(slot: number, steps: number): number
}

export function createRowPlaces(): RowPlaces {
  /** By slot the row as it stands: what is being written under somebody's hand stands as before. */
  let standing: (ViewRow | undefined)[] = []
  let momentBySlot = new Float64Array(0)
  let ordered: Uint32Array | null = null

  const isSamePlace = (left: ViewRow | undefined, right: ViewRow | undefined): boolean =>
    left === right ||
    (left !== undefined &&
      right !== undefined &&
      left.id === right.id &&
      placeMoment(left) === placeMoment(right) &&
      left.cells[placeColumn] === right.cells[placeColumn])

  const compare = (left: number, right: number): number => {
    const a = momentBySlot[left] ?? Infinity
    const b = momentBySlot[right] ?? Infinity
    if (a !== b) return a < b ? -1 : 1
    const above = standing[left]
    const below = standing[right]
    return above === undefined || below === undefined ? left - right : comparePlaces(above, below)
  }

  const inOrder = (): Uint32Array => (ordered ??= order(standing, momentBySlot, compare))

  return {
    reset(rowBySlot, capacity) {
      standing = [...rowBySlot]
      momentBySlot = new Float64Array(capacity).fill(Infinity)
      for (let slot = 0; slot < standing.length; slot += 1) {
        const row = standing[slot]
        if (row !== undefined) momentBySlot[slot] = placeMoment(row)
      }
      ordered = null
    },
    place(slot, row) {
      if (!isSamePlace(standing[slot], row)) ordered = null
      standing[slot] = row
      if (slot < momentBySlot.length) momentBySlot[slot] = row === undefined ? Infinity : placeMoment(row)
    },
    compare,
    slots: () => inOrder().slice(),
    beside(slot, steps) {
      const at = inOrder().indexOf(slot)
      return at < 0 ? -1 : (inOrder()[at + steps] ?? -1)
    },
  }
}

function order(
  standing: readonly (ViewRow | undefined)[],
  momentBySlot: Float64Array,
  compare: (left: number, right: number) => number,
): Uint32Array {
  const slots = new Uint32Array(standing.length)
  let count = 0
  let isOrdered = true
  for (let slot = 0; slot < standing.length; slot += 1) {
    if (standing[slot] === undefined) continue
    if (count > 0 && isOrdered) isOrdered = compare(slots[count - 1] ?? 0, slot) <= 0
    slots[count] = slot
    count += 1
  }
  const live = slots.subarray(0, count)
  // Rows mostly come in the order in which they were made.
  if (isOrdered) return live
  // An import makes many rows in one moment: their numbers, too, are sorted without looking at two rows each time.
  const numbers = numberBySlot(standing, momentBySlot.length)
  sortBySlotKey(live, numbers)
  sortBySlotKey(live, momentBySlot)
  for (let from = 0; from < count;) {
    let to = from + 1
    while (to < count && momentBySlot[live[to] ?? 0] === momentBySlot[live[from] ?? 0]) to += 1
    const isAbove = (left: number, right: number) => numbers[left]! < numbers[right]! || compare(left, right) <= 0
    if (to - from > 1 && !isInOrder(live.subarray(from, to), isAbove)) live.subarray(from, to).sort(compare)
    from = to
  }
  return live
}

/** The number within its gesture of every row that stands by it alone. */
function numberBySlot(standing: readonly (ViewRow | undefined)[], capacity: number): Float64Array {
  const numbers = new Float64Array(capacity).fill(NaN)
  standing.forEach((row, slot) => {
    const place = row?.cells[placeColumn]
    if (typeof place === 'number' && row?.waiting !== 'row') numbers[slot] = place
  })
  return numbers
}

function isInOrder(slots: Uint32Array, isAbove: (left: number, right: number) => boolean): boolean {
  for (let at = 1; at < slots.length; at += 1) if (!isAbove(slots[at - 1] ?? 0, slots[at] ?? 0)) return false
  return true
}
