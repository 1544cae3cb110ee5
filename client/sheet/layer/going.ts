import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { GoToTarget } from '../goToTarget.ts'
import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'

export interface GoingParts {
  readonly desk: Desk
  readonly editor: Pick<Editor, 'focus'>
  /** Brings a cell into sight and draws. */
  readonly show: (place: Place) => void
  /** Who still waits for a row when the sheet closes waits no longer. */
  readonly signal: AbortSignal
}

/** Puts the cursor where somebody names a row, and brings it into sight. */
export interface Going {
  /** A row that is there, folded away or not; the present column when none is named. */
  readonly goTo: (record: RecordId, column?: ColumnId) => void
  /** A row that was just made, and the keyboard with it: it is there once the page has written it. */
  readonly goToMade: (id: RecordId) => void
  /** A cell of a row that is being made; tells whether it came. */
  readonly goToComing: (id: RecordId, column: ColumnId | undefined, then: (came: boolean) => void) => void
  /** As `goTo`, for a row that may come a moment later, and one that a filter hides is shown while one is there. */
  readonly goToKept: (record: RecordId, column?: ColumnId) => void
  /** A row and column by place, or the range from there; null stays where it is. */
  readonly goToPlace: (target: GoToTarget) => void
}

/** A row that was just written is looked for as long as a write may take. */
const mostFrames = 120

export function createGoing({ desk, editor, show, signal }: GoingParts): Going {
  const { index, geometry, selection } = desk

  const showHead = () => {
    const head = selection.head()
    if (head !== null) show(head)
  }

  const goTo = (record: RecordId, column?: ColumnId) => {
    index.reveal(record)
    const row = index.positionOf(record)
    if (row < 0) return
    const place = geometry.columns.findIndex(({ sheet }) => sheet.column.id === column)
    selection.put({ row, column: place >= 0 ? place : (selection.head()?.column ?? 0) })
    showHead()
  }

  const isThere = (record: RecordId): boolean => {
    index.reveal(record)
    return index.positionOf(record) >= 0
  }

  const waitFor = (ready: () => boolean, then: () => void, never = () => undefined as void, frames = mostFrames) => {
    if (signal.aborted) return
    if (ready()) then()
    else if (frames > 0) requestAnimationFrame(() => waitFor(ready, then, never, frames - 1))
    else never()
  }

  return {
    goTo,
    goToMade(id) {
      waitFor(
        () => isThere(id),
        () => {
          goTo(id, geometry.columns[0]?.sheet.column.id)
          editor.focus()
        },
      )
    },
    goToComing(id, column, then) {
      waitFor(
        () => isThere(id),
        () => {
          goTo(id, column)
          then(true)
        },
        () => then(false),
      )
    },
    goToKept(record, column) {
      waitFor(
        () => {
          if (!index.isKept(record)) index.keep([record])
          return isThere(record)
        },
        () => goTo(record, column),
      )
    },
    goToPlace({ row, column, to }) {
      const head = selection.head() ?? { row: 0, column: 0 }
      for (const place of [row, to?.row ?? null]) {
        const record = place === null ? undefined : index.rowOfPlace(place)?.id
        if (record !== undefined) index.reveal(record)
      }
      const from = { row: row === null ? head.row : index.lineOfPlace(row), column: column ?? head.column }
      if (to === undefined) selection.put(from)
      else selection.stretch(from, { row: index.lineOfPlace(to.row), column: to.column })
      showHead()
    },
  }
}
