import { createContext, useContext, useSyncExternalStore } from 'react'
import { assert } from '#shared/base/result.ts'
import type { Source, Workspace } from './workspace.ts'

/** The open workspace, handed down from the shell. */
export const WorkspaceContext = createContext<Workspace | null>(null)

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  assert(workspace !== null, 'useWorkspace is called under a WorkspaceContext')
  return workspace
}

/** The present value of a source; the component is drawn again when it changes. */
export function useSource<T>(source: Source<T>): T {
  return useSyncExternalStore(source.subscribe, source.get)
}
