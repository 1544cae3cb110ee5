import type { ReactNode } from 'react'
import styles from './OverSheet.module.css'

interface Props {
  readonly title: string
  readonly lead?: string
  /** What one can press. */
  readonly children?: ReactNode
}

/** What stands over a sheet without rows. A press beside its buttons is the sheet's, so that one can paste there. */
export function OverSheet({ title, lead, children }: Props) {
  return (
    <div className={styles.over}>
      <h2>{title}</h2>
      {lead !== undefined && <p>{lead}</p>}
      <div className={styles.acts}>{children}</div>
    </div>
  )
}
