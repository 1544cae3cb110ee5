import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ChangedCustomers.module.css'
import { TouchedCustomer } from './TouchedCustomer.tsx'

const firstShown = 5
const moreShown = 100

/** Customers made today: the rows behind the number. */
export function AddedCustomers({ rows }: { readonly rows: readonly ViewRow[] }) {
  const words = useWords().home
  const [shown, setShown] = useState(firstShown)
  if (rows.length === 0) return null
  return (
    <section id="added">
      <h2 className={styles.title}>
        {words.counts.addedToday} <span className={styles.count}>{rows.length}</span>
      </h2>
      <ul>
        {rows.slice(0, shown).map((row) => (
          <TouchedCustomer key={row.id} row={row} stamp={row.created} />
        ))}
      </ul>
      {rows.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + moreShown)}>
          {words.showMore(Math.min(moreShown, rows.length - shown))}
        </Button>
      )}
    </section>
  )
}
