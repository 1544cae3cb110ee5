import { useCallback } from 'react'
import type { Pool } from '#shared/ownership/pool.ts'
import { mayEnter, poolsOf } from '#shared/ownership/poolOf.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** The pools whose cards this person may look at, the common one first. */
export function usePools(): readonly Pool[] {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  return poolsOf(company.settings).filter((pool) => mayEnter(company, viewer, pool))
}

/** What a pool is called; the common one has a name of its own only when it was given one. */
export function usePoolName(): (pool: Pool) => string {
  const { title } = useWords().customer.ownership.pool
  return useCallback((pool) => pool.name ?? title, [title])
}
