import type { CellValue } from '#shared/ledger/cell.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from './cellOf.ts'
import type { SheetColumn } from './sheetProps.ts'

/**
 * Most columns say few things many times: of those each slot keeps the number of its thing, and whatever is asked of
 * the column is asked of each thing once.
 */
export interface ColumnThings {
  /** Numbers what stands in these slots; false: there are too many things, and none are numbered any more. */
  number(rows: readonly (ViewRow | undefined)[], from: number, to: number): boolean
  /** Slots from the first on that were numbered, but for those that changed since; Infinity where none is any more. */
  readonly numbered: number
  /** How many there are, the one counted that is none: 0 is what nobody looked at, or where no row is. */
  readonly count: number
  valueOf(thing: number): CellValue
  /** Marks in `found` the slots below `count` whose thing is marked in `isIn`; all must be numbered. */
  mark(isIn: Uint8Array, found: Uint8Array, count: number): void
  /** The row of this slot is another, or changed. */
  forget(slot: number): void
}

/** Of a column that says more different things than this nothing is numbered. */
const mostThings = 20_000

export function createColumnThings(sheet: SheetColumn, capacity: number): ColumnThings {
  /** By slot, which of the column's things stands there; null: there are too many. */
  let things: Uint16Array | null = new Uint16Array(capacity)
  /** No slot waits for its number. */
  let isNumbered = false
  let numbered = 0
  const thingByValue = new Map<CellValue, number>()
  const valueByThing: CellValue[] = [null]

  const thingOf = (value: CellValue): number => {
    // No text is taken for a list: lists begin with the end of a line.
    const key = Array.isArray(value) ? `\n${value.join('\n')}` : value
    const known = thingByValue.get(key)
    if (known !== undefined) return known
    const made = valueByThing.length
    thingByValue.set(key, made)
    valueByThing.push(value)
    return made
  }

  function giveUp(): false {
    things = null
    numbered = Infinity
    thingByValue.clear()
    valueByThing.length = 1
    return false
  }

  return {
    number(rows, from, to) {
      if (things === null) return false
      if (isNumbered) return true
      for (let slot = from; slot < to; slot += 1) {
        const row = rows[slot]
        if (row === undefined || things[slot] !== 0) continue
        things[slot] = thingOf(cellOf(row, sheet))
        if (valueByThing.length > mostThings) return giveUp()
      }
      isNumbered = to - from >= rows.length
      if (from <= numbered) numbered = Math.max(numbered, Math.min(to, rows.length))
      return true
    },
    get numbered() {
      return numbered
    },
    get count() {
      return valueByThing.length
    },
    valueOf: (thing) => valueByThing[thing] ?? null,
    mark(isIn, found, count) {
      const slots = things
      if (slots === null || !isIn.includes(1)) return
      for (let slot = 0; slot < count; slot += 1) found[slot]! |= isIn[slots[slot]!]!
    },
    forget(slot) {
      if (things !== null && slot < things.length) things[slot] = 0
      isNumbered = false
    },
  }
}
