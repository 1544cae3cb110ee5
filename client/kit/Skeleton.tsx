import { useWords } from '../words/useWords.ts'
import styles from './Skeleton.module.css'

/** Rows that stand where rows will be. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  return (
    <output className={styles.skeleton} aria-label={useWords().kit.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.row} style={{ width: `${92 - ((row * 17) % 40)}%` }} />
      ))}
    </output>
  )
}
