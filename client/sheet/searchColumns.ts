import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from './cellOf.ts'
import type { ColumnThings } from './columnThings.ts'
import type { Phonetics } from './phonetics.ts'
import { createSearchBlocks } from './searchBlocks.ts'
import { sayingOf, type Saying } from './searchText.ts'
import type { SheetColumn } from './sheetProps.ts'

/** What a search asks: words in small letters, all of which must be found; `isSpoken`: as they sound, too. */
export interface Sought {
  readonly words: readonly string[]
  readonly isSpoken: boolean
}

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly spelling: boolean
}

/** The cells that a search looks through, column by column. */
export interface SearchColumns {
  /** By slot, 1 where every word stands in some cell of the row. */
  find(sought: Sought, rowBySlot: readonly (ViewRow | undefined)[]): Uint8Array
  /** Does every word stand in some cell of this row? */
  holds(row: ViewRow, sought: Sought): boolean
  /** The row of this slot is another, or changed. */
  forget(slot: number): void
  /** Reads rows ahead of the first search; `spelling`: how they sound, too. */
  prepare(rowBySlot: readonly (ViewRow | undefined)[], stretch: Stretch): void
  /** Readings came: what was made without them is made again. */
  spellAnew(): void
}

export interface SearchColumnsParts {
  readonly context: CellContext
  readonly phonetics: Phonetics
  /** What a column says, numbered; whoever hands it in tells it of changed rows. */
  readonly thingsOf: (sheet: SheetColumn) => ColumnThings
}

/**
 * Where a column says few things many times a word is looked for in each of them once, see `columnThings.ts`. Of columns
 * of names the texts are kept joined, see `searchBlocks.ts`; numbers are looked through cell by cell.
 */
export function createSearchColumns(
  columns: readonly SheetColumn[],
  { context, phonetics, thingsOf }: SearchColumnsParts,
): SearchColumns {
  const spoken = columns
    .filter(({ hidden }) => hidden !== true)
    .flatMap((sheet) => {
      const say = () => sayingOf(sheet, context, phonetics)
      const saying = say()
      return saying === null ? [] : [createSearchColumn(sheet, saying, thingsOf(sheet))]
    })

  function says(row: ViewRow, word: string, isSpoken: boolean): boolean {
    for (const column of spoken) if (column.holds(row, word, isSpoken)) return true
    return false
  }

  const holds = (row: ViewRow, { words, isSpoken }: Sought): boolean => words.every((word) => says(row, word, isSpoken))

  function prepare(rows: readonly (ViewRow | undefined)[], stretch: Stretch): void {
    for (const column of spoken) column.prepare(rows, stretch)
  }

  /** How far columns are asked; the rows behind are asked one by one. */
  function askedByColumn({ isSpoken }: Sought, rows: readonly (ViewRow | undefined)[]): number {
    const read = Math.min(rows.length, ...spoken.map((column) => column.numbered))
    if (rows.length - read <= fewUnread) return rows.length
    if (!isSpoken) return read
    // How a text sounds is too dear to be worked out for each cell. The cells of a row lie near each other: all columns
    // of some rows are read sooner than all rows of a column, and of the next.
    for (let from = 0; from < rows.length; from += fewUnread) {
      prepare(rows, { from, to: Math.min(from + fewUnread, rows.length), spelling: true })
    }
    return rows.length
  }

  function findWord(word: string, isSpoken: boolean, { rows, to }: Asked): Uint8Array {
    const found = new Uint8Array(rows.length)
    for (const column of spoken) column.find(word, isSpoken, { rows, to }, found)
    return found
  }

  return {
    find(sought, rows) {
      const { words, isSpoken } = sought
      const to = askedByColumn(sought, rows)
      const [first, ...others] = words.map((word) => findWord(word, isSpoken, { rows, to }))
      const all = first ?? new Uint8Array(rows.length).fill(1)
      for (const found of others) for (let slot = 0; slot < to; slot += 1) all[slot]! &= found[slot]!
      for (let slot = to; slot < rows.length; slot += 1) {
        const row = rows[slot]
        all[slot] = Number(row !== undefined && holds(row, sought))
      }
      return all
    },
    holds,
    forget(slot) {
      for (const column of spoken) column.forget(slot)
    },
    prepare,
    spellAnew() {
      for (const column of spoken) {
        const saying = sayingOf(column.sheet, context, phonetics)
        if (saying !== null) column.say(saying)
      }
    },
  }
}

/** The slots below `to` are asked. */
interface Asked {
  readonly rows: readonly (ViewRow | undefined)[]
  readonly to: number
}

