import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface EmptyProps {
  readonly title: string
  readonly children?: ReactNode
}

/** Nothing here yet: says so and invites (children: the ways to begin). */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
