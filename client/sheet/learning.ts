import type { ColumnId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { Phonetics } from './phonetics.ts'
import type { SheetColumn } from './sheetProps.ts'
import { spokenOptions, spokenReader } from './sortKeys.ts'
import type { ChineseOrder } from './textRanks.ts'

/** What is to be read aloud, asked anew at each step: rows and columns change meanwhile. */
export interface LearningParts {
  readonly phonetics: Phonetics
  /** Runs work when nothing urgent waits; gives the way to call it off. */
  readonly later: (work: () => void) => () => void
  columns(): readonly SheetColumn[]
  context(): CellContext | null
  rows(): readonly (ViewRow | undefined)[]
  /** Too many texts to sort on the page's own thread. */
  isLarge(column: SheetColumn): boolean
  /** Rows are to be sorted by this column now. */
  isWanted(column: ColumnId): boolean
  /** The orders of Chinese in which a large column shall be sorted, but for those that are there. */
  ordersOf(column: ColumnId): readonly ChineseOrder[]
  /** A large column's texts were sorted by the worker. */
  sorted(column: SheetColumn, by: ChineseOrder, inOrder: readonly string[]): void
  /** New readings came: what was made by guesses is to be made again. */
  spell(): void
  /** All that was asked for has come, as far as it will. */
  done(): void
}

/** Asks for readings and orders of what the columns say, a lot at a time. */
export interface Learning extends Disposable {
  /** Begins anew; what is under way is given up. */
  begin(when?: LearningParts['later']): void
}

/** Rows whose texts one idle moment reads. */
export const idleTexts = 2_000

export function createLearning(parts: LearningParts): Learning {
  const { phonetics, later } = parts
  let callOff: () => void = () => undefined
  /** Which beginning is under way; what an earlier one is still told comes to nothing. */
  let run = 0

  async function learn(mine: number): Promise<void> {
    const context = parts.context()
    if (context === null) return
    const waiting = new Set(parts.columns())
    let news = false
    while (waiting.size > 0 && run === mine) {
      // Whoever waits for an order gets his column first; asked anew each time, for he may click meanwhile.
      const column = [...waiting].find((each) => parts.isWanted(each.column.id)) ?? [...waiting][0]!
      waiting.delete(column)
      const texts = await spokenTexts(column, context)
      news = (await learnInLots(texts)) || news
      // Few texts are sorted in no time; many are worth the way to the worker and back.
      if (!parts.isLarge(column)) continue
      for (const by of parts.ordersOf(column.column.id)) {
        const inOrder = await phonetics.inOrder(texts, by)
        if (inOrder === null || run !== mine) continue
        if (parts.ordersOf(column.column.id).includes(by)) parts.sorted(column, by, inOrder)
      }
    }
    if (news && run === mine) parts.spell()
  }

  /** The texts of a column, read a lot at a time: a key pressed meanwhile waits for one lot, not for all rows. */
  async function spokenTexts(column: SheetColumn, asked: CellContext): Promise<readonly string[]> {
    const read = spokenReader(column, asked)
    if (read === null) return spokenOptions(column)
    const texts = new Set<string>()
    const rows = parts.rows()
    for (let slot = 0; slot < rows.length;) {
      await breath()
      for (const to = Math.min(slot + idleTexts, rows.length); slot < to; slot += 1) {
        const row = rows[slot]
        const text = row === undefined ? '' : read(row)
        if (text !== '') texts.add(text)
      }
    }
    return [...texts]
  }

  async function learnInLots(texts: readonly string[]): Promise<boolean> {
    let news = false
    for (let from = 0; from < texts.length; from += idleTexts) {
      news = (await phonetics.learn(texts.slice(from, from + idleTexts))) || news
    }
    return news
  }

  /** Until nothing urgent waits; for ever when the work is called off meanwhile. */
  const breath = () =>
    new Promise<void>((resolve) => {
      callOff = later(resolve)
    })

  return {
    begin(when = later) {
      callOff()
      run += 1
      const mine = run
      callOff = when(() => {
        learn(mine)
          .catch(() => undefined) // without readings the rough order stands
          .finally(() => {
            if (run === mine) parts.done()
          })
      })
    },
    [Symbol.dispose]() {
      run += 1
      callOff()
    },
  }
}
