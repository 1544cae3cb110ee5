import { expect, test } from 'vitest'
import { tellStory } from './world.ts'

/** Stories that once ended badly. */
const told: readonly (readonly [story: string, seed: number])[] = [
  ['a laptop whose copy was wiped sends again what a restored server lacks', 64],
  ['a customer made before the restored backup comes back whole', 128],
  ['an answer in a batch that does not join leaves its part in the queue', 108],
  ['an accepted proposal makes the record that was kept back', 1170],
]

test.each(told)('%s (SEED=%i)', (_story, seed) => {
  expect(tellStory(seed).heard.size).toBeGreaterThan(0)
})
