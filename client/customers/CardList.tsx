import { useState, type ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './CardList.module.css'
import { CardSearch } from './CardSearch.tsx'

const pageOfCards = 30

interface CardListProps {
  /** All there are, in the order in which they are shown. */
  readonly rows: readonly ViewRow[]
  /** What of a row the search looks into. */
  readonly textsOf: (row: ViewRow) => readonly string[]
  /** What the field of the search is called. */
  readonly search: string
  /** Said where there are none. */
  readonly none: string
  /** Makes one more; null: this person makes none. */
  readonly add: { readonly label: string; readonly run: () => void } | null
  readonly tools?: ReactNode
  readonly card: (row: ViewRow) => ReactNode
}

/** Records as cards on a phone, searched by what is written in them, a page of them at a time. */
export function CardList({ rows, textsOf, search, none, add, tools, card }: CardListProps) {
  const words = useWords()
  const [text, setText] = useState('')
  const [shown, setShown] = useState(pageOfCards)
  const wanted = text.trim().toLowerCase()
  const found =
    wanted === '' ? rows : rows.filter((row) => textsOf(row).some((part) => part.toLowerCase().includes(wanted)))
  return (
    <div className={styles.page}>
      <CardSearch label={search} text={text} onText={setText} add={add} />
      <div className={styles.tools}>{tools}</div>
      {found.length === 0 && (
        <p className={styles.none}>{wanted === '' ? none : words.shell.search.nothing(text.trim())}</p>
      )}
      <ul className={styles.cards}>
        {found.slice(0, shown).map((row) => (
          <li key={row.id}>{card(row)}</li>
        ))}
      </ul>
      {found.length > shown && (
        <Button className={styles.more ?? ''} onClick={() => setShown(shown + pageOfCards)}>
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
