import { useMemo } from 'react'
import { addDays, startOfDay } from '#shared/base/instant.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { seesOthers } from '#shared/ownership/rights.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { isOf } from './teamLines.ts'
import { personIn, type TeamTable } from './useTallies.ts'
import type { TeamChoice } from './useTeamChoice.ts'

/** Which rows the choice leaves; the same function until the choice, the people or the day change. Undefined: all. */
export function useTeamScope(
  table: TeamTable,
  { whom, today: onlyToday }: Pick<TeamChoice, 'whom' | 'today'>,
): ((row: ViewRow) => boolean) | undefined {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const { members, departments, columns } = company
  const { today, zoneMinutes } = useCellContext()
  // a leader's link opened by somebody who has no such choice: he could not take it back
  const leads = seesOthers(useSource(workspace.viewer))
  return useMemo(() => {
    if (!leads) return undefined
    if (whom === null && !onlyToday) return undefined
    const personOf = personIn(workspace, table)
    const isHis = whom === null ? null : isOf({ ...workspace.company.get(), members, departments }, whom)
    const at = table === 'followups' ? (columnByRole(columns.values(), table, 'followUpAt')?.id ?? null) : null
    const from = startOfDay(today, zoneMinutes)
    const until = startOfDay(addDays(today, 1), zoneMinutes)
    const isToday = (row: ViewRow) => {
      const told = at === null ? null : row.cells[at]
      const moment = typeof told === 'number' ? told : row.created.at
      return moment >= from && moment < until
    }
    return (row: ViewRow) => (isHis === null || isHis(personOf(row))) && (!onlyToday || isToday(row))
  }, [workspace, leads, table, whom, onlyToday, members, departments, columns, today, zoneMinutes])
}
