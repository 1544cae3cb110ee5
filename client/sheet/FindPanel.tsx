import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '../kit/Icon.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './FindPanel.module.css'
import type { Finder } from './layer/finder.ts'
import type { FindQuery } from './matcher.ts'
import type { FindScope, Found } from './sheetStage.ts'

interface Props {
  readonly replacing: boolean
  readonly scope: FindScope
  readonly found: Found | null
  readonly replaced: number | null
  readonly finder: () => Finder | undefined
  readonly onReplacing: (replacing: boolean) => void
  readonly onTyped: () => void
  readonly onClose: () => void
}

/** Ctrl+F and Ctrl+H: looks while one types, Enter walks, Esc gives the cells their keys back. */
export function FindPanel({ replacing, scope: first, found, replaced, finder, onReplacing, onTyped, onClose }: Props) {
  const words = useWords().sheet.find
  const [query, setQuery] = useState<FindQuery>({ text: '', matchCase: false, wholeCell: false, isPattern: false })
  const [scope, setScope] = useState<FindScope>(first)
  const [by, setBy] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const ask = (part: Partial<FindQuery>, where: FindScope = scope) => {
    const next = { ...query, ...part }
    setQuery(next)
    setScope(where)
    onTyped()
    finder()?.look(next, where)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const control = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') onClose()
    else if (control && event.key.toLowerCase() === 'f') input.current?.select()
    else if (control && event.key.toLowerCase() === 'h') onReplacing(true)
    else if (event.key === 'F4' && event.shiftKey) finder()?.step(1)
    else if (event.key === 'Enter' && event.target === input.current) finder()?.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  /** The button may have nothing left to do, and a button without use hears no keys. */
  const replaceWith = (act: (finder: Finder) => void) => {
    const present = finder()
    if (present !== undefined) act(present)
    input.current?.focus()
  }
  const toggle = (key: 'matchCase' | 'wholeCell' | 'isPattern', sign: string) => (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={query[key]}
      aria-label={words[key]}
      title={words[key]}
      onClick={() => ask({ [key]: !query[key] })}
    >
      {sign}
    </button>
  )
  const count = found?.kind === 'hits' ? found.count : 0
  return (
    <dialog open className={styles.panel} aria-label={words.title} onKeyDown={onKeyDown}>
      <IconButton
        icon={replacing ? 'down' : 'right'}
        size={14}
        label={replacing ? words.lessReplace : words.moreReplace}
        onClick={() => onReplacing(!replacing)}
      />
      <div className={styles.lines}>
        <div className={styles.line}>
          <input
            ref={input}
            className={styles.text}
            aria-label={words.text}
            placeholder={words.text}
            aria-invalid={found?.kind === 'bad-pattern'}
            value={query.text}
            onChange={(event) => ask({ text: event.target.value })}
          />
          {toggle('matchCase', 'Aa')}
          {toggle('wholeCell', words.wholeSign)}
          {toggle('isPattern', '.*')}
          <select
            className={styles.scope}
            aria-label={words.scope}
            value={scope}
            onChange={(event) => ask({}, event.target.value as FindScope)}
          >
            {scopes.map((each) => (
              <option key={each} value={each}>
                {words.scopes[each]}
              </option>
            ))}
          </select>
        </div>
        {replacing && (
          <div className={styles.line}>
            <input
              className={styles.text}
              aria-label={words.by}
              placeholder={words.by}
              value={by}
              onChange={(event) => setBy(event.target.value)}
            />
            <button
              type="button"
              className={styles.act}
              disabled={count === 0}
              onClick={() => replaceWith((present) => present.replace(by))}
            >
              {words.replace}
            </button>
            <button
              type="button"
              className={styles.act}
              disabled={count === 0}
              onClick={() => replaceWith((present) => present.replaceAll(by))}
            >
              {words.replaceAll}
            </button>
          </div>
        )}
      </div>
      <output className={styles.count} aria-live="polite">
        {replaced !== null ? words.replaced(replaced) : query.text !== '' && sayFound(found, words)}
      </output>
      <button
        type="button"
        className={styles.step}
        aria-label={words.previous}
        title={words.previous}
        disabled={count === 0}
        onClick={() => finder()?.step(-1)}
      >
        <span className={styles.up}>
          <Icon name="down" size={14} />
        </span>
      </button>
      <button
        type="button"
        className={styles.step}
        aria-label={words.next}
        title={words.next}
        disabled={count === 0}
        onClick={() => finder()?.step(1)}
      >
        <Icon name="down" size={14} />
      </button>
      <IconButton icon="close" size={14} label={words.close} onClick={onClose} />
    </dialog>
  )
}

const scopes: readonly FindScope[] = ['all', 'column', 'selection']

function sayFound(found: Found | null, words: ReturnType<typeof useWords>['sheet']['find']): string {
  switch (found?.kind) {
    case 'bad-pattern':
      return words.badPattern
    case 'hits':
      return found.count === 0 && found.isDone ? words.none : words.count(found.at, found.count, found.isDone)
    default:
      return ''
  }
}
