import { useMemo, useState, type ReactNode } from 'react'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { SheetMenuItem, SheetProposals } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { OpenedProposals } from './OpenedProposals.tsx'
import { useOpenProposals } from './useOpenProposals.ts'
import { useToldProposals } from './useToldProposals.ts'

/** The marks of open proposals on a sheet, the entry of a cell's menu that leads to them, and what opens at both. */
export function useProposalMarks(): {
  readonly proposed: SheetProposals
  readonly menuOf: (row: ViewRow) => readonly SheetMenuItem[]
  readonly dialog: ReactNode
} {
  const words = useWords().home
  const rows = useOpenProposals()
  const told = useToldProposals()
  const [opened, setOpened] = useState<{ readonly record: RecordId; readonly column: ColumnId | null } | null>(null)
  const proposed = useMemo(
    (): SheetProposals => ({
      rows,
      told: (row, column) => told(column, rows.get(row.id)?.cells.get(column.id) ?? []),
      onOpen: (row, column) => setOpened({ record: row.id, column }),
    }),
    [rows, told],
  )
  const menuOf = ({ id }: ViewRow): readonly SheetMenuItem[] => {
    const count = rows.get(id)?.proposals.length ?? 0
    if (count === 0) return []
    return [{ key: 'proposals', label: words.openProposals(count), run: () => setOpened({ record: id, column: null }) }]
  }
  const dialog = opened !== null && (
    <OpenedProposals record={opened.record} column={opened.column} onClose={() => setOpened(null)} />
  )
  return { proposed, menuOf, dialog }
}
