import { Button } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { AssignDialog } from './AssignDialog.tsx'
import type { PoolCard } from './poolApi.ts'
import styles from './PoolPage.module.css'
import { cardsToAssign, mayAssignCard, type ToAssign } from './toAssign.ts'

interface Props {
  readonly cards: readonly PoolCard[]
  /** He looks after this pool: every card is his to assign. */
  readonly isHis: boolean
  readonly chosen: readonly CustomerId[]
  readonly onChosen: (chosen: readonly CustomerId[]) => void
}

/** The line over the cards for who may assign: take all of them, and give those taken to colleagues. */
export function AssignChosen({ cards, isHis, chosen, onChosen }: Props) {
  const words = useWords().pool.assign
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const [subjects, setSubjects] = useState<readonly ToAssign[] | null>(null)
  if (!isHis && !mayAnywhere(viewer, 'assign')) return null
  const assignable = cards.filter((card) => mayAssignCard(workspace, card, isHis)).map(({ customer }) => customer)
  if (assignable.length === 0 && subjects === null) return null
  const present = chosen.filter((customer) => assignable.includes(customer))
  const close = () => {
    setSubjects(null)
    onChosen([])
  }
  return (
    <div className={styles.choosing}>
      <label>
        <input
          type="checkbox"
          checked={present.length > 0 && present.length === assignable.length}
          onChange={(event) => onChosen(event.target.checked ? assignable : [])}
        />{' '}
        {words.chooseAll}
      </label>
      {present.length > 0 && (
        <Button
          type="primary"
          onClick={() =>
            setSubjects(
              cardsToAssign(
                workspace,
                cards.filter(({ customer }) => present.includes(customer)),
              ),
            )
          }
        >
          {words.chosen(present.length)}
        </Button>
      )}
      {subjects !== null && <AssignDialog subjects={subjects} leftOut={0} onClose={close} />}
    </div>
  )
}
