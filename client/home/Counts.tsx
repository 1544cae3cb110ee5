import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { modulesOf } from '#shared/ownership/module.ts'
import { seesOthers } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './Counts.module.css'
import { useDecisions } from './useDecisions.ts'
import type { Today } from './today.ts'

/** The numbers of the day; each opens its rows. */
export function Counts({ today }: { readonly today: Today }) {
  const words = useWords().home.counts
  const format = useFormat()
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const open = useDecisions().length
  const leads = seesOthers(viewer)
  const modules = modulesOf(useSource(workspace.company), workspace.me)
  const numbers = [
    { name: words.overdue, count: today.overdue.length, to: '#overdue', tone: 'late' },
    { name: words.today, count: today.today.length, to: '#today', tone: 'plain' },
    { name: words.week, count: today.week.length, to: '#week', tone: 'plain' },
    ...(open > 0 ? [{ name: words.decisions, count: open, to: '#decisions', tone: 'wait' }] : []),
    { name: words.customers, count: today.counts.mine, to: modules.has('mine') ? '/mine' : null, tone: 'plain' },
    ...(leads
      ? [
          { name: words.teamOverdue, count: today.teamOverdue.length, to: '#team', tone: 'late' },
          { name: words.all, count: today.counts.all, to: modules.has('ledger') ? '/ledger' : null, tone: 'plain' },
          { name: words.unowned, count: today.counts.unowned, to: modules.has('pool') ? '/pool' : null, tone: 'plain' },
          { name: words.addedToday, count: today.addedToday.length, to: '#added', tone: 'plain' },
        ]
      : []),
  ]
  return (
    <ul className={styles.counts} aria-label={words.label}>
      {numbers.map(({ name, count, to, tone }) => (
        <li key={name}>
          <Opens to={count === 0 && to?.startsWith('#') === true ? null : to} tone={count > 0 ? tone : 'plain'}>
            <span className={styles.number}>{format.number(count)}</span>
            <span className={styles.name}>{name}</span>
          </Opens>
        </li>
      ))}
    </ul>
  )
}

interface OpensProps {
  /** A page of his, or a place on this one; null: there is nothing to open. */
  readonly to: string | null
  readonly tone: string
  readonly children: ReactNode
}

function Opens({ to, tone, children }: OpensProps) {
  const look = { className: styles.count, 'data-tone': tone }
  if (to === null) return <span {...look}>{children}</span>
  return to.startsWith('#') ? (
    <a href={to} {...look}>
      {children}
    </a>
  ) : (
    <Link to={to} {...look}>
      {children}
    </Link>
  )
}
