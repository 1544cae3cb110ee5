import { useEffect, useRef, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './FindPanel.module.css'
import { mostInserted } from './layer/rowPlacing.ts'
import type { Side } from './layer/rowGap.ts'
import { SmallPanel } from './SmallPanel.tsx'

interface Props {
  /** So many until another number is typed. */
  readonly count: number
  readonly onInsert: (side: Side, count: number) => void
  readonly onClose: () => void
}

/** How many rows to insert, and on which side of the selected ones; Enter inserts below. */
export function InsertPanel({ count, onInsert, onClose }: Props) {
  const words = useWords().sheet.insert
  const [text, setText] = useState(String(count))
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const wanted = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  const isPossible = wanted >= 1 && wanted <= mostInserted
  const insert = (side: Side) => {
    onClose()
    onInsert(side, wanted)
  }
  return (
    <SmallPanel label={words.title} onEnter={() => isPossible && insert('below')} onClose={onClose}>
      <input
        ref={input}
        className={styles.text}
        inputMode="numeric"
        aria-label={words.count(mostInserted)}
        aria-invalid={!isPossible}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button disabled={!isPossible} onClick={() => insert('above')}>
        {words.above}
      </Button>
      <Button disabled={!isPossible} onClick={() => insert('below')}>
        {words.below}
      </Button>
    </SmallPanel>
  )
}
