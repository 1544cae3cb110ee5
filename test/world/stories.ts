import { expect, test } from 'vitest'
import { Broken } from './hold.ts'
import { tellStory } from './world.ts'

const perTest = 50

/**
 * Tells the stories of `count` seeds from `first` on, fifty a test; a failure names its seed, for
 * `npm run simulate -- --seed N`. Told by two files, for the two processors that every machine has.
 */
export function tellStories(first: number, count: number): void {
  const starts = Array.from({ length: count / perTest }, (_, place) => first + place * perTest)
  test.each(starts)(
    'laptops and server agree, nothing typed is lost, nothing is told to strangers (50 seeds from SEED=%i)',
    (start) => {
      expect(firstFailure(start)).toBeNull()
    },
  )
}

function firstFailure(start: number): string | null {
  for (let seed = start; seed < start + perTest; seed += 1) {
    try {
      tellStory(seed)
    } catch (error) {
      if (!(error instanceof Broken)) throw new Error(`SEED=${seed}`, { cause: error })
      return `SEED=${seed} ${error.message}`
    }
  }
  return null
}
