import { useMemo } from 'react'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { useLocalCustomers } from '../customers/useLocalCustomers.ts'
import { useRegions } from '../region/useRegions.ts'
import { useDay } from '../replica/useDay.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

/** What parsing and showing a cell needs: today in the company's zone, and the people. Changes at midnight. */
export function useCellContext(): CellContext {
  const workspace = useWorkspace()
  const { members, settings, columns } = useSource(workspace.company)
  const hasRegion = useMemo(() => [...columns.values()].some(({ kind }) => kind === 'region'), [columns])
  const regions = useRegions(hasRegion)
  const local = useLocalCustomers()
  const renamed = useSource(local.renamed)
  const today = useDay()
  // another object tells whoever sorted or found by the old names
  const customers = useMemo(() => (renamed === 0 ? local : { ...local }), [local, renamed])
  return useMemo(
    () => ({ today, now: workspace.now(), zoneMinutes: settings.zoneMinutes, members, regions, customers }),
    [workspace, today, settings.zoneMinutes, members, regions, customers],
  )
}
