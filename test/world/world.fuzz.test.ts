import { expect, test } from 'vitest'
import { Broken } from './hold.ts'
import { tellStory } from './world.ts'

/** Stories told on every push; the nightly tells more by `npm run simulate -- --seeds 20000`. */
const seeds = Array.from({ length: 1000 }, (_, n) => n + 1)
const perTest = 50

/** Tells a run of seeds; a failure names its seed, for `npm run simulate -- --seed N`. */
function firstFailure(from: number): string | null {
  for (const seed of seeds.slice(from, from + perTest)) {
    try {
      tellStory(seed)
    } catch (error) {
      if (!(error instanceof Broken)) throw new Error(`SEED=${seed}`, { cause: error })
      return `SEED=${seed} ${error.message}`
    }
  }
  return null
}

test.each(seeds.filter((_, n) => n % perTest === 0))(
  'laptops and server agree, nothing typed is lost, nothing is told to strangers (50 seeds from SEED=%i)',
  (seed) => {
    expect(firstFailure(seed - 1)).toBeNull()
  },
)
