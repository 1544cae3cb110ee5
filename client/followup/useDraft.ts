import { useState } from 'react'
import type { ColumnId, CustomerId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { defaultCell } from '#shared/ledger/defaultCell.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'

type Cells = Readonly<Record<ColumnId, CellValue>>

/** The cells of a follow-up being written; every letter is kept on this device until it is saved or thrown away. */
export function useDraft(customer: CustomerId, timeColumn: Column | null) {
  const workspace = useWorkspace()
  const [kept] = useState(() => workspace.drafts.get().get(customer) ?? null)
  const [first] = useState<Cells>(() => firstCells(workspace, timeColumn))
  const [cells, setCells] = useState<Cells>(() => kept?.cells ?? first)
  const isWorthKeeping = (some: Cells) =>
    Object.entries(some).some(
      ([column, value]) =>
        column !== timeColumn?.id && value !== null && value !== '' && !sameCell(value, first[column as ColumnId]),
    )
  return {
    cells,
    put: (column: Column, value: CellValue) => {
      const next = { ...cells, [column.id]: value }
      setCells(next)
      workspace.keepDraft(customer, isWorthKeeping(next) ? { cells: next, at: workspace.now() } : null)
    },
    isWritten: isWorthKeeping(cells),
    /** When an earlier draft was kept; null when the form began empty. */
    from: (kept?.at ?? null) satisfies Instant | null,
    /** It was saved, or thrown away. */
    drop: () => workspace.keepDraft(customer, null),
  }
}

/** What the form begins with: now, and what the columns hold by default. */
function firstCells(workspace: Workspace, timeColumn: Column | null): Cells {
  const company = workspace.company.get()
  const stamp = { by: workspace.me, at: workspace.now() }
  const cells: Record<ColumnId, CellValue> = {}
  for (const column of company.columns.values()) {
    if (column.table !== 'followups') continue
    const value = defaultCell(column, company, stamp)
    if (value !== null) cells[column.id] = value
  }
  return timeColumn === null ? cells : { ...cells, [timeColumn.id]: stamp.at }
}
