import { useMemo, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import match from 'pinyin-match'
import { findCustomers } from '../customers/findCustomers.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { GradeTag } from '../kit/GradeTag.tsx'
import { Icon } from '../kit/Icon.tsx'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { useCustomerInUrl } from './openCustomer.ts'
import { places } from './places.ts'
import styles from './QuickSearch.module.css'

/** One field for customers (name, pinyin, phone) and pages. */
export default function QuickSearch({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().shell
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const finds = useFinds(text)
  const choose = (place: number) => {
    onClose()
    finds[place]?.go()
  }
  const walk = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, finds.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') choose(at)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={words.search.label} onClose={onClose}>
      <input
        className={styles.field}
        // the dialog was opened to type here
        autoFocus
        type="search"
        role="combobox"
        aria-label={words.search.label}
        aria-expanded={finds.length > 0}
        aria-controls="quick-finds"
        aria-activedescendant={finds[at] === undefined ? undefined : `quick-find-${at}`}
        placeholder={words.search.hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={walk}
      />
      <div className={styles.finds} id="quick-finds" role="listbox" aria-label={words.search.label}>
        {finds.map((find, place) => (
          <button
            key={find.key}
            type="button"
            role="option"
            id={`quick-find-${place}`}
            tabIndex={-1}
            aria-selected={place === at}
            className={styles.find}
            onPointerEnter={() => setAt(place)}
            onClick={() => choose(place)}
          >
            {find.icon === null ? null : <Icon name={find.icon} />}
            <span className={styles.name}>{find.name}</span>
            {find.grade !== null && <GradeTag name={find.grade.name} color={find.grade.color} />}
            <span className={styles.more}>{find.more}</span>
          </button>
        ))}
      </div>
      {finds.length === 0 && <p className={styles.nothing}>{words.search.nothing(text)}</p>}
      <p className={styles.keys}>{words.search.keys}</p>
    </Dialog>
  )
}

const most = 12

/** Pages whose name fits, then customers. */
function useFinds(text: string) {
  const words = useWords().shell
  const workspace = useWorkspace()
  const cells = useRoleReader('customers')
  const navigate = useNavigate()
  const { open } = useCustomerInUrl()
  return useMemo(() => {
    const pages = places
      .filter(({ name }) => text.trim() === '' || match.match(words.nav[name], text.trim()) !== false)
      .map(({ path, name, icon }) => ({
        key: path,
        name: words.nav[name],
        more: words.search.pages,
        icon,
        grade: null,
        go: () => void navigate(path),
      }))
    if (text.trim() === '') return pages
    const customers = findCustomers(workspace.rows('customers').all(), { text, cells, most }).map((row) => ({
      key: row.id,
      name: cells.text(row, 'name'),
      more: cells.text(row, 'phone'),
      icon: null,
      grade: cells.option(row, 'grade'),
      go: () => open(row.customer),
    }))
    return [...customers, ...pages]
  }, [text, words, workspace, cells, navigate, open])
}
