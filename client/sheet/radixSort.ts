/**
 * Sorts slots by a key each, ascending, stable: several keys are several passes from the last to the first.
 * Least significant digits first over the bits of the doubles, 16 at a time; a digit that all share costs one count.
 * No comparator is called: 100,000 rows take a few milliseconds whatever the data.
 */
export function sortBySlotKey(
  slots: Uint32Array,
  keyBySlot: Float64Array,
  scratch = new Uint32Array(slots.length),
): void {
  const count = slots.length
  if (count < 2) return
  const low = new Uint32Array(count)
  const high = new Uint32Array(count)
  const lowNext = new Uint32Array(count)
  const highNext = new Uint32Array(count)
  readBits(slots, keyBySlot, low, high)
  let from: Lane = { slots, low, high }
  let to: Lane = { slots: scratch, low: lowNext, high: highNext }
  for (let digit = 0; digit < 4; digit += 1) {
    if (!passDigit(from, to, digit, count)) continue
    const done = to
    to = from
    from = done
  }
  if (from.slots !== slots) slots.set(from.slots.subarray(0, count))
}

interface Lane {
  readonly slots: Uint32Array
  readonly low: Uint32Array
  readonly high: Uint32Array
}

const counts = new Uint32Array(65_536)

/** One stable distribution by 16 bits; false when all keys share them and nothing was moved. */
function passDigit(from: Lane, to: Lane, digit: number, count: number): boolean {
  const bits = digit < 2 ? from.low : from.high
  const shift = digit % 2 === 0 ? 0 : 16
  counts.fill(0)
  for (let place = 0; place < count; place += 1) counts[(bits[place]! >>> shift) & 0xffff]! += 1
  if (counts[(bits[0]! >>> shift) & 0xffff] === count) return false
  let sum = 0
  for (let bucket = 0; bucket < 65_536; bucket += 1) {
    const here = counts[bucket]!
    counts[bucket] = sum
    sum += here
  }
  for (let place = 0; place < count; place += 1) {
    const bucket = (bits[place]! >>> shift) & 0xffff
    const target = counts[bucket]!
    counts[bucket] = target + 1
    to.slots[target] = from.slots[place]!
    to.low[target] = from.low[place]!
    to.high[target] = from.high[place]!
  }
  return true
}

/** Doubles as unsigned 64-bit numbers of the same order: negatives flipped whole, positives get the top bit. */
function readBits(slots: Uint32Array, keyBySlot: Float64Array, low: Uint32Array, high: Uint32Array): void {
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  const upper = littleEndian ? 1 : 0
  for (let place = 0; place < slots.length; place += 1) {
    // Adding 0 turns -0 into 0: they must tie, their bits do not.
    number[0] = keyBySlot[slots[place]!]! + 0
    const flip = words[upper]! >>> 31 === 1
    high[place] = flip ? ~words[upper]! : words[upper]! ^ 0x8000_0000
    low[place] = flip ? ~words[1 - upper]! : words[1 - upper]!
  }
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
