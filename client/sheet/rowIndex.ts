import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { SortKey } from '#shared/view/layout.ts'
import type { TableRows, ViewRow } from '../replica/workspace.ts'
import type { Phonetics } from './phonetics.ts'
import { sortBySlotKey } from './radixSort.ts'
import { searchTextMaker, searchWords } from './searchText.ts'
import type { SheetColumn, SheetQuery } from './sheetProps.ts'
import { buildColumnKey, spokenOptions, spokenReader, type ColumnKey } from './sortKeys.ts'
import type { ChineseOrder } from './textRanks.ts'

/** `order`: rows came, went or moved. `cells`: these stayed where they are and look different. */
export type IndexNews = { readonly kind: 'order' } | { readonly kind: 'cells'; readonly ids: readonly RecordId[] }

/**
 * Which row stands where. Every row has a slot for life (its place of arrival); typed arrays hold, by slot, what it
 * sorts by, and `order` lists the slots that the query leaves. The grid asks by position and keeps nothing itself.
 */
export interface RowIndex extends Disposable {
  readonly size: number
  /** Rows that the page is about: those that its filter and search choose from. */
  readonly total: number
  at(position: number): ViewRow | undefined
  /** −1: not among the rows shown. */
  positionOf(id: RecordId): number
  show(columns: readonly SheetColumn[], context: CellContext): void
  ask(query: SheetQuery): void
  /** While somebody types into it, a row stays where it is, whatever it would sort or filter by. Null lets it go. */
  hold(id: RecordId | null): void
  /**
   * These stay where they are, whatever filter, search and sort say, until others are named or another query is asked:
   * what a person writes must neither vanish nor run away under his hand.
   */
  keep(ids: readonly RecordId[]): void
  isKept(id: RecordId): boolean
  subscribe(listener: (news: IndexNews) => void): () => void
}

export interface RowIndexParts {
  readonly rows: TableRows
  readonly phonetics: Phonetics
  /** Runs work when nothing urgent waits; gives the way to call it off. */
  readonly later: (work: () => void) => () => void
  /** Runs work a moment after the last call: while rows pour in, reading all of them for each lot would never end. */
  readonly whenCalm?: (work: () => void) => () => void
}

/** More changed rows than this in one go and building the order anew is cheaper than re-placing each. */
const rebuildAbove = 256
/** More new texts than this at once are sorted anew, not put in one by one. */
const rerankAbove = 2_000
/** From this many rows on, texts are sorted by the worker. */
const sortedElsewhereAbove = 20_000
/** Rows whose texts one idle moment reads or makes. */
const idleTexts = 2_000

