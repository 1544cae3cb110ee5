import { useState } from 'react'
import type { RecordId } from '#shared/base/id.ts'
import { nameOf } from './foldMemory.ts'
import type { OpenView } from './useView.ts'

const hiddenByView = new Map<string, ReadonlySet<RecordId>>()
const none: ReadonlySet<RecordId> = new Set()

/** Rows that somebody hid by hand. */
export interface HiddenRows {
  readonly rows: ReadonlySet<RecordId>
  readonly put: (rows: ReadonlySet<RecordId>) => void
}

/** What is hidden by hand in a view: one's own, kept for the way back to it, until the page is loaded anew. */
export function useHiddenRows(view: Pick<OpenView, 'table' | 'active'>): HiddenRows {
  const [, draw] = useState(none)
  const name = nameOf(view)
  return {
    rows: hiddenByView.get(name) ?? none,
    put(rows) {
      hiddenByView.set(name, rows)
      draw(rows)
    },
  }
}
