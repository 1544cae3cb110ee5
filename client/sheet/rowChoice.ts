import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { isLinked } from '#shared/ledger/column.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { createColumnThings, type ColumnThings } from './columnThings.ts'
import type { Phonetics } from './phonetics.ts'
import { createSearchColumns, type SearchColumns, type Sought, type Stretch } from './searchColumns.ts'
import { mayBeSpoken, searchWords } from './searchText.ts'
import type { SheetColumn, SheetQuery } from './sheetProps.ts'
import { sift } from './sifting.ts'

/** Which rows are left by what the page is about, by the filter and by the search. */
export interface RowChoice {
  /** Rows that the page is about; null while it is about all. */
  readonly inScope: number | null
  readonly isSearching: boolean
  /** Other columns are searched; `sameThings`: what they say is the same. */
  show(columns: readonly SheetColumn[], context: CellContext, options: { readonly sameThings: boolean }): void
  /** All rows may be others, and there is room for so many slots. */
  reset(capacity: number): void
  ask(query: SheetQuery): void
  /** Is the row of this slot shown? */
  readonly passes: (slot: number) => boolean
  /** By slot, 1 where the row is shown: what asking for each by itself would give. */
  all(): Uint8Array
  /** The row of this slot is another, or changed. */
  forget(slot: number): void
  /** Reads rows ahead of the first search. */
  prepare(stretch: Stretch): void
  /** Readings came. */
  spellAnew(): void
}

export interface RowChoiceParts {
  readonly rowBySlot: () => readonly (ViewRow | undefined)[]
  readonly phonetics: Phonetics
  /** Shown whatever is asked. */
  readonly isHeld: (id: RecordId) => boolean
  /** Shown whatever filter and search ask, where the page is about it. */
  readonly isKept: (id: RecordId) => boolean
  /** The slots of both. */
  readonly slotsInHand: () => readonly number[]
}

export function createRowChoice({ rowBySlot, phonetics, isHeld, isKept, slotsInHand }: RowChoiceParts): RowChoice {
  let columns: readonly SheetColumn[] = []
  let context: CellContext | null = null
  let query: SheetQuery = { search: '', sort: [] }
  let sought: Sought = { words: [], isSpoken: false }
  let searched: SearchColumns | null = null
  let capacity = 0
  const thingsByColumn = new Map<ColumnId, ColumnThings>()
  /** By slot, whether the page is about it; counted in `scoped`. */
  let scopeBySlot = new Uint8Array(0)
  let scoped = 0

  function thingsOf(sheet: SheetColumn): ColumnThings {
    const known = thingsByColumn.get(sheet.column.id)
    if (known !== undefined) return known
    const made = createColumnThings(sheet, capacity)
    thingsByColumn.set(sheet.column.id, made)
    return made
  }

  function numberedThings(id: ColumnId): ColumnThings | null {
    const sheet = columns.find(({ column }) => column.id === id)
    if (sheet === undefined || !liesInRow(sheet)) return null
    const things = thingsOf(sheet)
    return things.number(rowBySlot(), 0, rowBySlot().length) ? things : null
  }

  const isSearching = () => sought.words.length > 0

  function readSearch(): void {
    searched = context === null ? null : createSearchColumns(columns, { context, phonetics, thingsOf })
  }

  function seeScope(slot: number, row: ViewRow | undefined): boolean {
    if (query.scope === undefined) return true
    const isInScope = row !== undefined && query.scope(row)
    scoped += Number(isInScope) - (scopeBySlot[slot] ?? 0)
    scopeBySlot[slot] = Number(isInScope)
    return isInScope
  }

  function passes(slot: number): boolean {
    const row = rowBySlot()[slot]
    const isInScope = seeScope(slot, row)
    if (row === undefined) return false
    if (isHeld(row.id)) return true
    if (!isInScope) return false
    if (isKept(row.id)) return true
    if (query.filter !== undefined && !query.filter(row)) return false
    return !isSearching() || searched === null || searched.holds(row, sought)
  }

  /** Asked by slot, in the order in which rows lie in memory: in sorted order every look would miss the cache. */
  function left(rows: readonly (ViewRow | undefined)[]): Uint8Array {
    const found = isSearching() && searched !== null ? searched.find(sought, rows) : liveIn(rows)
    const sieve = query.sieve ?? (query.filter === undefined ? null : { kind: 'row' as const, holds: query.filter })
    return sieve === null ? found : sift(sieve, found, { rowBySlot: rows, thingsOf: numberedThings })
  }

  return {
    get inScope() {
      return query.scope === undefined ? null : scoped
    },
    get isSearching() {
      return isSearching()
    },
    show(next, nextContext, { sameThings }) {
      columns = next
      context = nextContext
      if (!sameThings) thingsByColumn.clear()
      readSearch()
    },
    reset(room) {
      capacity = room
      scopeBySlot = new Uint8Array(room)
      scoped = 0
      thingsByColumn.clear()
      readSearch()
    },
    ask(next) {
      query = next
      const words = searchWords(next.search)
      sought = { words, isSpoken: words.some(mayBeSpoken) }
    },
    passes,
    all() {
      const rows = rowBySlot()
      const shown = left(rows)
      scopeBySlot.fill(0)
      scoped = 0
      if (query.scope !== undefined) {
        for (let slot = 0; slot < rows.length; slot += 1) shown[slot]! &= Number(seeScope(slot, rows[slot]))
      }
      for (const slot of slotsInHand()) shown[slot] = Number(passes(slot))
      return shown
    },
    forget(slot) {
      for (const things of thingsByColumn.values()) things.forget(slot)
      searched?.forget(slot)
    },
    prepare: (stretch) => searched?.prepare(rowBySlot(), stretch),
    spellAnew: () => searched?.spellAnew(),
  }
}

/** Does a filter read there what lies in the row? Links and files it reads by their names, which change without the row. */
const liesInRow = ({ column, read }: SheetColumn): boolean =>
  read === undefined && !isLinked(column.kind) && column.kind !== 'attachment'

function liveIn(rows: readonly (ViewRow | undefined)[]): Uint8Array {
  const live = new Uint8Array(rows.length)
  for (let slot = 0; slot < live.length; slot += 1) live[slot] = Number(rows[slot] !== undefined)
  return live
}
