import { useMemo } from 'react'
import { collaborationOf, ownerOf } from '#shared/ownership/envelope.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'

/** Which customers a page is about: everybody's, my own, or those that colleagues opened to me. */
export type Whose = 'all' | 'mine' | 'shared'

/** Those I own, or those opened to me: what the envelope says. The same function until another of the two is asked. */
export function useMine(whose: Whose): ((row: ViewRow) => boolean) | undefined {
  const workspace = useWorkspace()
  return useMemo(() => {
    if (whose === 'all') return undefined
    return (row: ViewRow) => {
      const envelope = workspace.envelope(row.customer)
      if (envelope === undefined) return whose === 'mine' && row.created.by === workspace.me
      return whose === 'mine' ? ownerOf(envelope) === workspace.me : collaborationOf(envelope, workspace.me) !== null
    }
  }, [whose, workspace])
}
