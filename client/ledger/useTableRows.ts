import { useEffect, useRef, useState } from 'react'
import type { TableId } from '#shared/ledger/column.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'

/** All rows of a (small) table as an array, drawn again at most once a frame. Large lists use the sheet instead. */
export function useTableRows(table: TableId): readonly ViewRow[] {
  const rows = useWorkspace().rows(table)
  const [shown, setShown] = useState<readonly ViewRow[]>(() => [...rows.all()])
  const frame = useRef(0)
  useEffect(() => {
    const read = () => {
      frame.current = 0
      setShown([...rows.all()])
    }
    const later = () => {
      if (frame.current === 0) frame.current = requestAnimationFrame(read)
    }
    const stop = rows.subscribe(later)
    rows.load().then(read, later)
    return () => {
      stop()
      cancelAnimationFrame(frame.current)
      frame.current = 0
    }
  }, [rows])
  return shown
}
