import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { Column, ColumnKind } from '#shared/ledger/column.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { cellOf } from '../cellOf.ts'
import { plainOf } from '#shared/rich/rich.ts'
import { replaceRich } from '#shared/rich/replaceRich.ts'
import { isTextLike } from '../columnLook.ts'
import { matcherOf, type FindQuery, type Matcher } from '../matcher.ts'
import type { FindScope, Found } from '../sheetStage.ts'
import { disjoint, type Box, type Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import { createDraft } from './draft.ts'
import { editText } from './editText.ts'
import type { Gestures } from './gestures.ts'

/**
 * Finds and replaces in the cells shown, folded away or not: the selection there was, its column, or everything.
 * Rows are counted by their place among all rows, which folding does not change.
 */
export interface Finder extends Disposable {
  readonly isOpen: boolean
  /** Keeps the present selection as the range to look in. */
  open(): void
  /** Looks anew; an empty text finds nothing. */
  look(query: FindQuery, scope: FindScope): void
  step(by: 1 | -1): void
  /** Shift+F4: the next place of what was looked for last, with the panel closed too; false: nothing was. */
  again(): boolean
  replace(by: string): void
  replaceAll(by: string): void
  close(): void
  /** Cells found among these rows, for the marks drawn on them. */
  hitsIn(first: number, last: number): readonly Place[]
}

export interface FinderParts {
  readonly desk: Desk
  readonly gestures: Gestures
  readonly goTo: (record: RecordId, column: ColumnId) => void
  readonly tell: (found: Found) => void
}

interface Hit {
  readonly record: RecordId
  readonly column: ColumnId
}

/** How long cells are looked at before the page may draw again, and after how many the clock is asked. */
const lotMs = 12
const lot = 500
/** The count grows on the screen this often. */
const tellEveryMs = 150

export function createFinder({ desk, gestures, goTo, tell }: FinderParts): Finder {
  let isOpen = false
  let kept: readonly Box[] = []
  let asked: { readonly query: FindQuery; readonly scope: FindScope; readonly matcher: Matcher } | null = null
  let hits: Hit[] = []
  let columnsByRecord = new Map<RecordId, ColumnId[]>()
  let at = -1
  let isDone = true
  let isStale = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const say = () => {
    if (isOpen) tell({ kind: 'hits', count: hits.length, at: at + 1, isDone })
    else if (isDone && hits.length === 0) {
      desk.props().onNotice?.({ kind: 'not-found', text: asked?.query.text ?? '' })
    }
  }

  const boxesOf = (scope: FindScope): readonly Box[] => {
    const all = { top: 0, bottom: desk.index.rowCount - 1, left: 0, right: desk.geometry.columns.length - 1 }
    if (scope === 'selection' && kept.length > 0) return disjoint(kept).flatMap((box) => byPlace(desk, box))
    const column = kept.at(-1)?.left
    return scope === 'column' && column !== undefined ? [{ ...all, left: column, right: column }] : [all]
  }

  /**
   * Row by row through the boxes, a lot at a time, going to a hit as soon as it is known which: the first `from` the
   * cursor on, the first `after` it, or the last `before` it.
   */
  const look = (scope: FindScope, matcher: Matcher, goes: 'from' | 'after' | 'before' | null) => {
    clearTimeout(timer)
    hits = []
    columnsByRecord = new Map()
    at = -1
    isDone = false
    isStale = false
    const head = placeOfHead(desk)
    let isPast = false
    const cells = cellsIn(boxesOf(scope))
    let toldUntil = 0
    const readLot = () => {
      const until = performance.now() + lotMs
      for (let read = 0; read % lot !== 0 || performance.now() < until; read += 1) {
        const next = cells.next()
        if (next.done === true) {
          isDone = true
          break
        }
        const { row, column } = next.value
        const found = desk.index.rowOfPlace(row)
        const sheet = desk.geometry.columns[column]?.sheet
        if (found === undefined || sheet === undefined) continue
        const side = head === null ? 1 : row - head.row || column - head.column
        if (goes === 'before' && side >= 0 && !isPast && hits.length > 0) go(hits.length - 1)
        isPast ||= side >= 0
        if (textOf(desk, sheet.column, cellOf(found, sheet), matcher) === null) continue
        hits.push({ record: found.id, column: sheet.column.id })
        const columns = columnsByRecord.get(found.id)
        if (columns === undefined) columnsByRecord.set(found.id, [sheet.column.id])
        else columns.push(sheet.column.id)
        if (at < 0 && ((goes === 'from' && side >= 0) || (goes === 'after' && side > 0))) go(hits.length - 1)
      }
      if (isDone && goes !== null && at < 0 && hits.length > 0) go(goes === 'before' ? hits.length - 1 : 0)
      if (isDone || performance.now() > toldUntil) {
        say()
        desk.redraw()
        toldUntil = performance.now() + tellEveryMs
      }
      if (!isDone) timer = setTimeout(readLot)
    }
    readLot()
  }

  const go = (place: number) => {
    at = place
    const hit = hits[place]
    const before = isStale
    if (hit !== undefined) goTo(hit.record, hit.column)
    isStale = before // unfolding on the way moves lines, and no row
  }

  const step = (by: 1 | -1) => {
    if (asked !== null && isStale) look(asked.scope, asked.matcher, by === 1 ? 'after' : 'before')
    else if (hits.length > 0) {
      go((at + by + hits.length) % hits.length)
      say()
    }
  }

  /** Writes the replacements of these hits as one gesture and looks anew. */
  const write = (chosen: readonly Hit[], by: string) => {
    if (asked === null) return
    const { matcher, scope } = asked
    const draft = createDraft(desk, (place) => desk.index.rowOfPlace(place))
    const placeById = new Map(desk.geometry.columns.map(({ sheet }, place) => [sheet.column.id, place]))
    let count = 0
    for (const { record, column } of chosen) {
      const row = desk.index.placeOf(record)
      const place = placeById.get(column) ?? -1
      const sheet = desk.geometry.columns[place]?.sheet
      const found = desk.index.rowOfPlace(row)
      if (sheet === undefined || found === undefined) continue
      const text = textOf(desk, sheet.column, cellOf(found, sheet), matcher)
      if (text === null) continue
      const value = cellOf(found, sheet)
      const isWritten =
        sheet.column.kind === 'richText' && typeof value === 'string'
          ? draft.writeRich(
              row,
              place,
              replaceRich(value, (line) => matcher.replace(line, by)),
            )
          : draft.writeText(row, place, matcher.replace(text, by))
      if (isWritten) count += 1
    }
    const none = { top: 0, left: 0, bottom: -1, right: -1 }
    gestures.tell(draft.done(none), 'edit')
    look(scope, matcher, chosen.length === 1 ? 'from' : null)
    tell({ kind: 'replaced', count })
  }

  const forget = () => {
    clearTimeout(timer)
    hits = []
    columnsByRecord = new Map()
  }

  const unsubscribe = desk.index.subscribe(() => {
    isStale = true
  })

  return {
    get isOpen() {
      return isOpen
    },
    open() {
      if (!isOpen) forget()
      isOpen = true
      kept = desk.selection.boxes()
    },
    look(query, scope) {
      asked = null
      const read = query.text === '' ? null : matcherOf(query)
      if (read?.ok === true) {
        asked = { query, scope, matcher: read.value }
        return look(scope, read.value, 'from')
      }
      forget()
      tell(read === null ? { kind: 'hits', count: 0, at: 0, isDone: true } : { kind: 'bad-pattern' })
      desk.redraw()
    },
    step,
    again() {
      if (asked === null) return false
      if (isOpen && hits.length > 0) step(1)
      else {
        kept = desk.selection.boxes()
        const isElsewhere = asked.scope === 'selection' && desk.selection.isSingle
        look(isElsewhere ? 'all' : asked.scope, asked.matcher, 'after')
      }
      return true
    },
    replace(by) {
      const hit = hits[at]
      if (hit !== undefined) write([hit], by)
    },
    replaceAll: (by) => write(hits, by),
    close() {
      isOpen = false
      forget()
      desk.redraw()
    },
    hitsIn(first, last) {
      if (hits.length === 0) return []
      const placeById = new Map(desk.geometry.columns.map(({ sheet }, place) => [sheet.column.id, place]))
      const places: Place[] = []
      for (let row = Math.max(first, 0); row <= last; row += 1) {
        const record = desk.index.at(row)?.id
        for (const id of (record === undefined ? undefined : columnsByRecord.get(record)) ?? []) {
          const column = placeById.get(id)
          if (column !== undefined) places.push({ row, column })
        }
      }
      return places
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

/** The rows of a box of lines, with those that its headers hide. */
function byPlace({ index }: Desk, box: Box): readonly Box[] {
  const made: { top: number; bottom: number; left: number; right: number }[] = []
  for (let line = box.top; line <= box.bottom; line += 1) {
    if (index.groupAt(line)?.isFolded === false) continue // its rows have lines of their own
    const [from, to] = index.placesAt(line)
    const last = made.at(-1)
    if (last?.bottom === from - 1) last.bottom = to - 1
    else made.push({ ...box, top: from, bottom: to - 1 })
  }
  return made
}

/** Where the cursor is among all rows; on the header of a group before its first row. */
function placeOfHead({ index, selection }: Desk): Place | null {
  const head = selection.head()
  if (head === null) return null
  const row = index.rowPlaceAt(head.row)
  return row < 0 ? { row: index.placesAt(head.row)[0], column: -1 } : { row, column: head.column }
}

function* cellsIn(boxes: readonly Box[]): Generator<Place> {
  for (const box of boxes) {
    for (let row = box.top; row <= box.bottom; row += 1) {
      for (let column = box.left; column <= box.right; column += 1) yield { row, column }
    }
  }
}

/** Kinds whose cells show more than one types into them. */
const isShownOtherwise: ReadonlySet<ColumnKind> = new Set(['number', 'currency', 'percent'])

/** The text of a cell that matches: as one edits it, or as it is shown (¥1,200.00); null when neither does. */
function textOf(desk: Desk, column: Column, value: CellValue, matcher: Matcher): string | null {
  if (value === null || column.kind === 'checkbox' || column.kind === 'rating') return null
  if (isTextLike(column.kind) && typeof value === 'string') {
    const text = plainOf(value)
    return matcher.matches(text) ? text : null
  }
  const { context } = desk.props()
  const typed = editText(column, value, context, desk.words())
  if (matcher.matches(typed)) return typed
  if (!isShownOtherwise.has(column.kind)) return null
  const shown = formatCell(column, value, context)
  return shown !== typed && matcher.matches(shown) ? shown : null
}
