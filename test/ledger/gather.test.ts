import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gatherCommits, gatherMs } from '../../server/ledger/gather.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('after a quiet spell a turn is made durable at once', () => {
  const commit = vi.fn()
  gatherCommits(() => Date.now())(commit)
  vi.advanceTimersByTime(0)
  expect(commit).toHaveBeenCalledOnce()
})

test('the next turn of a busy moment waits until the last commit is a window ago', () => {
  const schedule = gatherCommits(() => Date.now())
  const commit = vi.fn()
  schedule(() => undefined)
  vi.advanceTimersByTime(1)
  schedule(commit)
  vi.advanceTimersByTime(gatherMs - 2)
  expect(commit).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2)
  expect(commit).toHaveBeenCalledOnce()
})

test('a full turn does not wait', () => {
  const schedule = gatherCommits(() => Date.now())
  const commit = vi.fn()
  schedule(() => undefined)
  vi.advanceTimersByTime(1)
  schedule(commit, true)
  vi.advanceTimersByTime(0)
  expect(commit).toHaveBeenCalledOnce()
})
