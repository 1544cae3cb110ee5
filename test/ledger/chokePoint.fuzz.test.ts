import fc from 'fast-check'
import { test } from 'vitest'
import { tellStory } from './chokePoint.ts'
import { story } from './story.ts'

test('nobody is ever told a word of a customer that he may not read, in a thousand stories', () => {
  fc.assert(fc.property(story, tellStory), { numRuns: 1_000 })
})
