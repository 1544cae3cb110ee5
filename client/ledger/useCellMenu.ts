import { useCallback, useState } from 'react'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetMenuCell, SheetMenuGroup, SheetMenuItem } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'

interface Acts {
  readonly onOpen: (row: ViewRow, historyOf?: ColumnId) => void
  readonly onRemove: (records: readonly RecordId[]) => void
}

/** A customer about to change hands from the menu. */
export interface Handing {
  readonly act: 'transfer' | 'return'
  readonly row: ViewRow
}

/** What the ledger adds to the menu of a cell: the customer himself, this cell's history, his hands, the trash. */
export function useCellMenu({ onOpen, onRemove }: Acts) {
  const say = useWords().ledger.cellMenu
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const [handing, setHanding] = useState<Handing | null>(null)
  const cellMenu = ({ row, column, selected }: SheetMenuCell): readonly SheetMenuGroup[] => {
    const envelope = workspace.envelope(row.customer)
    const isWritable = envelope !== undefined && mayWrite(viewer, envelope)
    const isOwned = envelope !== undefined && ownerOf(envelope) !== null
    const hand = (act: Handing['act'], label: string): SheetMenuItem => ({
      key: act,
      label,
      run: () => setHanding({ act, row }),
    })
    return [
      [
        { key: 'open', label: say.open, keys: 'Space', run: () => onOpen(row) },
        { key: 'history', label: say.history, run: () => onOpen(row, column.id) },
      ],
      isWritable && isOwned ? [hand('transfer', say.transfer), hand('return', say.giveBack)] : [],
      isWritable
        ? [{ key: 'remove', label: say.remove(selected.length), danger: true, run: () => onRemove(selected) }]
        : [],
    ]
  }
  const endHanding = useCallback(() => setHanding(null), [])
  return { cellMenu, handing, endHanding }
}
