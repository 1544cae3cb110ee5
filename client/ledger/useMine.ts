import { useMemo } from 'react'
import { collaborationOf, ownerOf } from '#shared/ownership/envelope.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

/**
 * Which customers a page is about: everybody's, my own, those that colleagues opened to me, or those of colleagues for
 * whom I stand in.
 */
export type Whose = 'all' | 'mine' | 'shared' | 'covered'

/** The choices of the page of one's own customers, as its address says them. */
export function whoseIn(params: URLSearchParams): Exclude<Whose, 'all'> {
  return choices.find((each) => each === params.get('whose')) ?? 'mine'
}

const choices = ['mine', 'shared', 'covered'] as const

/** What one can choose there: a stand-in's customers while there are any, or while they are chosen. */
export function useWhoseChoices(whose: Whose): readonly Exclude<Whose, 'all'>[] {
  const { standsFor } = useSource(useWorkspace().viewer)
  return choices.filter((each) => each !== 'covered' || whose === 'covered' || standsFor.size > 0)
}

/** What the envelope says of the customer. The same function until another choice is made or my rights change. */
export function useMine(whose: Whose): ((row: ViewRow) => boolean) | undefined {
  const workspace = useWorkspace()
  const { standsFor } = useSource(workspace.viewer)
  return useMemo(() => {
    if (whose === 'all') return undefined
    return (row: ViewRow) => {
      const envelope = workspace.envelope(row.customer)
      if (envelope === undefined) return whose === 'mine' && row.created.by === workspace.me
      if (whose === 'shared') return collaborationOf(envelope, workspace.me) !== null
      const owner = ownerOf(envelope)
      return whose === 'mine' ? owner === workspace.me : owner !== null && standsFor.has(owner)
    }
  }, [whose, workspace, standsFor])
}
