import { useState } from 'react'
import type { ColumnId, CustomerId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'

type Cells = Readonly<Record<ColumnId, CellValue>>

/** The cells of a follow-up being written; every letter is kept on this device until it is saved or thrown away. */
export function useDraft(customer: CustomerId, timeColumn: Column | null) {
  const workspace = useWorkspace()
  const [kept] = useState(() => workspace.drafts.get().get(customer) ?? null)
  const [cells, setCells] = useState<Cells>(
    () => kept?.cells ?? (timeColumn === null ? {} : { [timeColumn.id]: workspace.now() }),
  )
  const isWorthKeeping = (some: Cells) =>
    Object.entries(some).some(([column, value]) => column !== timeColumn?.id && value !== null && value !== '')
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
