import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useSettled } from './useSettled.ts'

/** Is a table of so many rows empty, and not only still on its way here? */
export function useIsEmpty(size: number): boolean {
  const status = useSource(useWorkspace().status)
  return useSettled(size === 0 && status.boot === null && status.link !== 'connecting', 400)
}
