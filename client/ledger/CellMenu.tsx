import { useState } from 'react'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { useCustomerName } from '../customer/PanelHead.tsx'
import { HandOverDialog } from '../ownership/HandOverDialog.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { FloatingMenu } from './FloatingMenu.tsx'

export interface MenuCell {
  readonly row: ViewRow
  readonly column: Column
  readonly x: number
  readonly y: number
}

export interface CellMenuProps {
  readonly cell: MenuCell
  readonly selected: readonly RecordId[]
  readonly onOpen: (row: ViewRow, historyOf?: ColumnId) => void
  readonly onRemove: (records: readonly RecordId[]) => void
  readonly onClose: () => void
}

/** What one can do at a cell of the ledger by the other mouse button. */
export function CellMenu({ cell, selected, onOpen, onRemove, onClose }: CellMenuProps) {
  const say = useWords().ledger.cellMenu
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const name = useCustomerName(cell.row)
  const [act, setAct] = useState<'transfer' | 'return' | null>(null)
  const envelope = workspace.envelope(cell.row.customer)
  const writable = envelope !== undefined && mayWrite(viewer, envelope)
  const owned = envelope !== undefined && ownerOf(envelope) !== null
  const chosen = selected.includes(cell.row.id) ? selected : [cell.row.id]
  const choose = (key: string) => {
    if (key === 'transfer' || key === 'return') {
      setAct(key)
      return
    }
    if (key === 'open') onOpen(cell.row)
    else if (key === 'history') onOpen(cell.row, cell.column.id)
    else onRemove(chosen)
    onClose()
  }
  const items = [
    { key: 'open', label: say.open },
    { key: 'history', label: say.history },
    ...(writable && owned
      ? [
          { key: 'transfer', label: say.transfer },
          { key: 'return', label: say.giveBack },
        ]
      : []),
    ...(writable ? [{ key: 'remove', label: say.remove(chosen.length), danger: true }] : []),
  ]
  return act === null ? (
    <FloatingMenu at={cell} label={say.label} groups={[{ items }]} onChoose={choose} onClose={onClose} />
  ) : (
    <HandOverDialog act={act} customer={cell.row.customer} name={name} onClose={onClose} />
  )
}
