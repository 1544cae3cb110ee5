import { useState } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { OpenedProposals } from './OpenedProposals.tsx'
import styles from './ProposedMark.module.css'
import { useOpenProposals } from './useOpenProposals.ts'
import { useToldProposals } from './useToldProposals.ts'

/** Under a field: who wants what there. A click opens the decision. */
export function ProposedMark({ row, column }: { readonly row: ViewRow; readonly column: Column }) {
  const cells = useOpenProposals().get(row.id)?.cells.get(column.id)
  const told = useToldProposals()
  const [isOpened, setOpened] = useState(false)
  return (
    <>
      {cells !== undefined && (
        <button type="button" className={styles.mark} onClick={() => setOpened(true)}>
          {told(column, cells)}
        </button>
      )}
      {isOpened && <OpenedProposals record={row.id} column={column.id} onClose={() => setOpened(false)} />}
    </>
  )
}
