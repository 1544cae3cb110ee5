import { useState } from 'react'
import type { DepartmentId } from '#shared/base/id.ts'
import { departmentsBelow, postsOf } from '#shared/ledger/company.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { Departments } from './Departments.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { Members } from './Members.tsx'
import { OpenInvitations } from './OpenInvitations.tsx'
import styles from './People.module.css'

/** Departments at the left, who is in them at the right. */
export function People() {
  const words = useWords().company.people
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const [chosen, setChosen] = useState<DepartmentId | null>(null)
  const [inviting, setInviting] = useState(false)
  const [invited, setInvited] = useState(0)
  const mayEdit = mayAnywhere(viewer, 'people')
  const inside = chosen === null ? null : departmentsBelow(company.departments, chosen)
  const members = [...company.members.values()].filter(
    (member) => inside === null || postsOf(member).some(({ department }) => inside.has(department)),
  )
  return (
    <>
      {!mayEdit && <p className={styles.note}>{words.onlyManagers}</p>}
      <div className={styles.columns}>
        <Departments chosen={chosen} onChoose={setChosen} mayEdit={mayEdit} />
        <section className={styles.members}>
          <header className={styles.head}>
            <h2 className={styles.title}>
              {words.members}{' '}
              <span className={styles.count}>{words.count(members.filter(({ left }) => left !== true).length)}</span>
            </h2>
            {mayEdit && (
              <Button look="primary" onClick={() => setInviting(true)}>
                {words.invite}
              </Button>
            )}
          </header>
          <Members members={members} />
          {mayEdit && <OpenInvitations key={invited} />}
        </section>
      </div>
      {inviting && (
        <InviteDialog
          department={chosen}
          onClose={() => {
            setInviting(false)
            setInvited(invited + 1)
          }}
        />
      )}
    </>
  )
}
