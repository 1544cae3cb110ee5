import { describe, expect, test } from 'vitest'
import { isTicked, tick, tickAll, tickOnly } from '../../client/view/quickTicks.ts'

describe('a header’s ticks', () => {
  test('start with everything ticked; unticking one leaves it out, also for values that come later', () => {
    const chosen = tick(undefined, 'a', false)
    expect(chosen).toEqual({ kind: 'without', values: ['a'] })
    expect([isTicked(undefined, 'a'), isTicked(chosen, 'a'), isTicked(chosen, 'later')]).toEqual([true, false, true])
    expect(tick(chosen, 'a', true)).toBe(undefined)
  })

  test('after clearing, only what is ticked is asked for', () => {
    const none = tickAll(undefined, ['a', 'b'], { on: false, all: true })
    const some = tick(none, 'b', true)
    expect([none, some]).toEqual([
      { kind: 'only', values: [] },
      { kind: 'only', values: ['b'] },
    ])
    expect([isTicked(some, 'a'), isTicked(some, 'b')]).toEqual([false, true])
    expect(tickAll(some, ['a', 'b'], { on: true, all: true })).toBe(undefined)
  })

  test('of a searched list are ticked together, and the others keep theirs', () => {
    const chosen = tickAll(undefined, ['a', 'b'], { on: false, all: false })
    expect(chosen).toEqual({ kind: 'without', values: ['a', 'b'] })
    expect(tickAll(chosen, ['b'], { on: true, all: false })).toEqual({ kind: 'without', values: ['a'] })
  })
})

test('what the search found and nothing else', () => {
  expect(tickOnly(['a', 'b'], { all: false })).toEqual({ kind: 'only', values: ['a', 'b'] })
  expect(tickOnly(['a', 'b'], { all: true })).toBe(undefined)
})
