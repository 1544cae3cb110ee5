import { expect, test } from 'vitest'
import { tellStory } from './world.ts'

/** Stories that once ended badly. */
const told: readonly (readonly [story: string, seed: number])[] = [
  ['a later change of a record that was kept back does not make it', 2299],
  ['the company document of a log that is no more is not merged into the restored one', 192],
  ['what a device sends in the moment its person leaves is handed in, not refused', 31],
  ['what a commit changed is not read by the new rights before the copy is brought to them', 428],
  ['a write that may not be told leaves no older one over what it wrote', 1122],
  ['a difference of rights that misses a page is begun anew', 1218],
  ['a record handed in keeps its other cells when a column is of another kind by now', 2097],
  ['what is handed in of a column that was never made is kept as it was typed', 6541],
]

test.each(told)('%s (SEED=%i)', (_story, seed) => {
  expect(tellStory(seed).heard.size).toBeGreaterThan(0)
})
