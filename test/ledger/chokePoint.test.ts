import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellStory } from './chokePoint.ts'
import { Copy } from './copy.ts'
import { openOffice } from './office.ts'
import { createStory, story } from './story.ts'

test('nobody is ever told a word of a customer that he may not read: live, on catch-up, in a first sync, in documents, history, proposals, notices, answers or cards', () => {
  fc.assert(fc.property(story, tellStory), { numRuns: 12 })
})

test('a device that caught up, in small batches and at odd moments, holds what a first sync gives', () => {
  fc.assert(
    fc.property(story, fc.integer({ min: 300, max: 5_000 }), (steps, maxBytes) => {
      const office = openOffice()
      const { act, people } = createStory(office)
      const copies = people.map((member) => ({
        member,
        copy: Copy.boot(office, member),
      }))
      steps.forEach((step, place) => {
        act(step, people[step.who] ?? office.boss)
        const woken = copies[place % copies.length]
        // now and then it goes away again in the middle of a difference
        if (place % 3 === 0) woken?.copy.shift(maxBytes, place % 4)
        else woken?.copy.catchUp(maxBytes)
      })
      for (const { member, copy } of copies) {
        copy.catchUp(maxBytes)
        expect(copy.content()).toEqual(Copy.boot(office, member).content())
      }
    }),
    { numRuns: 25 },
  )
})

test('a device that listens live holds what a first sync gives', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const office = openOffice()
      const { act, people } = createStory(office)
      const copies = people.map((member) => ({ member, copy: Copy.boot(office, member) }))
      office.ledger.onCommit((news) => copies.forEach(({ copy }) => news.forEach((each) => copy.hear(each))))
      office.ledger.onRightsChanged((moved) => {
        for (const { member, copy } of copies) if (moved.includes(member)) copy.shift()
      })
      for (const step of steps) act(step, people[step.who] ?? office.boss)
      for (const { member, copy } of copies) {
        expect(copy.content()).toEqual(Copy.boot(office, member).content())
      }
    }),
    { numRuns: 25 },
  )
})
