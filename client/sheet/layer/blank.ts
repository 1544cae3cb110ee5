import { isTypeable } from '#shared/ledger/column.ts'
import type { Box } from './boxes.ts'
import type { CopiedCells } from './copied.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import type { Going } from './going.ts'

/** A sheet without a line: no cell to stand on, so what is typed or pasted there makes its first rows. */
export interface Blank {
  /** The person types, or asks for the first row (no text then). True: a row is coming, and the typing goes on in it. */
  readonly begin: (text: string) => boolean
  /** Enter and F2 ask for the first row. */
  readonly key: (event: KeyboardEvent) => boolean
}

export interface BlankParts {
  readonly desk: Desk
  readonly editor: Pick<Editor, 'goOn' | 'cancel'>
  readonly goToComing: Going['goToComing']
  readonly paste: (clipboard: DataTransfer) => void
  readonly signal: AbortSignal
}

export function createBlank({ desk, editor, goToComing, paste, signal }: BlankParts): Blank {
  let isComing = false
  const begin = (text: string): boolean => {
    const { addRowLabel, newRowKey, onCreateRows } = desk.props()
    if (isComing) return true
    // Who looks for something and finds nothing types by mistake; a menu or a paste means it.
    if (!isBlank(desk) || addRowLabel === undefined || (text !== '' && desk.index.total > 0)) return false
    if (newRowKey !== undefined) {
      newRowKey.begin(text)
      return false
    }
    const id = onCreateRows?.([[]])?.[0]
    if (id === undefined) return false
    isComing = true
    goToComing(id, desk.geometry.columns[firstPlace(desk)]?.sheet.column.id, (came) => {
      isComing = false
      if (came) editor.goOn()
      else editor.cancel()
    })
    return true
  }
  // The page says that one may paste there, and nothing on it has the keyboard yet.
  document.addEventListener(
    'paste',
    (event) => {
      if (desk.props().rows.size > 0 || event.defaultPrevented || event.clipboardData === null) return
      if (event.target instanceof Element && event.target.closest(takers) !== null) return
      event.preventDefault()
      paste(event.clipboardData)
    },
    { signal },
  )
  return {
    begin,
    key(event) {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      if (!isBlank(desk) || desk.index.total > 0 || !isPlain || (event.key !== 'Enter' && event.key !== 'F2'))
        return false
      begin('')
      return true
    },
  }
}

/** What takes a paste itself, or stands before the page. */
const takers = 'input, textarea, select, [contenteditable], dialog, [role="dialog"]'

/** Is there no line at all: nothing yet, or nothing that the query leaves? */
export const isBlank = (desk: Desk): boolean => desk.index.size === 0 && desk.props().loading !== true

/** Where a paste begins in a sheet without a line; null: it has lines, or no column that takes anything. */
export function blankBox(desk: Desk): Box | null {
  const place = isBlank(desk) ? firstPlace(desk) : -1
  return place < 0 ? null : { top: 0, bottom: 0, left: place, right: place }
}

/** The first column that a new row can be told something in. */
function firstPlace(desk: Desk): number {
  const { newRowKey } = desk.props()
  return desk.geometry.columns.findIndex(({ sheet: { column } }) =>
    newRowKey === undefined ? isTypeable(column) && column.kind !== 'attachment' : column.id === newRowKey.column,
  )
}

/**
 * A table that was copied with its headers, put under the columns of the same names from the first column on. Null: it
 * has none, or one that no column here bears; then its first line is a row like any other.
 */
export function underHeaders(desk: Desk, copied: CopiedCells): CopiedCells | null {
  if (copied.height < 2) return null
  const { geometry } = desk
  const { newRowKey } = desk.props()
  const names = geometry.columns.map(({ sheet: { column } }) =>
    column.id === newRowKey?.column ? [column.name, ...newRowKey.also] : [column.name],
  )
  const places = new Map<number, number>()
  for (let from = 0; from < copied.width; from += 1) {
    const name = copied.textAt(0, from).trim()
    const place = names.findIndex((called) => called.includes(name))
    if (place < 0 || places.has(place)) return null
    places.set(place, from)
  }
  const at = <T>(column: number, read: (from: number) => T, none: T): T => {
    const from = places.get(column)
    return from === undefined ? none : read(from)
  }
  return {
    height: copied.height - 1,
    width: geometry.columns.length,
    isOwn: copied.isOwn,
    textAt: (row, column) => at(column, (from) => copied.textAt(row + 1, from), ''),
    ownAt: (row, column) => at(column, (from) => copied.ownAt(row + 1, from), null),
    richAt: (row, column) => at(column, (from) => copied.richAt(row + 1, from), null),
  }
}
