import { useCallback } from 'react'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { appUpdate } from './appUpdate.ts'

/** Loads the newest Kebu once everything of this page is stored: the field being typed in is left as by a click elsewhere. */
export function useTakeUpdate(): () => void {
  const workspace = useWorkspace()
  return useCallback(() => {
    const putDown = async () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      // what leaving the field submits is begun before the workspace closes
      await new Promise((resolve) => setTimeout(resolve, 0))
      await workspace[Symbol.asyncDispose]()
    }
    // a store that cannot be closed has said so; the page is loaded again all the same
    void appUpdate().take(() => putDown().catch(() => undefined))
  }, [workspace])
}
