import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { isLoose, placeColumn } from '#shared/ledger/place.ts'
import type { TableRows, ViewRow } from '../replica/workspace.ts'
import { createColumnKeys } from './columnKeys.ts'
import type { GroupingKey } from './groupKeys.ts'
import { createLearning, idleTexts } from './learning.ts'
import type { Phonetics } from './phonetics.ts'
import { sortBySlotKey } from './radixSort.ts'
import { sameHidden, sameReading, saysSame } from './sheetChange.ts'
import type { SheetColumn, SheetQuery } from './sheetProps.ts'
import { createRowChoice } from './rowChoice.ts'
import { createRowPlaces } from './rowPlaces.ts'
import { createSlotOrder } from './slotOrder.ts'
import type { ColumnKey } from './sortKeys.ts'
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
  /** These, made in a moment, stand beside a row that is there, whatever sort and groups say, until others are named. */
  keepBeside(ids: readonly RecordId[], host: RecordId): void
  /** The row that stands so many places below (above: less than zero) of all there are, while nobody sorts. */
  placedFrom(id: RecordId, steps: number): ViewRow | undefined
  /** The keys that put rows into groups, the outermost first. */
  readonly groups: readonly GroupingKey[]
  /** Where the keys hold the row at this position; −1: nobody stands there. */
  slotAt(position: number): number
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

