import type { ColumnId, RecordId } from '#shared/base/id.ts'
import { sameCell } from '#shared/ledger/cell.ts'
import type { RowsNews, TableRows, ViewRow } from '../../replica/workspace.ts'
import type { Desk } from './desk.ts'
import type { Place } from './boxes.ts'

/** So long a value that somebody else wrote is lit. */
export const litMs = 1_500
/** More at once would be a flicker, not news. */
const most = 200

/** A cell in sight that somebody else has written, and how long ago. */
export interface NewValue {
  readonly place: Place
  readonly ageMs: number
}

/** What others write under one's eyes. */
export interface NewValues extends Disposable {
  /** Those in sight now. What was not in sight when it came is no news any more. */
  inSight(desk: Pick<Desk, 'index' | 'geometry'>): readonly NewValue[]
}

export interface NewValueParts {
  readonly rows: TableRows
  /** The row as it is still shown: this must be heard before the index is. */
  readonly shown: (id: RecordId) => ViewRow | undefined
  readonly now: () => number
  /** Draws anew after so long. */
  readonly wake: (ms: number) => void
}

/** Hears which values change by others' hands. One's own, while they wait and when they are confirmed, are none. */
export function createNewValues({ rows, shown, now, wake }: NewValueParts): NewValues {
  const lit = new Map<string, { readonly record: RecordId; readonly column: ColumnId; readonly at: number }>()

  const hear = (news: RowsNews) => {
    if (news.kind === 'reset') return lit.clear()
    if (news.by === 'me') return
    for (const id of news.ids) {
      if (lit.size >= most) return
      const before = shown(id)
      const after = rows.get(id)
      if (before === undefined || after === undefined || after.waiting === 'row') continue
      for (const column of changedCells(before, after)) lit.set(`${id} ${column}`, { record: id, column, at: now() })
    }
  }
  const stop = rows.subscribe(hear)

  return {
    inSight({ index, geometry }) {
      if (lit.size === 0) return []
      const [first, last] = geometry.visibleRows(index.size)
      const found: NewValue[] = []
      for (const [key, { record, column, at }] of lit) {
        const row = index.positionOf(record)
        const place = geometry.columns.findIndex(({ sheet }) => sheet.column.id === column)
        const ageMs = now() - at
        const isSeen = (row >= first && row <= last) || (row >= 0 && row < geometry.frozenRows)
        if (isSeen && place >= 0 && ageMs < litMs) found.push({ place: { row, column: place }, ageMs })
        else lit.delete(key)
      }
      if (found.length > 0) wake(litMs)
      return found
    },
    [Symbol.dispose]: stop,
  }
}

/** Cells that hold something else now, but for those that one has written over oneself. */
function changedCells({ cells: before }: ViewRow, { cells: after, waiting }: ViewRow): readonly ColumnId[] {
  // Object.keys forgets the key type.
  const columns = Object.keys({ ...before, ...after }) as ColumnId[]
  return columns.filter((column) => {
    const isOwn = waiting !== undefined && waiting !== 'row' && waiting.has(column)
    return !isOwn && !sameCell(before[column], after[column])
  })
}
