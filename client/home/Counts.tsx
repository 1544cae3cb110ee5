import { Link } from 'react-router'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './Counts.module.css'
import type { Today } from './today.ts'

/** The numbers of the day; each opens its rows. */
export function Counts({ today }: { readonly today: Today }) {
  const words = useWords().home.counts
  const format = useFormat()
  const workspace = useWorkspace()
  const { role } = useSource(workspace.viewer)
  const open = useSource(workspace.proposals).filter(({ cells }) => cells.some(({ fate }) => fate === 'open')).length
  const leads = role !== 'rep'
  const numbers = [
    { name: words.overdue, count: today.overdue.length, to: '#overdue', tone: 'late' },
    { name: words.today, count: today.today.length, to: '#today', tone: 'plain' },
    { name: words.week, count: today.week.length, to: '#week', tone: 'plain' },
    ...(open > 0 ? [{ name: words.decisions, count: open, to: '#decisions', tone: 'wait' }] : []),
    { name: words.customers, count: today.counts.mine, to: '/mine', tone: 'plain' },
    ...(leads
      ? [
          { name: words.teamOverdue, count: today.counts.teamOverdue, to: '/follow-ups', tone: 'late' },
          { name: words.all, count: today.counts.all, to: '/ledger', tone: 'plain' },
          { name: words.unowned, count: today.counts.unowned, to: '/pool', tone: 'plain' },
          { name: words.addedToday, count: today.counts.addedToday, to: '/ledger', tone: 'plain' },
        ]
      : []),
  ]
  return (
    <ul className={styles.counts} aria-label={words.label}>
      {numbers.map(({ name, count, to, tone }) => (
        <li key={name}>
          <Opens to={to} tone={count > 0 ? tone : 'plain'}>
            <span className={styles.number}>{format.number(count)}</span>
            <span className={styles.name}>{name}</span>
          </Opens>
        </li>
      ))}
    </ul>
  )
}

/** A page, or a place on this one. */
function Opens({
  to,
  tone,
  children,
}: {
  readonly to: string
  readonly tone: string
  readonly children: React.ReactNode
}) {
  return to.startsWith('#') ? (
    <a href={to} className={styles.count} data-tone={tone}>
      {children}
    </a>
  ) : (
    <Link to={to} className={styles.count} data-tone={tone}>
      {children}
    </Link>
  )
}
