import type { SheetColumn } from '../sheetProps.ts'
import type { Desk } from './desk.ts'

/** What the chosen totals come to within a group; counted when its header is drawn, and kept for a moment. */
export interface Subtotals extends Disposable {
  /** Empty where nothing was chosen for the column. */
  textOf(sheet: SheetColumn, line: number): string
  /** Rows, values or the choice changed: what is kept is no longer sure. */
  renew(): void
}

/** Counting goes over every row of a group: a busy ledger is counted this often. */
const countEveryMs = 400

export function createSubtotals(desk: Pick<Desk, 'index' | 'props'>, redraw: () => void): Subtotals {
  const textByCell = new Map<string, string>()
  let countedAt = Number.NEGATIVE_INFINITY
  let counted: unknown
  let timer: ReturnType<typeof setTimeout> | undefined

  const forget = () => {
    textByCell.clear()
    countedAt = performance.now()
  }

  return {
    textOf(sheet, line) {
      const { totals } = desk.props()
      const path = desk.index.keyAt(line)
      if (totals === undefined || path === undefined) return ''
      if (counted !== totals) forget()
      counted = totals
      const name = `${sheet.column.id}${path}`
      const known = textByCell.get(name)
      if (known !== undefined) return known
      const text = totals.textOf(sheet, () => desk.index.rowsUnder(line)) ?? ''
      textByCell.set(name, text)
      return text
    },
    renew() {
      if (timer !== undefined || textByCell.size === 0) return
      const wait = countedAt + countEveryMs - performance.now()
      if (wait <= 0) return forget()
      timer = setTimeout(() => {
        timer = undefined
        forget()
        redraw()
      }, wait)
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
