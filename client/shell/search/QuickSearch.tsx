import { lazy, Suspense, useState, type KeyboardEvent } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { useWords } from '../../words/useWords.ts'
import type { Find } from './find.ts'
import styles from './QuickSearch.module.css'
import type { Opens } from './useCommandFinds.ts'

const QuickFinds = lazy(() => import('./QuickFinds.tsx').then((part) => ({ default: part.QuickFinds })))

interface Props {
  readonly onClose: () => void
  readonly onOpen: (what: Opens) => void
}

/**
 * One field for customers, contacts, follow-ups, views, pages and everything the menus do. Works without a network.
 * The field is there with the key that opens it, before what looks for the words is loaded: nobody's first letters go
 * into the cell beneath.
 */
export function QuickSearch({ onClose, onOpen }: Props) {
  const words = useWords().shell.search
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [count, setCount] = useState(0)
  const [isTaking, setTaking] = useState(false)
  const place = count === 0 ? 0 : ((at % count) + count) % count
  const choose = (find: Find | undefined) => {
    setTaking(false)
    if (find === undefined) return
    onClose()
    find.go()
  }
  const walk = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(place + 1)
    else if (event.key === 'ArrowUp') setAt(place - 1)
    else if (event.key === 'Enter') setTaking(true)
    // a search field would only empty itself; a dialog that closes gives the focus back
    else if (event.key === 'Escape') event.currentTarget.closest('dialog')?.close()
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={words.label} onClose={onClose}>
      <input
        className={styles.field}
        // the dialog was opened to type here
        autoFocus
        type="search"
        role="combobox"
        aria-label={words.label}
        aria-expanded={count > 0}
        aria-controls="quick-finds"
        aria-activedescendant={count === 0 ? undefined : `quick-find-${place}`}
        placeholder={words.hint}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setTaking(false)
        }}
        onKeyDown={walk}
      />
      <Suspense>
        <QuickFinds
          text={text}
          at={place}
          isTaking={isTaking}
          onCount={setCount}
          onAt={setAt}
          onChoose={choose}
          onOpen={onOpen}
        />
      </Suspense>
      <p className={styles.keys}>{words.keys}</p>
    </Dialog>
  )
}
