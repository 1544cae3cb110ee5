import { expect, test } from 'vitest'
import { createTurnQueue, type When } from '../../server/socket/turnQueue.ts'

/** A clock that stands, and a ledger whose turn is opened and committed by hand. */
function openBench() {
  let at = 0
  const timers = new Set<{ readonly due: number; readonly work: () => void }>()
  const schedule = (ms: number, work: () => void) => {
    const timer = { due: at + ms, work }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const pass = (ms: number) => {
    at += ms
    // what is planned meanwhile comes the next time
    const due = [...timers].filter((timer) => timer.due <= at)
    for (const timer of due) if (timers.delete(timer)) timer.work()
  }
  let isOpen = false
  let after: (() => void)[] = []
  const ledger = {
    afterCommit: (work: () => void) => {
      if (isOpen) after.push(work)
      else work()
    },
  }
  const commit = ({ fails = false } = {}) => {
    const works = fails ? [] : after
    isOpen = false
    after = []
    for (const work of works) work()
  }
  const done: string[] = []
  const later = createTurnQueue({ ledger, schedule })
  const ask = (name: string, when: When = 'committed') => later(() => void done.push(name), when)
  return { ask, done, pass, commit, open: () => (isOpen = true) }
}

test('of many long works one is done at a time, and others come in between', () => {
  const { ask, done, pass } = openBench()
  for (const name of ['a', 'b', 'c']) ask(name)
  expect(done).toEqual([])
  pass(0)
  expect(done).toEqual(['a'])
  ask('d')
  pass(0)
  pass(0)
  pass(0)
  expect(done).toEqual(['a', 'b', 'c', 'd'])
  ask('e')
  pass(0)
  expect(done.at(-1)).toBe('e')
})

test('of those that wait for an open turn one is done when it commits', () => {
  const { ask, done, pass, commit, open } = openBench()
  ask('a')
  ask('b')
  open()
  pass(0)
  pass(10)
  expect(done).toEqual([])
  commit()
  expect(done).toEqual(['a'])
  open()
  pass(0)
  commit()
  expect(done).toEqual(['a', 'b'])
  open()
  ask('c', 'soon')
  pass(0)
  expect(done.at(-1)).toBe('c')
})

test('a turn that failed holds nobody up', () => {
  const { ask, done, pass, commit, open } = openBench()
  ask('a')
  ask('b')
  open()
  pass(0)
  commit({ fails: true })
  pass(0)
  expect(done).toEqual([])
  pass(1_000)
  pass(0)
  expect(done).toEqual(['a', 'b'])
})
