import { useEffect, useState } from 'react'
import type { MemberId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { tallyCustomers, tallyFollowUps, type Tallies } from './tally.ts'

export type TeamTable = 'customers' | 'followups'

/** Whose row it is: the customer's owner, the follow-up's author. */
export function personIn(workspace: Workspace, table: TeamTable): (row: ViewRow) => MemberId | null {
  if (table === 'followups') return (row) => row.created.by
  return (row) => {
    const envelope = workspace.envelope(row.customer)
    return envelope === undefined ? row.created.by : ownerOf(envelope)
  }
}

/** While rows come in fast they are counted this often. */
const countEveryMs = 1_000

/** The numbers of everybody, counted when first asked for and again when rows change. Null until the rows are read. */
export function useTallies(table: TeamTable): Tallies | null {
  const workspace = useWorkspace()
  const { today, zoneMinutes } = useCellContext()
  const [tallies, setTallies] = useState<Tallies | null>(null)
  useEffect(() => {
    const rows = workspace.rows(table)
    let timer: ReturnType<typeof setTimeout> | undefined
    let isHere = true
    const count = () => {
      timer = undefined
      if (!isHere) return
      const columns = workspace.company.get().columns.values()
      const parts = { today, zoneMinutes, personOf: personIn(workspace, table) }
      setTallies(
        table === 'customers'
          ? tallyCustomers(rows.all(), {
              ...parts,
              nextOn: columnByRole(columns, 'customers', 'nextFollowUpOn')?.id ?? null,
            })
          : tallyFollowUps(rows.all(), { ...parts, at: columnByRole(columns, 'followups', 'followUpAt')?.id ?? null }),
      )
    }
    rows.load().then(count, count)
    const stop = rows.subscribe(() => (timer ??= setTimeout(count, countEveryMs)))
    return () => {
      isHere = false
      stop()
      clearTimeout(timer)
    }
  }, [workspace, table, today, zoneMinutes])
  return tallies
}
