import type { Random } from '#shared/base/id.ts'

/** Everything random in a world hangs on one seed. */
export interface Dice {
  readonly random: Random
  /** A whole number in [0, sides). */
  below(sides: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T | undefined
}

/** mulberry32: small, quick, good enough to shuffle a story. */
export function randomFrom(seed: number): Random {
  let state = (seed * 0x9e3779b9) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function diceFrom(seed: number): Dice {
  const random = randomFrom(seed)
  const below = (sides: number) => Math.floor(random() * sides)
  return {
    random,
    below,
    chance: (share) => random() < share,
    pick: (from) => (from.length === 0 ? undefined : from[below(from.length)]),
  }
}
