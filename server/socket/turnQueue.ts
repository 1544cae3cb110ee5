import type { Ledger } from '../ledger/ledger.ts'
import type { Schedule } from './schedule.ts'

/** `committed`: it reads what is durable, and must not end an open turn of the ledger for that. */
export type When = 'soon' | 'committed'
export type TurnQueue = (work: () => void, when: When) => void

/** A turn that was not committed by then failed, and tells nobody. */
const turnMs = 1_000

/**
 * Long works of many links, one after another: between two of them whatever came meanwhile has its turn, and of those
 * that must wait for an open turn of the ledger one is done when it commits, after its answers are told.
 */
export function createTurnQueue({
  ledger,
  schedule,
}: {
  readonly ledger: Pick<Ledger, 'afterCommit'>
  readonly schedule: Schedule
}): TurnQueue {
  const onceCommitted = (work: () => void) => {
    let isDone = false
    const once = () => {
      if (isDone) return
      isDone = true
      cancel()
      work()
    }
    const cancel = schedule(turnMs, once)
    ledger.afterCommit(once)
  }
  // two rows, for a first sync need not wait for whoever waits for a commit
  const rows = {
    soon: createRow(schedule, (work) => work()),
    committed: createRow(schedule, onceCommitted),
  }
  return (work, when) => rows[when](work)
}

function createRow(schedule: Schedule, begin: (work: () => void) => void): (work: () => void) => void {
  const waiting: (() => void)[] = []
  let isUnderWay = false
  const next = () => {
    const [first] = waiting
    isUnderWay = first !== undefined
    if (first === undefined) return
    begin(() => {
      waiting.shift()
      schedule(0, next)
      first()
    })
  }
  return (work) => {
    waiting.push(work)
    if (isUnderWay) return
    isUnderWay = true
    schedule(0, next)
  }
}
