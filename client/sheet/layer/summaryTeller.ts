import { cellsOf } from './boxes.ts'
import type { Desk } from './desk.ts'
import { summaryOf } from './summary.ts'

/** So many cells are added up within a frame; more wait until the hand rests. */
const atOnce = 20_000
const restMs = 150

/** Tells the page what the selection adds up to: when it changes, and when what lies in it changes. */
export function createSummaryTeller(desk: Desk): { tell(): void; tellSoon(): void } & Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    clearTimeout(timer)
    timer = undefined
    desk.props().onSelection?.(summaryOf(desk))
  }
  return {
    tell() {
      const cells = desk.selection.boxes().reduce((sum, box) => sum + cellsOf(box), 0)
      if (cells <= atOnce) return now()
      clearTimeout(timer)
      timer = setTimeout(now, restMs)
    },
    tellSoon() {
      // While colleagues write without pause it is told anyway, only not for each of their cells.
      timer ??= setTimeout(now, restMs)
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
