import type { RecordId } from '#shared/base/id.ts'
import type { DayStep } from '#shared/view/groupKey.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { createFolds, type Folds } from './folds.ts'
import { growTree, type GroupTree } from './groupTree.ts'
import type { IndexNews, RowIndex } from './rowIndex.ts'
import type { SheetColumn } from './sheetProps.ts'

/** The header over a group of rows. */
export interface GroupLine {
  /** Which group it is, by what it and the groups around it hold: stays the same while rows come and go. */
  readonly path: string
  /** 0: the outermost. */
  readonly level: number
  readonly sheet: SheetColumn
  readonly by: DayStep | undefined
  /** What its rows hold; see `groupReader`. */
  readonly text: string
  readonly count: number
  readonly isFolded: boolean
}

/**
 * The rows of an index as lines: with a header over each group, and without what is folded away. `size`, `at` and
 * `positionOf` count lines; on a header there is no row. Without groups a line is a row.
 */
export interface LineIndex extends RowIndex {
  /** Rows that the query leaves, folded away or not. */
  readonly rowCount: number
  /** All of them in order. */
  allRows(): Generator<ViewRow>
  groupAt(line: number): GroupLine | undefined
  /** The rows of the group whose header stands on this line. */
  rowsUnder(line: number): Generator<ViewRow>
  /** The place of a line's row among all rows; −1 on a header. */
  rowPlaceAt(line: number): number
  /** The line of a row by its place among all rows; −1: folded away. */
  lineOfPlace(place: number): number
  /** What a line is, for those that must find it again where it stands later. */
  keyAt(line: number): string | undefined
  lineOfKey(key: string): number
  /** The header over a line; −1: none. */
  headerOver(line: number): number
  /** The line after the last that stands under this header; after this line where no header is. */
  endOf(line: number): number
  fold(line: number, isFolded: boolean): void
  foldAll(isFolded: boolean): void
  /** Places of a line's row among all rows, or of a group's rows: the first, and the one after the last. */
  placesAt(line: number): readonly [number, number]
  /** The row at this place among all rows, folded away or not. */
  rowOfPlace(place: number): ViewRow | undefined
  /** The place of a row among all rows; −1: the query leaves it out. */
  placeOf(id: RecordId): number
  /** Unfolds whatever hides this row. */
  reveal(id: RecordId): void
  /** Another memory of what is folded. */
  remember(folds: Folds): void
}

export function createLineIndex(index: RowIndex): LineIndex {
  const listeners = new Set<(news: IndexNews) => void>()
  let folds = createFolds()
  let grown: GroupTree | null = null
  const isPlain = () => index.groups.length === 0
  const tree = () => (grown ??= growTree(index, folds))
  const headerAt = (line: number): number => {
    if (isPlain() || line < 0 || line >= tree().lines) return -1
    const found = tree().at(line)
    return 'header' in found ? found.header : -1
  }
  const rowPlaceAt = (line: number): number => {
    if (isPlain()) return line < index.size ? line : -1
    if (line < 0 || line >= tree().lines) return -1
    const found = tree().at(line)
    return 'row' in found ? found.row : -1
  }
  const lineOfPlace = (place: number): number => (isPlain() || place < 0 ? place : tree().lineOfRow(place))
  const tell = (news: IndexNews) => {
    grown = null
    for (const listener of listeners) listener(news)
  }
  // A row may change its group and keep its place: with groups every news moves lines.
  const unsubscribe = index.subscribe((news) => tell(isPlain() ? news : { kind: 'order' }))

  function* rowsBetween(from: number, to: number): Generator<ViewRow> {
    for (let place = from; place < to; place += 1) {
      const row = index.at(place)
      if (row !== undefined) yield row
    }
  }

  return {
    get size() {
      return isPlain() ? index.size : tree().lines
    },
    get total() {
      return index.total
    },
    get groups() {
      return index.groups
    },
    get rowCount() {
      return index.size
    },
    allRows: () => rowsBetween(0, index.size),
    at: (line) => index.at(rowPlaceAt(line)),
    positionOf: (id) => lineOfPlace(index.positionOf(id)),
    slotAt: (line) => index.slotAt(rowPlaceAt(line)),
    groupAt(line) {
      const header = headerAt(line)
      if (header < 0) return undefined
      const level = tree().levelOf(header)
      const { sheet, by } = index.groups[level]! // a header stands for one of these keys
      const [from, to] = tree().rowsOf(header)
      const facts = { path: tree().pathOf(header), text: tree().textOf(header), isFolded: tree().isFolded(header) }
      return { ...facts, level, sheet, by, count: to - from }
    },
    rowsUnder(line) {
      const header = headerAt(line)
      return header < 0 ? rowsBetween(0, 0) : rowsBetween(...tree().rowsOf(header))
    },
    rowPlaceAt,
    lineOfPlace,
    placesAt(line) {
      const header = headerAt(line)
      if (header >= 0) return tree().rowsOf(header)
      const place = rowPlaceAt(line)
      return place < 0 ? [0, 0] : [place, place + 1]
    },
    rowOfPlace: (place) => index.at(place),
    placeOf: (id) => index.positionOf(id),
    keyAt(line) {
      const header = headerAt(line)
      return header >= 0 ? tree().pathOf(header) : index.at(rowPlaceAt(line))?.id
    },
    lineOfKey(key) {
      if (!key.startsWith('/')) return lineOfPlace(index.positionOf(key as RecordId)) // no id begins with a stroke
      if (isPlain()) return -1
      const header = tree().headerByPath(key)
      return header < 0 ? -1 : tree().lineOfHeader(header)
    },
    headerOver(line) {
      const header = headerAt(line)
      const over = header >= 0 ? tree().parentOf(header) : (tree().headersOver(rowPlaceAt(line)).at(-1) ?? -1)
      return over < 0 ? -1 : tree().lineOfHeader(over)
    },
    endOf(line) {
      const header = headerAt(line)
      if (header < 0) return line + 1
      const last = tree().rowsOf(header)[1] - 1
      const row = tree().lineOfRow(last)
      const lines =
        row >= 0
          ? [row]
          : tree()
              .headersOver(last)
              .map((over) => tree().lineOfHeader(over))
      return Math.max(...lines) + 1
    },
    fold(line, isFolded) {
      const header = headerAt(line)
      if (header < 0) return
      folds.put(tree().pathOf(header), isFolded)
      tell({ kind: 'order' })
    },
    foldAll(isFolded) {
      folds.putAll(isFolded)
      tell({ kind: 'order' })
    },
    reveal(id) {
      const place = index.positionOf(id)
      if (isPlain() || place < 0 || tree().lineOfRow(place) >= 0) return
      for (const header of tree().headersOver(place)) folds.put(tree().pathOf(header), false)
      tell({ kind: 'order' })
    },
    remember(next) {
      if (folds === next) return
      folds = next
      if (!isPlain()) tell({ kind: 'order' })
    },
    show: (columns, context) => index.show(columns, context),
    ask: (query) => index.ask(query),
    hold: (id) => index.hold(id),
    keep: (ids) => index.keep(ids),
    isKept: (id) => index.isKept(id),
    keepBeside: (ids, host) => index.keepBeside(ids, host),
    placedFrom: (id, steps) => index.placedFrom(id, steps),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    [Symbol.dispose]() {
      unsubscribe()
      index[Symbol.dispose]()
      listeners.clear()
    },
  }
}
