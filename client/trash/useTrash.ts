import { useEffect, useMemo, useRef, useState } from 'react'
import { TableId } from '#shared/ledger/column.ts'
import { mayConfigure } from '#shared/ownership/rights.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { ledgerRowIn, trashItems, type TrashItem } from './trashItems.ts'

/** News come in bursts; the whole of the rows is looked through for each reading. */
const readEveryMs = 300

/** What lies in the trash, read again when records or columns change. Null until every table is here. */
export function useTrash(): readonly TrashItem[] | null {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const configures = mayConfigure(useSource(workspace.viewer))
  const context = useCellContext()
  const turn = useRowsTurn()
  return useMemo(
    () =>
      turn === 0
        ? null
        : trashItems({
            company,
            context,
            configures,
            trashed: (table) => workspace.trashed(table),
            ledgerRow: ledgerRowIn(workspace.rows('customers')),
          }),
    [workspace, company, context, configures, turn],
  )
}

/** Counts up when any table's rows changed; 0 until all are loaded. */
function useRowsTurn(): number {
  const workspace = useWorkspace()
  const [turn, setTurn] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    let isHere = true
    const look = () => {
      timer.current = null
      setTurn((before) => before + 1)
    }
    const later = () => (timer.current ??= setTimeout(look, readEveryMs))
    const tables = TableId.options.map((table) => workspace.rows(table))
    Promise.all(tables.map((rows) => rows.load())).then(
      () => isHere && look(),
      () => isHere && look(),
    )
    const stops = tables.map((rows) => rows.subscribe(later))
    return () => {
      isHere = false
      for (const stop of stops) stop()
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    }
  }, [workspace])
  return turn
}