export function createRowIndex({ rows, phonetics, later, whenCalm = later }: RowIndexParts): RowIndex {
  const listeners = new Set<(news: IndexNews) => void>()
  const slotById = new Map<RecordId, number>()
  let rowBySlot: (ViewRow | undefined)[] = []
  let textBySlot: (string | undefined)[] = []
  let columns: readonly SheetColumn[] = []
  let context: CellContext | null = null
  let query: SheetQuery = { search: '', sort: [] }
  let words: readonly string[] = []
  let keys: { readonly key: ColumnKey; readonly descending: boolean }[] = []
  const keyByColumn = new Map<string, ColumnKey>()
  let order: Uint32Array<ArrayBufferLike> = new Uint32Array(0)
  let size = 0
  let positionBySlot = new Int32Array(0)
  let sorted: Uint32Array | null = null
  let textOf: (row: ViewRow) => string = () => ''
  let held: RecordId | null = null
  let kept: ReadonlySet<RecordId> = new Set()
  /** Rows that changed while they were held or kept: they stand by the keys they had. */
  const late = new Set<RecordId>()
  /** By slot, whether the page is about it; counted in `scoped`. */
  let scopeBySlot = new Uint8Array(0)
  let scoped = 0
  let callOff: () => void = () => undefined
  /** Readings and the order of large text columns are on their way; until then such a column does not sort. */
  let learning = true
  let isClosed = false

  const tell = (news: IndexNews) => {
    for (const listener of listeners) listener(news)
  }

  const capacity = () => positionBySlot.length

  function readAll(): void {
    slotById.clear()
    rowBySlot = []
    textBySlot = []
    for (const row of rows.all()) {
      slotById.set(row.id, rowBySlot.length)
      rowBySlot.push(row)
    }
    positionBySlot = new Int32Array(Math.ceil(rowBySlot.length * 1.25) + 1_024).fill(-1)
    scopeBySlot = new Uint8Array(positionBySlot.length)
    scoped = 0
    keyByColumn.clear()
    late.clear()
  }

  function keyOf({ column, by }: SortKey): ColumnKey | null {
    const name = keyName({ column, by })
    const known = keyByColumn.get(name)
    if (known !== undefined) return known
    const shown = columns.find((each) => each.column.id === column)
    if (shown === undefined || context === null || (learning && isLarge(shown))) return null
    const key = buildColumnKey(shown, rowBySlot, capacity(), { context, phonetics, by })
    keyByColumn.set(name, key)
    return key
  }

  /** Too many texts to sort on the page's own thread without a pause. */
  const isLarge = ({ column }: SheetColumn) => column.kind === 'text' && rowBySlot.length > sortedElsewhereAbove

  function passes(slot: number): boolean {
    const row = rowBySlot[slot]
    const isInScope = seeScope(slot, row)
    if (row === undefined) return false
    if (row.id === held) return true
    if (!isInScope) return false
    if (kept.has(row.id)) return true
    if (query.filter !== undefined && !query.filter(row)) return false
    if (words.length === 0) return true
    const text = (textBySlot[slot] ??= textOf(row))
    return words.every((word) => text.includes(word))
  }

  function seeScope(slot: number, row: ViewRow | undefined): boolean {
    if (query.scope === undefined) return true
    const isInScope = row !== undefined && query.scope(row)
    scoped += Number(isInScope) - (scopeBySlot[slot] ?? 0)
    scopeBySlot[slot] = Number(isInScope)
    return isInScope
  }

  function sortedSlots(): Uint32Array {
    if (sorted !== null) return sorted
    const live = new Uint32Array(slotById.size)
    let count = 0
    for (let slot = 0; slot < rowBySlot.length; slot += 1) {
      if (rowBySlot[slot] === undefined) continue
      live[count] = slot
      count += 1
    }
    const scratch = new Uint32Array(count)
    for (const { key, descending } of keys.toReversed()) {
      sortBySlotKey(live, descending ? turned(key.bySlot) : key.bySlot, scratch)
    }
    sorted = live
    return live
  }

  /** Builds the order from nothing: sort (kept between searches), then leave out what the query does not want. */
  function rebuild(): void {
    keys = query.sort.flatMap((sort) => {
      const key = keyOf(sort)
      return key === null ? [] : [{ key, descending: sort.descending }]
    })
    const all = sortedSlots()
    order = new Uint32Array(Math.max(all.length, capacity()))
    positionBySlot.fill(-1)
    scopeBySlot.fill(0)
    scoped = 0
    size = 0
    // Asked in the order in which rows lie in memory: in sorted order every look would miss the cache.
    const isLeft = new Uint8Array(rowBySlot.length)
    for (let slot = 0; slot < rowBySlot.length; slot += 1) isLeft[slot] = Number(passes(slot))
    for (const slot of all) {
      if (isLeft[slot] !== 1) continue
      order[size] = slot
      positionBySlot[slot] = size
      size += 1
    }
    tell({ kind: 'order' })
  }

  function compare(left: number, right: number): number {
    for (const { key, descending } of keys) {
      const a = key.bySlot[left] ?? Infinity
      const b = key.bySlot[right] ?? Infinity
      if (a === b) continue
      if (a === Infinity) return 1
      if (b === Infinity) return -1
      return a < b === descending ? 1 : -1
    }
    return left - right
  }

  /** Takes the rows out and puts each where it belongs now; true when that moved anything. */
  function settle(slots: readonly number[]): boolean {
    const before = slots.map((slot) => positionBySlot[slot] ?? -1)
    const sizeBefore = size
    // All out before any goes in: a changed row that still stands at its old place would mislead the search.
    takeOut(before.filter((position) => position >= 0).sort((left, right) => left - right))
    let low = Math.min(...before.map((position) => (position < 0 ? Infinity : position)), Infinity)
    let high = Math.max(...before, -1)
    for (const slot of slots) {
      positionBySlot[slot] = -1
      if (!passes(slot)) continue
      const to = placeOf(slot)
      order.copyWithin(to + 1, to, size)
      order[to] = slot
      size += 1
      low = Math.min(low, to)
      high = Math.max(high + 1, to)
    }
    renumber(Math.min(low, size), size === sizeBefore ? Math.min(high + 1, size) : size)
    return slots.some((slot, place) => positionBySlot[slot] !== before[place])
  }

  function takeOut(positions: readonly number[]): void {
    positions.forEach((position, taken) => {
      const next = positions[taken + 1] ?? size
      order.copyWithin(position - taken, position + 1, next)
    })
    size -= positions.length
  }

  function placeOf(slot: number): number {
    let low = 0
    let high = size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(order[middle] ?? 0, slot) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  function renumber(from: number, to: number): void {
    for (let position = from; position < to; position += 1) positionBySlot[order[position] ?? 0] = position
  }

  /** Reads one row anew into its slot. False: a sort key must be built anew. */
  function reread(id: RecordId): boolean {
    const row = rows.get(id)
    let slot = slotById.get(id)
    if (slot === undefined) {
      if (row === undefined) return true
      slot = rowBySlot.length
      slotById.set(id, slot)
    }
    if (row === undefined) slotById.delete(id)
    rowBySlot[slot] = row
    textBySlot[slot] = undefined
    if (row === undefined || slot >= capacity()) return slot < capacity()
    // Such a row keeps the keys by which it stands where it is, or others would be placed by a broken order.
    if (staysPut(id)) {
      late.add(id)
      return true
    }
    let placed = true
    for (const [column, key] of keyByColumn) {
      if (key.place(slot, row)) continue
      keyByColumn.delete(column)
      placed = false
    }
    return placed
  }

  /** Under somebody's hand, and already on the screen. */
  function staysPut(id: RecordId): boolean {
    if (id !== held && !kept.has(id)) return false
    const slot = slotById.get(id)
    return slot !== undefined && (positionBySlot[slot] ?? -1) >= 0
  }

  function hear(ids: readonly RecordId[]): void {
    const slots = ids.map((id) => slotById.get(id))
    // So many new texts are sorted anew sooner than put between the old ones one by one.
    if (ids.length > rerankAbove) forgetKeys()
    let placed = true
    for (const id of ids) placed = reread(id) && placed
    sorted = null
    if (rowBySlot.length > capacity()) readAll()
    if (!placed || ids.length > rebuildAbove || capacity() === 0) {
      rebuild()
      if (ids.length > rebuildAbove) learnLater(whenCalm)
      return
    }
    const changed = new Set<number>()
    ids.forEach((id, place) => {
      const slot = slotById.get(id) ?? slots[place]
      if (slot !== undefined && (!staysPut(id) || rowBySlot[slot] === undefined)) changed.add(slot)
    })
    const moved = settle([...changed])
    tell(moved ? { kind: 'order' } : { kind: 'cells', ids })
  }

  /** Nothing is kept any more: what changed meanwhile gets the keys of what it holds now. */
  function release(): void {
    if (late.size === 0) return
    sorted = null
    const changed = [...late]
    late.clear()
    for (const id of changed) reread(id)
  }

  function forgetKeys(): void {
    keyByColumn.clear()
    learning = true
  }

  function learnLater(when = later): void {
    callOff()
    callOff = when(() => {
      const asked = columns
      learn()
        .catch(() => undefined) // without readings the rough order stands
        .finally(() => {
          if (columns !== asked || isClosed) return
          sortByWhatCame()
          // Only now: texts made before the readings came would have to be made again.
          callOff()
          callOff = later(() => prepareTexts(0))
        })
    })
  }

  async function learn(): Promise<void> {
    if (context === null) return
    const asked = columns
    const texts: (readonly string[])[] = []
    for (const column of asked) texts.push(await spokenTexts(column, context))
    if (await learnInLots(texts.flat())) spell()
    for (const [place, column] of asked.entries()) {
      const own = texts[place] ?? []
      // Few texts are sorted in no time; many are worth the way to the worker and back.
      if (!isLarge(column)) continue
      for (const by of ordersOf(column.column.id)) {
        const name = keyName({ column: column.column.id, by })
        if (keyByColumn.has(name)) continue
        const inOrder = await phonetics.inOrder(own, by)
        if (inOrder === null || columns !== asked || keyByColumn.has(name)) continue
        keyByColumn.set(name, buildColumnKey(column, rowBySlot, capacity(), { context, phonetics, inOrder, by }))
      }
    }
  }

  /** The texts of a column, read a lot at a time: a key pressed meanwhile waits for one lot, not for all rows. */
  async function spokenTexts(column: SheetColumn, asked: CellContext): Promise<readonly string[]> {
    const read = spokenReader(column, asked)
    if (read === null) return spokenOptions(column)
    const texts = new Set<string>()
    for (let slot = 0; slot < rowBySlot.length;) {
      await breath()
      for (const to = Math.min(slot + idleTexts, rowBySlot.length); slot < to; slot += 1) {
        const row = rowBySlot[slot]
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

  /** By sound in any case, by strokes when that is asked. */
  const ordersOf = (column: ColumnId): readonly ChineseOrder[] =>
    query.sort.some((key) => key.column === column && key.by === 'stroke') ? ['stroke', 'pinyin'] : ['pinyin']

  function sortByWhatCame(): void {
    learning = false
    if (!query.sort.some((key) => keys.length < query.sort.length || !keyByColumn.has(keyName(key)))) return
    sorted = null
    rebuild()
  }

  /** Readings came: what was sorted or searched by guesses is made again. */
  function spell(): void {
    keyByColumn.clear()
    textBySlot = []
    textOf = context === null ? textOf : searchTextMaker(columns, context, phonetics)
    sorted = null
    if (query.sort.length > 0 || words.length > 0) rebuild()
  }

  function prepareTexts(from: number): void {
    const to = Math.min(from + idleTexts, rowBySlot.length)
    for (let slot = from; slot < to; slot += 1) {
      const row = rowBySlot[slot]
      if (row !== undefined) textBySlot[slot] ??= textOf(row)
    }
    if (to < rowBySlot.length) callOff = later(() => prepareTexts(to))
  }

  const unsubscribe = rows.subscribe((news) => {
    if (news.kind === 'rows') return hear(news.ids)
    readAll()
    learning = true
    sorted = null
    rebuild()
    learnLater()
  })
  readAll()

  return {
    get size() {
      return size
    },
    get total() {
      return query.scope === undefined ? slotById.size : scoped
    },
    at: (position) => (position < 0 || position >= size ? undefined : rowBySlot[order[position] ?? -1]),
    positionOf(id) {
      const slot = slotById.get(id)
      return slot === undefined ? -1 : (positionBySlot[slot] ?? -1)
    },
    show(next, nextContext) {
      columns = next
      context = nextContext
      textOf = searchTextMaker(columns, nextContext, phonetics)
      textBySlot = []
      forgetKeys()
      sorted = null
      rebuild()
      learnLater()
    },
    ask(next) {
      // Sorting so many texts by strokes is the worker's, like sorting them by sound.
      const isNew = next.sort.some((key) => {
        const sheet = columns.find((each) => each.column.id === key.column)
        return key.by === 'stroke' && sheet !== undefined && isLarge(sheet) && !keyByColumn.has(keyName(key))
      })
      if (isNew) learning = true
      const sameSort = JSON.stringify(next.sort) === JSON.stringify(query.sort)
      if (!sameSort) sorted = null
      query = next
      kept = new Set()
      release()
      words = searchWords(next.search)
      rebuild()
      if (isNew) learnLater()
    },
    hold(id) {
      const freed = held
      held = id
      if (freed !== null && freed !== id) hear([freed])
    },
    keep(ids) {
      const touched = new Set([...kept, ...ids])
      kept = new Set(ids)
      const moving = [...touched].filter((id) => {
        const slot = slotById.get(id)
        const isLate = late.has(id) && !kept.has(id) && id !== held
        return slot !== undefined && (isLate || passes(slot) !== (positionBySlot[slot] ?? -1) >= 0)
      })
      for (const id of moving) late.delete(id)
      if (moving.length > 0) hear(moving)
    },
    isKept: (id) => kept.has(id),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    [Symbol.dispose]() {
      isClosed = true
      callOff()
      unsubscribe()
      listeners.clear()
    },
  }
}

/** A text column has a key for each order of Chinese. */
const keyName = ({ column, by }: { readonly column: ColumnId; readonly by?: ChineseOrder }): string =>
  by === 'stroke' ? `${column}/stroke` : column

/** Descending, with empty cells still last. */
function turned(bySlot: Float64Array): Float64Array {
  return bySlot.map((value) => (value === Infinity ? Infinity : -value))
}
