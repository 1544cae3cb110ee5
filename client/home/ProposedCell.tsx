import { useState } from 'react'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Proposal } from '#shared/ledger/change.ts'
import { formatWanted, isStray } from '#shared/ledger/strayCell.ts'
import { Button } from '../kit/Button.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { DeclineDialog } from './DeclineDialog.tsx'
import styles from './Decisions.module.css'
import { useDecide } from './useDecide.ts'

interface ProposedCellProps {
  readonly proposal: Proposal
  readonly cell: Proposal['cells'][number]
  /** There is a record that it could be written into. */
  readonly mayAccept: boolean
}

/** One cell: was, now, proposed, and the two answers. */
export function ProposedCell({ proposal, cell, mayAccept }: ProposedCellProps) {
  const words = useWords().home
  const workspace = useWorkspace()
  const column = useSource(workspace.company).columns.get(cell.column)
  const context = useCellContext()
  const decide = useDecide()
  const [declining, setDeclining] = useState(false)
  const now = workspace.rows(proposal.table).get(proposal.record)?.cells[cell.column] ?? cell.stood
  const name = column?.name ?? words.noColumn
  const show = (value: CellValue) => {
    const text = formatWanted(column, value, context)
    return text === '' ? words.emptyCell : text
  }
  const stray = isStray(column, cell.wanted, context)
  return (
    <div className={styles.cell}>
      <span className={styles.column}>{name}</span>
      <dl className={styles.values}>
        <div>
          <dt>{words.was}</dt>
          <dd>{show(cell.was)}</dd>
        </div>
        <div>
          <dt>{words.now}</dt>
          <dd>{show(now)}</dd>
        </div>
        <div data-wanted="true">
          <dt>{words.wanted}</dt>
          <dd>{show(cell.wanted)}</dd>
        </div>
      </dl>
      <div className={styles.acts}>
        <Button
          look="primary"
          disabled={!mayAccept || stray}
          aria-label={words.acceptOf(name)}
          onClick={() => decide([proposal], 'accept', { only: cell.column })}
        >
          {words.accept}
        </Button>
        <Button aria-label={words.declineOf(name)} onClick={() => setDeclining(true)}>
          {words.decline}
        </Button>
      </div>
      {stray && <p className={styles.stray}>{words.stray}</p>}
      {declining && (
        <DeclineDialog
          onDecline={(reason) => decide([proposal], 'decline', { only: cell.column, reason })}
          onClose={() => setDeclining(false)}
        />
      )}
    </div>
  )
}
