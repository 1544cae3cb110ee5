import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibilityClass } from '#shared/ownership/rights.ts'
import { tellStory } from './chokePoint.ts'
import { Copy } from './copy.ts'
import { openOffice, type Office } from './office.ts'
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
        rights: rightsText(office, member),
      }))
      steps.forEach((step, place) => {
        act(step, people[step.who] ?? office.boss)
        const woken = copies[place % copies.length]
        if (woken !== undefined && rightsText(office, woken.member) === woken.rights) woken.copy.catchUp(maxBytes)
      })
      for (const { member, copy, rights } of copies) {
        if (rightsText(office, member) !== rights) continue // other rights: the device boots anew
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
      const rebooting = new Set<string>()
      office.ledger.onRightsChanged((members) => members.forEach((member) => rebooting.add(member)))
      const copies = people.map((member) => ({ member, copy: Copy.boot(office, member) }))
      for (const step of steps) {
        const heard = office.news.length
        act(step, people[step.who] ?? office.boss)
        for (const { copy } of copies) for (const news of office.news.slice(heard)) copy.hear(news)
      }
      for (const { member, copy } of copies) {
        if (rebooting.has(member)) continue // other rights: its link was closed and it starts anew
        expect(copy.content()).toEqual(Copy.boot(office, member).content())
      }
    }),
    { numRuns: 25 },
  )
})

const rightsText = (office: Office, member: Office['anna']) => visibilityClass(office.speaker(member).viewer)
