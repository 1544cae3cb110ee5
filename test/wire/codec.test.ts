import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newChangeSetId, newCustomerId, newMemberId, type Random } from '#shared/base/id.ts'
import type { Item } from '#shared/wire/item.ts'
import { decodeMessage, encodeMessage, messageNumber, type MessageKind } from '#shared/wire/message.ts'
import { batchFrame, openItem, shareItems } from '../../server/socket/batchFrame.ts'
import { seededRandom } from '../socket/people.ts'

const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\r'))
const bytes = fc.uint8Array({ maxLength: 300 })

const write = fc.record({ seed: fc.nat(), value: text, seq: fc.nat(), bytes }).map(({ seed, value, seq, bytes }) => {
  const random: Random = seededRandom(seed)
  const customer = newCustomerId(random)
  const item: Item = {
    kind: 'write',
    seq,
    customer,
    set: newChangeSetId(random),
    why: 'edit',
    by: newMemberId(random),
    at: 1,
    writes: [{ table: 'customers', record: customer as never, key: '-', value }],
    bytes: 0,
  }
  return { item, bytes }
})

test('a batch put together from shared parts reads as one encoded whole', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 5 }), fc.nat(), fc.array(fc.nat(), { maxLength: 3 }), (news, to, own) => {
      const answers: Item[] = own.map((seq) => ({ kind: 'lose', seq, customer: newCustomerId(seededRandom(seq)) }))
      const frame = batchFrame(
        0,
        to,
        answers.map((item) => JSON.stringify(item)),
        shareItems(news.map(({ item, bytes }) => openItem(item, bytes))),
      )
      const items = [...answers, ...news.map(({ item }, place) => ({ ...item, bytes: place }) as Item)]
      const blobs = news.map(({ bytes }) => bytes)
      expect(decodeMessage(frame)).toEqual({ kind: 'batch', body: { from: 0, to, items }, blobs })
      expect(decodeMessage(encodeMessage('batch', { from: 0, to, items }, blobs))).toEqual(decodeMessage(frame))
    }),
    { numRuns: 300 },
  )
})

test('a frame cut anywhere throws', () => {
  fc.assert(
    fc.property(write, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), ({ item, bytes }, share) => {
      const frame = encodeMessage('batch', { from: 0, to: 1, items: [item] }, [bytes])
      const cut = frame.slice(0, Math.floor(frame.length * share))
      expect(() => decodeMessage(new Uint8Array([messageNumber.batch, ...cut.slice(1)]))).toThrow()
    }),
    { numRuns: 300 },
  )
})

test('random bytes after any number of ours throw at once and never hang', () => {
  const numbers = Object.values(messageNumber)
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.uint8Array({ maxLength: 400 }), (number, rest) => {
      const from = performance.now()
      expect(() => decodeMessage(new Uint8Array([number, ...rest]))).toThrow()
      expect(performance.now() - from).toBeLessThan(5_000)
    }),
    { numRuns: 2000 },
  )
})

test('a claim of many byte strings is refused before any is made', () => {
  const json = '{"to":1}'
  const frame = [messageNumber.credit, json.length, ...new TextEncoder().encode(json), 0xff, 0xff, 0xff, 0xff, 0x0f]
  expect(() => decodeMessage(new Uint8Array(frame))).toThrow('byte strings')
})

test('bodies keep what their schema says and nothing else', () => {
  const kinds: MessageKind[] = ['credit', 'full', 'focus']
  expect(kinds.map((kind) => messageNumber[kind])).toEqual([68, 74, 70])
  const frame = encodeMessage('credit', { to: 4, more: 1 } as never)
  expect(decodeMessage(frame)).toMatchObject({ body: { to: 4 } })
  expect(() => decodeMessage(encodeMessage('credit', { to: 'four' } as never))).toThrow()
})
