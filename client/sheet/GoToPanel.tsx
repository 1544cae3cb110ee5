import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/useWords.ts'
import styles from './FindPanel.module.css'
import { goToTarget, type GoToTarget } from './goToTarget.ts'
import type { SheetColumn } from './sheetProps.ts'
import { SmallPanel } from './SmallPanel.tsx'

interface Props {
  /** The columns shown, left to right. */
  readonly columns: () => readonly SheetColumn[]
  readonly rows: () => number
  readonly onGo: (target: GoToTarget) => void
  readonly onClose: () => void
}

/** Ctrl+G: a row number, a column's name or both lead there, and so does a cell or a range as Excel writes them. */
export function GoToPanel({ columns, rows, onGo, onClose }: Props) {
  const words = useWords().sheet.goTo
  const [text, setText] = useState('')
  const [target, setTarget] = useState<GoToTarget | null>(null)
  const [told, setTold] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const read = (next: string) => {
    const shown = columns().map(({ column }) => column)
    const found = goToTarget(next, shown, rows())
    setText(next)
    setTarget(found)
    const say = ({ row, column }: Pick<GoToTarget, 'row' | 'column'>) =>
      words.target(row, shown[column ?? -1]?.name ?? null)
    setTold(found === null ? words.none : found.to === undefined ? say(found) : words.range(say(found), say(found.to)))
  }
  const go = () => {
    if (target === null) return
    onGo(target)
    onClose()
  }
  return (
    <SmallPanel label={words.title} onEnter={go} onClose={onClose}>
      <input
        ref={input}
        className={styles.text}
        aria-label={words.title}
        placeholder={words.hint}
        value={text}
        onChange={(event) => read(event.target.value)}
      />
      <output className={styles.count} aria-live="polite">
        {text.trim() === '' ? '' : told}
      </output>
    </SmallPanel>
  )
}
