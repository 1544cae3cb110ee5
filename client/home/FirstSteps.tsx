import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './FirstSteps.module.css'

/** An empty ledger invites to what one's role may do: a workbook, the first row, colleagues. */
export function FirstSteps() {
  const words = useWords().home.empty
  const viewer = useSource(useWorkspace().viewer)
  const sees = mayAnywhere(viewer, 'see')
  const creates = sees && mayAnywhere(viewer, 'create')
  return (
    <section className={styles.steps}>
      <h2>{sees ? words.title : words.blind}</h2>
      {!sees && <p className={styles.lead}>{words.blindLead}</p>}
      {creates && <p className={styles.lead}>{words.lead}</p>}
      <ul>
        {creates && mayAnywhere(viewer, 'import') && (
          <Step icon="upload" title={words.drop} lead={words.dropLead} to="/ledger" />
        )}
        {creates && <Step icon="plus" title={words.add} lead={words.addLead} to="/ledger" />}
        {mayAnywhere(viewer, 'people') && (
          <Step icon="people" title={words.invite} lead={words.inviteLead} to="/settings/people" />
        )}
      </ul>
    </section>
  )
}

interface StepProps {
  readonly icon: IconName
  readonly title: ReactNode
  readonly lead: string
  readonly to: string
}

function Step({ icon, title, lead, to }: StepProps) {
  return (
    <li>
      <Link to={to} className={styles.step}>
        <Icon name={icon} size={24} />
        <strong>{title}</strong>
        <span>{lead}</span>
      </Link>
    </li>
  )
}
