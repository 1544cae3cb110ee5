import { useCallback, useState } from 'react'
import type { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { may, mayShare, mayWrite } from '#shared/ownership/rights.ts'
import { commandKey } from '../kit/platform.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetMenuCell, SheetMenuGroup, SheetMenuItem } from '../sheet/sheetProps.ts'
import { mayAssign, readToAssign, type ToAssign } from '../ownership/toAssign.ts'
import { useWords } from '../words/useWords.ts'

interface Acts {
  /** What leads to the proposals on a row, where there are any. */
  readonly proposalsOf: (row: ViewRow) => readonly SheetMenuItem[]
  readonly onOpen: (row: ViewRow, historyOf?: ColumnId) => void
  readonly onRemove: (records: readonly RecordId[]) => void
}

/** Helpers are called to so many customers with one command. */
const mostAtOnce = 50

/** Customers about to change hands from the menu. */
export type Handing =
  | { readonly act: 'transfer'; readonly row: ViewRow }
  | { readonly act: 'return'; readonly row: ViewRow; readonly customers: readonly CustomerId[] }
  | { readonly act: 'help'; readonly customers: readonly CustomerId[] }
  | { readonly act: 'assign'; readonly subjects: readonly ToAssign[]; readonly leftOut: number }

/** What the ledger adds to the menu of a cell: the customer himself, this cell's history, his hands, the trash. */
export function useCellMenu({ onOpen, proposalsOf, onRemove }: Acts) {
  const words = useWords()
  const say = words.ledger.cellMenu
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const { settings } = useSource(workspace.company)
  const hasRota = (settings.sharing?.rota ?? []).length > 0
  const [handing, setHanding] = useState<Handing | null>(null)
  const cellMenu = ({ row, column, selected }: SheetMenuCell): readonly SheetMenuGroup[] => {
    const envelope = workspace.envelope(row.customer)
    const isWritable = envelope !== undefined && mayWrite(viewer, envelope)
    const isOwned = envelope !== undefined && ownerOf(envelope) !== null
    const rows = workspace.rows('customers')
    const chosen = selected.flatMap((record) => rows.get(record)?.customer ?? [])
    const assign = (): void => {
      const subjects = readToAssign(workspace, chosen)
      setHanding({ act: 'assign', subjects, leftOut: chosen.length - subjects.length })
    }
    const returnable = chosen.filter((customer) => {
      const each = workspace.envelope(customer)
      return each !== undefined && ownerOf(each) !== null && may(viewer, 'return', each)
    })
    const sharable = chosen.filter((customer) => {
      const each = workspace.envelope(customer)
      return each !== undefined && mayShare(viewer, each)
    })
    const isAssignable = (customer: CustomerId): boolean => {
      const each = workspace.envelope(customer)
      return each !== undefined && mayAssign(workspace, each)
    }
    // one customer of somebody's is transferred; out of the pool, or several at once, they are shared out
    const isShared = (chosen.length > 1 || !isOwned) && chosen.some(isAssignable)
    return [
      [
        { key: 'open', label: say.open, keys: 'Space', run: () => onOpen(row) },
        { key: 'history', label: say.history, run: () => onOpen(row, column.id) },
        ...proposalsOf(row),
      ],
      [
        ...(isWritable && isOwned
          ? [{ key: 'transfer', label: say.transfer, run: () => setHanding({ act: 'transfer', row }) }]
          : []),
        ...(returnable.length > 0
          ? [
              {
                key: 'return',
                label: say.giveBack(returnable.length),
                run: () => setHanding({ act: 'return', row, customers: returnable }),
              },
            ]
          : []),
        ...(isShared ? [{ key: 'assign', label: words.pool.assign.menu(chosen.length), run: assign }] : []),
        ...(sharable.length > 0 && hasRota
          ? [
              {
                key: 'help',
                label: words.pool.help.menu(sharable.length),
                run: () => setHanding({ act: 'help', customers: sharable.slice(0, mostAtOnce) }),
              },
            ]
          : []),
      ],
      isWritable
        ? [
            {
              key: 'remove',
              label: say.remove(selected.length),
              keys: `${commandKey()}+-`,
              danger: true,
              run: () => onRemove(selected),
            },
          ]
        : [],
    ]
  }
  const endHanding = useCallback(() => setHanding(null), [])
  return { cellMenu, handing, endHanding }
}
