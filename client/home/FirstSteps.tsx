import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './FirstSteps.module.css'

/** An empty ledger invites: a workbook, the first row, colleagues. */
export function FirstSteps() {
  const words = useWords().home.empty
  return (
    <section className={styles.steps}>
      <h2>{words.title}</h2>
      <p className={styles.lead}>{words.lead}</p>
      <ul>
        <Step icon="upload" title={words.drop} lead={words.dropLead} to="/ledger" />
        <Step icon="plus" title={words.add} lead={words.addLead} to="/ledger" />
        <Step icon="people" title={words.invite} lead={words.inviteLead} to="/settings/people" />
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
