import { useEffect, useState } from 'react'
import type { CustomerId, RecordId } from '#shared/base/id.ts'
import { readComment } from '#shared/ledger/comment.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'

/** Rows that come in fast are counted this often. */
const countEveryMs = 500
/** The sheet comes first; comments are read when it stands. */
const firstAfterMs = 300

/**
 * How many comments there are on a row: a customer's, those on his follow-ups included, or a follow-up's own. The same
 * function until one is written or taken back. Undefined until they are read, and while there are none.
 */
export function useRemarks(table: 'customers' | 'followups'): ((row: ViewRow) => number) | undefined {
  const workspace = useWorkspace()
  const [told, setTold] = useState<{ readonly of: ((row: ViewRow) => number) | null }>({ of: null })
  useEffect(() => {
    const rows = workspace.rows('comments')
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      timer = undefined
      if (rows.size === 0) return setTold((before) => (before.of === null ? before : { of: null }))
      const counts = countOf(rows.all(), table)
      setTold({ of: ({ id, customer }) => counts.get(table === 'customers' ? customer : id) ?? 0 })
    }
    const soon = (ms: number) => (timer ??= setTimeout(count, ms))
    const stop = rows.subscribe(() => soon(countEveryMs))
    const first = setTimeout(() => {
      // what cannot be read now is counted with the next news
      rows.load().then(
        () => soon(0),
        () => undefined,
      )
    }, firstAfterMs)
    return () => {
      stop()
      clearTimeout(first)
      clearTimeout(timer)
    }
  }, [workspace, table])
  return told.of ?? undefined
}

function countOf(
  rows: Iterable<ViewRow>,
  table: 'customers' | 'followups',
): ReadonlyMap<CustomerId | RecordId, number> {
  const counts = new Map<CustomerId | RecordId, number>()
  for (const row of rows) {
    const key = table === 'customers' ? row.customer : (readComment(row)?.about ?? null)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
