import { expect, test } from 'vitest'
import { encodeMessage, readCredit } from '#shared/wire/message.ts'
import { gatherCredit } from '../../client/replica/credit.ts'

function desk() {
  const timers = new Set<() => void>()
  const granted: [number, number][] = []
  const stored = gatherCredit({
    after: (_ms, work) => {
      timers.add(work)
      return () => timers.delete(work)
    },
    grant: (socket, credit) => granted.push([socket, credit]),
  })
  const ring = () => {
    for (const work of Array.from(timers)) {
      timers.delete(work)
      work()
    }
  }
  return { stored, granted, timers, ring }
}

test('the credit of a few batches goes out as one when the time is up', () => {
  const { stored, granted, ring, timers } = desk()
  stored(1, 10)
  stored(1, 12)
  expect(granted).toEqual([])
  ring()
  expect(granted).toEqual([[1, 12]])
  expect(timers.size).toBe(0)
})

test('as many batches as the server lets run ahead are credited at once, and the clock is stopped', () => {
  const { stored, granted, timers } = desk()
  for (const to of [1, 2, 3, 4]) stored(1, to)
  expect(granted).toEqual([[1, 4]])
  expect(timers.size).toBe(0)
})

test('what was held for a lost socket is not granted on the next', () => {
  const { stored, granted, ring } = desk()
  stored(1, 3)
  stored(2, 5)
  ring()
  expect(granted).toEqual([[2, 5]])
})

test('the server reads the number of a credit frame without a parse, and leaves everything else to the schema', () => {
  expect(readCredit(encodeMessage('credit', { to: 0 }))).toBe(0)
  expect(readCredit(encodeMessage('credit', { to: 123_456_789 }))).toBe(123_456_789)
  expect(readCredit(encodeMessage('credit', { to: -1 }))).toBeNull()
  expect(readCredit(encodeMessage('credit', { to: 1.5 }))).toBeNull()
  expect(readCredit(encodeMessage('credit', { to: 4 }).subarray(0, 6))).toBeNull()
  expect(readCredit(encodeMessage('focus', { customer: null, editing: false }))).toBeNull()
})