export function createRowIndex({ rows, phonetics, later, whenCalm = later }: RowIndexParts): RowIndex {
  const listeners = new Set<(news: IndexNews) => void>()
  const slotById = new Map<RecordId, number>()
  let rowBySlot: (ViewRow | undefined)[] = []
  let columns: readonly SheetColumn[] = []
  let context: CellContext | null = null
  let query: SheetQuery = { search: '', sort: [] }
  let keys: { readonly key: ColumnKey; readonly descending: boolean }[] = []
  let groups: readonly GroupingKey[] = []
  const order = createSlotOrder()
  const places = createRowPlaces()
  /** Slots that there is room for. */
  let room = 0
  let sorted: Uint32Array | null = null
  let held: RecordId | null = null
  let kept: ReadonlySet<RecordId> = new Set()
  /** Rows that changed while they were held or kept, as they were: by that they stand where they are. */
  const late = new Map<RecordId, ViewRow>()
  /** Rows that are about to be made, and beside which row they shall stand. */
  let hostById: ReadonlyMap<RecordId, RecordId> = new Map()
  let callOff: () => void = () => undefined
  let callOffReading: () => void = () => undefined
  /** Readings and the order of large text columns are on their way; until then such a column does not sort. */
  let isLearning = true

  const columnKeys = createColumnKeys({
    phonetics,
    columns: () => columns,
    context: () => context,
    standing,
    room: () => room,
    isAwaited: (sheet) => isLearning && isLarge(sheet),
  })
  const choice = createRowChoice({
    phonetics,
    rowBySlot: () => rowBySlot,
    isHeld: (id) => id === held,
    isKept: (id) => kept.has(id),
    slotsInHand: () => [held, ...kept].flatMap((id) => (id === null ? [] : (slotById.get(id) ?? []))),
  })

  const tell = (news: IndexNews) => {
    for (const listener of listeners) listener(news)
  }

  function readAll(): void {
    const before = [held, ...kept].flatMap((id) => (id !== null && staysPut(id) ? [standsBy(id)] : []))
    slotById.clear()
    rowBySlot = []
    for (const row of rows.all()) {
      slotById.set(row.id, rowBySlot.length)
      rowBySlot.push(row)
    }
    room = Math.ceil(rowBySlot.length * 1.25) + 1_024
    order.reset(room)
    choice.reset(room)
    prepareSoon()
    columnKeys.forget()
    late.clear()
    for (const row of before) if (row !== undefined && slotById.has(row.id)) late.set(row.id, row)
    places.reset(standing(), room)
  }

  /** The row by which it stands where it is: as it was, while it changes under somebody's hand. */
  function standsBy(id: RecordId): ViewRow | undefined {
    return late.get(id) ?? rowBySlot[slotById.get(id) ?? -1]
  }

  /** All rows by slot, as keys shall read them. */
  function standing(): readonly (ViewRow | undefined)[] {
    if (late.size === 0) return rowBySlot
    const all = rowBySlot.slice()
    for (const [id, row] of late) all[slotById.get(id) ?? all.length] = row
    return all
  }

  /** Too many texts to sort on the page's own thread without a pause. */
  const isLarge = ({ column }: SheetColumn) => column.kind === 'text' && rowBySlot.length > sortedElsewhereAbove

  function sortedSlots(): Uint32Array {
    if (sorted !== null) return sorted
    const live = places.slots()
    const scratch = new Uint32Array(live.length)
    for (const { key, descending } of keys.toReversed()) {
      sortBySlotKey(live, descending ? turned(key.bySlot) : key.bySlot, scratch)
    }
    sorted = live
    return live
  }

  /** Builds the order from nothing: sort (kept between searches), then leave out what the query does not want. */
  function rebuild(): void {
    const grouped = (query.groups ?? []).flatMap((group) => {
      const key = columnKeys.groupKey(group)
      return key === null ? [] : [{ key, descending: group.descending }]
    })
    groups = grouped.map(({ key }) => key)
    const ordered = query.sort.flatMap((sort) => {
      const key = columnKeys.sortKey(sort)
      return key === null ? [] : [{ key, descending: sort.descending }]
    })
    keys = [...grouped, ...ordered]
    order.fill(sortedSlots(), choice.all())
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
    return places.compare(left, right)
  }

  /** Reads one row anew into its slot. False: a sort key must be built anew. */
  function reread(id: RecordId, isPut = false): boolean {
    const row = rows.get(id)
    let slot = slotById.get(id)
    if (slot === undefined) {
      if (row === undefined) return true
      slot = rowBySlot.length
      slotById.set(id, slot)
    }
    if (row === undefined) slotById.delete(id)
    const was = rowBySlot[slot]
    rowBySlot[slot] = row
    choice.forget(slot)
    // Such a row keeps the keys by which it stands where it is, or others would be placed by a broken order.
    if (row !== undefined && was !== undefined && !isPut && staysPut(id)) {
      const stood = late.get(id) ?? was
      const stands = answered(stood, row)
      late.set(id, stands)
      if (stands !== stood) places.place(slot, stands)
      return true
    }
    late.delete(id)
    const stands = row === undefined || was !== undefined ? row : asGuest(row)
    places.place(slot, stands)
    if (stands === undefined || slot >= room) return slot < room
    return columnKeys.place(slot, stands)
  }

  /** As it stood, but by the moment that the answer gave it: rows made with it, once let go, stand by theirs. */
  function answered(stood: ViewRow, row: ViewRow): ViewRow {
    if (!isLoose(stood) || isLoose(row)) return stood
    const { waiting: _, ...rest } = stood
    return { ...rest, created: row.created }
  }

  function isAnswered(id: RecordId): boolean {
    const row = rows.get(id)
    const stood = staysPut(id) ? standsBy(id) : undefined
    return row !== undefined && stood !== undefined && answered(stood, row) !== stood
  }

  /** A new row with what its host is sorted by: so it stands beside him until it is left. */
  function asGuest(row: ViewRow): ViewRow {
    const hostId = hostById.get(row.id)
    const host = hostId === undefined || keys.length === 0 ? undefined : standsBy(hostId)
    if (host === undefined) return row
    const place = row.cells[placeColumn] ?? null
    const guest = { ...host, id: row.id, created: row.created, cells: { ...host.cells, [placeColumn]: place } }
    late.set(row.id, guest)
    return guest
  }

  /** One put this row elsewhere by one's own hand, where rows stand by their places: it goes there at once. */
  function isPutElsewhere(id: RecordId, by: 'me' | 'others'): boolean {
    if (by === 'others' || query.sort.length > 0 || id === held) return false
    return standsBy(id)?.cells[placeColumn] !== rows.get(id)?.cells[placeColumn]
  }

  /** Under somebody's hand, and already on the screen. */
  function staysPut(id: RecordId): boolean {
    if (id !== held && !kept.has(id)) return false
    const slot = slotById.get(id)
    return slot !== undefined && order.positionOf(slot) >= 0
  }

  function hear(ids: readonly RecordId[], by: 'me' | 'others' = 'others'): void {
    const put = new Set(ids.filter((id) => isPutElsewhere(id, by)))
    const told = new Set(ids.filter(isAnswered))
    const slots = ids.map((id) => slotById.get(id))
    // So many new texts are sorted anew sooner than put between the old ones one by one.
    if (ids.length > rerankAbove) forgetKeys()
    let placed = true
    for (const id of ids) placed = reread(id, put.has(id)) && placed
    sorted = null
    if (rowBySlot.length > room) readAll()
    if (!placed || ids.length > rebuildAbove || room === 0) {
      rebuild()
      if (ids.length > rebuildAbove) learnLater(whenCalm)
      return
    }
    const changed = new Set<number>()
    ids.forEach((id, place) => {
      const slot = slotById.get(id) ?? slots[place]
      if (slot !== undefined && (!staysPut(id) || put.has(id) || told.has(id) || rowBySlot[slot] === undefined))
        changed.add(slot)
    })
    const moved = order.settle([...changed], { passes: choice.passes, compare })
    tell(moved ? { kind: 'order' } : { kind: 'cells', ids })
  }

  function keep(ids: readonly RecordId[]): void {
    const touched = new Set([...kept, ...ids])
    kept = new Set(ids)
    const moving = [...touched].filter((id) => {
      const slot = slotById.get(id)
      const isLate = late.has(id) && !kept.has(id) && id !== held
      return slot !== undefined && (isLate || choice.passes(slot) !== order.positionOf(slot) >= 0)
    })
    if (moving.length > 0) hear(moving)
  }

  /** Nothing is kept any more: what changed meanwhile gets the keys of what it holds now. */
  function release(): void {
    if (late.size === 0) return
    sorted = null
    const changed = [...late.keys()]
    const hand = held
    held = null
    for (const id of changed) reread(id)
    held = hand
  }

  function forgetKeys(): void {
    columnKeys.forget()
    isLearning = true
  }

  const learning = createLearning({
    phonetics,
    later,
    columns: () => columns,
    context: () => context,
    rows: standing,
    isLarge,
    isWanted: (column) => query.sort.some((sort) => sort.column === column),
    ordersOf: (column) => ordersOf(column).filter((by) => !columnKeys.has({ column, by })),
    sorted(column, by, inOrder) {
      columnKeys.take(column, by, inOrder)
      // Who waits for this one need not wait for the rest.
      if (!query.sort.some((sort) => sort.column === column.column.id && (sort.by ?? 'pinyin') === by)) return
      sorted = null
      rebuild()
    },
    spell,
    done() {
      sortByWhatCame()
      // Again, for now there are readings.
      prepareSoon()
    },
  })

  function learnLater(when = later): void {
    callOff()
    learning.begin(when)
  }

  /** By sound in any case, by strokes when that is asked. */
  const ordersOf = (column: ColumnId): readonly ChineseOrder[] =>
    query.sort.some((key) => key.column === column && key.by === 'stroke') ? ['stroke', 'pinyin'] : ['pinyin']

  function sortByWhatCame(): void {
    isLearning = false
    const missing = keys.length < query.sort.length + groups.length
    if (!missing && query.sort.every((key) => columnKeys.has(key))) return
    sorted = null
    rebuild()
  }

  /** Readings came: what was sorted or searched by guesses is made again. The worker guesses nothing. */
  function spell(): void {
    for (const sheet of columns) if (!isLarge(sheet)) columnKeys.forgetColumn(sheet.column.id)
    columnKeys.forgetGroups()
    choice.spellAnew()
    sorted = null
    if (query.sort.length > 0 || groups.length > 0 || choice.isSearching) rebuild()
  }

  function prepareSoon(): void {
    callOffReading()
    callOffReading = later(() => prepareTexts(0))
  }

  function prepareTexts(from: number): void {
    const to = Math.min(from + idleTexts, rowBySlot.length)
    choice.prepare({ from, to, spelling: !isLearning })
    if (to < rowBySlot.length) callOffReading = later(() => prepareTexts(to))
  }

  const unsubscribe = rows.subscribe((news) => {
    if (news.kind === 'rows') return hear(news.ids, news.by)
    readAll()
    isLearning = true
    sorted = null
    rebuild()
    learnLater()
  })
  readAll()

  return {
    get size() {
      return order.size
    },
    get total() {
      return choice.inScope ?? slotById.size
    },
    at: (position) => rowBySlot[order.at(position)],
    positionOf(id) {
      const slot = slotById.get(id)
      return slot === undefined ? -1 : order.positionOf(slot)
    },
    show(next, nextContext) {
      const says = context !== null && saysSame(context, nextContext) && sameReading(columns, next)
      const shows = says && sameHidden(columns, next)
      columns = next
      context = nextContext
      // Columns that were only moved or hidden leave every key as it is.
      if (shows) return
      choice.show(columns, context, { sameThings: says })
      prepareSoon()
      if (says) {
        if (choice.isSearching) rebuild()
        return
      }
      forgetKeys()
      sorted = null
      rebuild()
      learnLater()
    },
    ask(next) {
      // Sorting so many texts by strokes is the worker's, like sorting them by sound.
      const isNew = next.sort.some((key) => {
        const sheet = columns.find((each) => each.column.id === key.column)
        return key.by === 'stroke' && sheet !== undefined && isLarge(sheet) && !columnKeys.has(key)
      })
      if (isNew) isLearning = true
      const sameSort = JSON.stringify([next.sort, next.groups]) === JSON.stringify([query.sort, query.groups])
      if (!sameSort) sorted = null
      query = next
      kept = new Set()
      choice.ask(next)
      release()
      rebuild()
      if (isNew) learnLater()
    },
    hold(id) {
      const freed = held
      held = id
      if (freed !== null && freed !== id) hear([freed])
    },
    keep,
    isKept: (id) => kept.has(id),
    keepBeside(ids, host) {
      hostById = new Map(ids.map((id) => [id, host]))
      keep(ids)
    },
    placedFrom(id, steps) {
      const slot = slotById.get(id)
      const row = slot === undefined ? undefined : rowBySlot[places.beside(slot, steps)]
      return row === undefined ? undefined : standsBy(row.id)
    },
    get groups() {
      return groups
    },
    slotAt: (position) => order.at(position),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    [Symbol.dispose]() {
      callOff()
      callOffReading()
      learning[Symbol.dispose]()
      unsubscribe()
      listeners.clear()
    },
  }
}

/** Descending, with empty cells still last. */
function turned(bySlot: Float64Array): Float64Array {
  return bySlot.map((value) => (value === Infinity ? Infinity : -value))
}
