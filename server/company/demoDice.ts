import type { Random } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'

/** What a story throws for. */
export interface DemoDice {
  readonly random: Random
  readonly chance: (share: number) => boolean
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** A name as often as its weight says. */
  readonly weigh: (weights: Readonly<Record<string, number>>) => string
}

export function createDice(random: Random): DemoDice {
  const pick = <T>(list: readonly T[]): T => {
    assert(list.length > 0, 'the demo picks from a list with something in it')
    return list[Math.floor(random() * list.length)] as T // random() < 1, so the place exists
  }
  return {
    random,
    chance: (share) => random() < share,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick,
    weigh: (weights) => {
      const entries = Object.entries(weights)
      let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      return entries.find(([, weight]) => (left -= weight) < 0)?.[0] ?? pick(Object.keys(weights))
    },
  }
}

/** Small, fast and the same for one seed everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
