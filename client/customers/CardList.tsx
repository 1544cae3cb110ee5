import { useState, type ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './CardList.module.css'

const pageOfCards = 30

interface CardListProps {
  /** All there are, in the order in which they are shown. */
  readonly rows: readonly ViewRow[]
  /** What of a row the search looks into. */
  readonly textsOf: (row: ViewRow) => readonly string[]
  /** What the field of the search is called. */
  readonly search: string
  /** Said where nothing is found. */
  readonly none: string
  readonly tools?: ReactNode
  readonly card: (row: ViewRow) => ReactNode
}

/** Records as cards on a phone, searched by what is written in them, a page of them at a time. */
export function CardList({ rows, textsOf, search, none, tools, card }: CardListProps) {
  const words = useWords()
  const [text, setText] = useState('')
  const [shown, setShown] = useState(pageOfCards)
  const wanted = text.trim().toLowerCase()
  const found =
    wanted === '' ? rows : rows.filter((row) => textsOf(row).some((part) => part.toLowerCase().includes(wanted)))
  return (
    <div className={styles.page}>
      {tools}
      <input
        type="search"
        className={styles.search}
        aria-label={search}
        placeholder={search}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.length === 0 && <p className={styles.none}>{none}</p>}
      <ul className={styles.cards}>
        {found.slice(0, shown).map((row) => (
          <li key={row.id}>{card(row)}</li>
        ))}
      </ul>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + pageOfCards)}>
          {words.home.showMore(Math.min(pageOfCards, found.length - shown))}
        </Button>
      )}
    </div>
  )
}

/** One of them: a name, facts beneath it, perhaps a line of text; a tap opens it. */
export function RecordCard({
  name,
  facts,
  text,
  onOpen,
}: {
  readonly name: string
  readonly facts: string
  readonly text?: string
  readonly onOpen: () => void
}) {
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      <b>{name}</b>
      <span className={styles.facts}>{facts}</span>
      {text !== undefined && <span>{text}</span>}
    </button>
  )
}