/**
 * With no more rows than this still to be read, they are read. To read very many takes the time of several searches:
 * whoever searches right after the page opened has his rows looked through as they are, and the reading waits for idle.
 */
const fewUnread = 4_000

interface SearchColumn {
  readonly sheet: SheetColumn
  /** Slots from the first on whose cells were read. */
  readonly numbered: number
  find(word: string, isSpoken: boolean, asked: Asked, found: Uint8Array): void
  holds(row: ViewRow, word: string, isSpoken: boolean): boolean
  forget(slot: number): void
  prepare(rows: readonly (ViewRow | undefined)[], stretch: Stretch): void
  say(saying: Saying): void
}

function createSearchColumn(sheet: SheetColumn, first: Saying, things: ColumnThings): SearchColumn {
  let saying = first
  /** The texts of its things, and how they sound. */
  const plainThings = createSearchBlocks()
  const spokenThings = createSearchBlocks()
  /** Of a column with too many things: its texts and how they sound. */
  const plain = createSearchBlocks()
  const spoken = createSearchBlocks()
  /** Some slots hold numbers: no texts are kept of those. */
  let hasNumbers = false

  const textOf = (value: CellValue, isSpoken: boolean) => (isSpoken ? saying.spoken(value) : saying.plain(value))

  /** Else it is found as it is written. */
  const isSpelled = () => saying.spoken !== saying.plain

  function number(rows: readonly (ViewRow | undefined)[], from: number, to: number): boolean {
    if (things.number(rows, from, to)) return true
    plainThings.clear()
    spokenThings.clear()
    return false
  }

  const sayThing = (isSpoken: boolean) => (thing: number) => textOf(things.valueOf(thing), isSpoken)

  function findThings(word: string, isSpoken: boolean, found: Uint8Array, count: number) {
    const isIn = new Uint8Array(things.count)
    const texts = isSpoken && isSpelled() ? spokenThings : plainThings
    texts.find(word, isIn.length, sayThing(isSpoken), isIn)
    isIn[0] = 0
    things.mark(isIn, found, count)
  }

  function findTexts(word: string, isSpoken: boolean, { rows, to }: Asked, found: Uint8Array) {
    if (isSpoken && isSpelled()) return spoken.find(word, to, spokenIn(rows), found)
    plain.find(word, to, plainIn(rows), found)
    // Few words may be in a number.
    if (hasNumbers && saying.mayBeInNumber(word)) findNumbers(word, { rows, to }, found)
  }

  function findNumbers(word: string, { rows, to }: Asked, found: Uint8Array) {
    for (let slot = 0; slot < to; slot += 1) {
      const row = rows[slot]
      if (found[slot] === 1 || row === undefined) continue
      const value = cellOf(row, sheet)
      if (typeof value === 'number' && saying.plain(value).includes(word)) found[slot] = 1
    }
  }

  const plainIn = (rows: readonly (ViewRow | undefined)[]) => (slot: number) => {
    const row = rows[slot]
    if (row === undefined) return undefined
    const value = cellOf(row, sheet)
    if (typeof value !== 'number') return saying.plain(value)
    hasNumbers = true
    return undefined
  }

  const spokenIn = (rows: readonly (ViewRow | undefined)[]) => (slot: number) => {
    const row = rows[slot]
    return row === undefined ? undefined : saying.spoken(cellOf(row, sheet))
  }

  return {
    sheet,
    get numbered() {
      return things.numbered
    },
    find(word, isSpoken, asked, found) {
      if (number(asked.rows, 0, asked.to)) findThings(word, isSpoken, found, asked.to)
      else findTexts(word, isSpoken, asked, found)
    },
    holds(row, word, isSpoken) {
      const value = cellOf(row, sheet)
      if (value === null || (typeof value === 'number' && !saying.mayBeInNumber(word))) return false
      return textOf(value, isSpoken).includes(word)
    },
    forget(slot) {
      plain.forget(slot)
      spoken.forget(slot)
    },
    prepare(rows, { from, to, spelling }) {
      const isSpoken = spelling && isSpelled()
      if (number(rows, from, to)) {
        // Things are numbered as rows are met, so a lot of rows brings at most a lot of things.
        plainThings.prepare(from, to, things.count, sayThing(false))
        if (isSpoken) spokenThings.prepare(from, to, things.count, sayThing(true))
        return
      }
      plain.prepare(from, to, rows.length, plainIn(rows))
      if (isSpoken) spoken.prepare(from, to, rows.length, spokenIn(rows))
    },
    say(next) {
      saying = next
      spokenThings.clear()
      spoken.clear()
    },
  }
}
