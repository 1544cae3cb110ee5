import { useEffect, useMemo, useReducer } from 'react'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { TableId } from '#shared/ledger/column.ts'
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
  const hasContact = useMemo(() => [...columns.values()].some(({ kind }) => kind === 'contact'), [columns])
  const loads = useLoads('contacts', hasContact)
  const local = useLocalCustomers()
  const renamed = useSource(local.renamed)
  const today = useDay()
  // another object tells whoever sorted or found by the old names
  const customers = useMemo(() => (renamed + loads === 0 ? local : { ...local }), [local, renamed, loads])
  return useMemo(
    () => ({ today, now: workspace.now(), zoneMinutes: settings.zoneMinutes, members, regions, customers }),
    [workspace, today, settings.zoneMinutes, members, regions, customers],
  )
}

/** Has the table read, if it is needed; how often it came. */
function useLoads(table: TableId, isNeeded: boolean): number {
  const rows = useWorkspace().rows(table)
  const [loads, count] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    if (isNeeded) rows.load().then(count, count)
  }, [rows, isNeeded])
  return loads
}
