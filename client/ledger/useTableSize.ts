import { useCallback, useSyncExternalStore } from 'react'
import type { TableRows } from '../replica/workspace.ts'

/** How many rows a table holds now. */
export function useTableSize(rows: TableRows): number {
  return useSyncExternalStore(
    useCallback((listener: () => void) => rows.subscribe(listener), [rows]),
    () => rows.size,
  )
}
