import { Button } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { AssignDialog } from './AssignDialog.tsx'
import type { PoolCard } from './poolApi.ts'
import styles from './PoolPage.module.css'
import { mayAssign, readToAssign, type ToAssign } from './toAssign.ts'

interface Props {
  readonly cards: readonly PoolCard[]
  readonly chosen: readonly CustomerId[]
  readonly onChosen: (chosen: readonly CustomerId[]) => void
}

/** The line over the cards for who may assign: take all of them, and give those taken to colleagues. */
export function AssignChosen({ cards, chosen, onChosen }: Props) {
  const words = useWords().pool.assign
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const [subjects, setSubjects] = useState<readonly ToAssign[] | null>(null)
  if (!mayAnywhere(viewer, 'assign')) return null
  const assignable = cards.flatMap(({ customer }) => {
    const envelope = workspace.envelope(customer)
    return envelope !== undefined && mayAssign(workspace, envelope) ? [customer] : []
  })
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
        <Button type="primary" onClick={() => setSubjects(readToAssign(workspace, present))}>
          {words.chosen(present.length)}
        </Button>
      )}
      {subjects !== null && (
        <AssignDialog subjects={subjects} leftOut={Math.max(0, chosen.length - subjects.length)} onClose={close} />
      )}
    </div>
  )
}
