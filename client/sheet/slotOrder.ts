/** Which slots are shown, in which order, and where each of them stands. */
export interface SlotOrder {
  readonly size: number
  /** The slot at a position; −1: nobody stands there. */
  at(position: number): number
  /** −1: not shown. */
  positionOf(slot: number): number
  /** Room for so many slots; nobody stands anywhere. */
  reset(capacity: number): void
  /** Those of `sorted` that are left, in this order and no others. */
  fill(sorted: Uint32Array, isLeft: Uint8Array): void
  /** Takes the slots out and puts each that passes where it belongs now; true when that moved anything. */
  settle(slots: readonly number[], rule: PlacingRule): boolean
}

export interface PlacingRule {
  readonly passes: (slot: number) => boolean
  /** Below zero: the left one stands first. */
  readonly compare: (left: number, right: number) => number
}

export function createSlotOrder(): SlotOrder {
  let order: Uint32Array<ArrayBufferLike> = new Uint32Array(0)
  let positionBySlot = new Int32Array(0)
  let size = 0

  function takeOut(positions: readonly number[]): void {
    positions.forEach((position, taken) => {
      const next = positions[taken + 1] ?? size
      order.copyWithin(position - taken, position + 1, next)
    })
    size -= positions.length
  }

  function placeOf(slot: number, compare: PlacingRule['compare']): number {
    let low = 0
    let high = size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(order[middle] ?? 0, slot) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  function renumber(from: number, to: number): void {
    for (let position = from; position < to; position += 1) positionBySlot[order[position] ?? 0] = position
  }

  return {
    get size() {
      return size
    },
    at: (position) => (position < 0 || position >= size ? -1 : (order[position] ?? -1)),
    positionOf: (slot) => positionBySlot[slot] ?? -1,
    reset(capacity) {
      positionBySlot = new Int32Array(capacity).fill(-1)
      size = 0
    },
    fill(sorted, isLeft) {
      order = new Uint32Array(Math.max(sorted.length, positionBySlot.length))
      positionBySlot.fill(-1)
      size = 0
      for (const slot of sorted) {
        if (isLeft[slot] !== 1) continue
        order[size] = slot
        positionBySlot[slot] = size
        size += 1
      }
    },
    settle(slots, { passes, compare }) {
      const before = slots.map((slot) => positionBySlot[slot] ?? -1)
      const sizeBefore = size
      // All out before any goes in: a changed row that still stands at its old place would mislead the search.
      takeOut(before.filter((position) => position >= 0).sort((left, right) => left - right))
      let low = Math.min(...before.map((position) => (position < 0 ? Infinity : position)), Infinity)
      let high = Math.max(...before, -1)
      for (const slot of slots) {
        positionBySlot[slot] = -1
        if (!passes(slot)) continue
        const to = placeOf(slot, compare)
        order.copyWithin(to + 1, to, size)
        order[to] = slot
        size += 1
        low = Math.min(low, to)
        high = Math.max(high + 1, to)
      }
      renumber(Math.min(low, size), size === sizeBefore ? Math.min(high + 1, size) : size)
      return slots.some((slot, place) => positionBySlot[slot] !== before[place])
    },
  }
}
