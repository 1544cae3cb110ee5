import { useState } from 'react'
import { daysBetween, type Day } from '#shared/base/instant.ts'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import { DueRow } from './DueRow.tsx'
import styles from './DueList.module.css'
import type { DueItem } from './today.ts'

interface DueListProps {
  readonly title: string
  readonly items: readonly DueItem[]
  readonly day: Day
  readonly tone: 'late' | 'now' | 'soon'
  /** Where the number above leads. */
  readonly id: string
}

const firstShown = 12
const moreShown = 100

/** One heading with its customers and reminders, soonest first. */
export function DueList({ title, items, day, tone, id }: DueListProps) {
  const words = useWords().home
  const [shown, setShown] = useState(firstShown)
  if (items.length === 0) return null
  return (
    <section id={id} className={styles.list} data-tone={tone}>
      <h2 className={styles.title}>
        {title} <span className={styles.count}>{items.length}</span>
      </h2>
      <ul>
        {items.slice(0, shown).map((item) => (
          <DueRow
            key={`${item.kind}/${item.record}`}
            item={item}
            lateDays={Math.max(0, daysBetween(item.dueOn, day))}
          />
        ))}
      </ul>
      {items.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + moreShown)}>
          {words.showMore(Math.min(moreShown, items.length - shown))}
        </Button>
      )}
    </section>
  )
}
