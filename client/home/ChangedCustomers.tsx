import type { ViewRow } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ChangedCustomers.module.css'
import { TouchedCustomer } from './TouchedCustomer.tsx'

/** Customers that somebody wrote to lately, newest first. */
export function ChangedCustomers({ rows }: { readonly rows: readonly ViewRow[] }) {
  const words = useWords().home
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>{words.changed}</h2>
      <ul>
        {rows.map((row) => (
          <TouchedCustomer key={row.id} row={row} stamp={row.changed} />
        ))}
      </ul>
    </section>
  )
}
