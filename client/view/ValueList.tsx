import PinyinMatch from 'pinyin-match'
import { useState } from 'react'
import { useWords } from '../words/useWords.ts'
import styles from './ValueList.module.css'

export interface ListedValue {
  readonly key: string
  readonly label: string
  /** How many rows hold it; left out where nobody counts. */
  readonly count?: number
}

interface Props {
  readonly label: string
  readonly values: readonly ListedValue[]
  readonly isTicked: (key: string) => boolean
  readonly onTick: (key: string, on: boolean) => void
  /** Ticks or clears these: all that the search leaves. */
  readonly onTickAll?: (keys: readonly string[], on: boolean) => void
  /** Enter in the search: these and no others. With it the search has the keys from the start. */
  readonly onOnly?: (keys: readonly string[]) => void
}

/** More would not be read, only scrolled. */
const most = 200

/** Values to tick, found by name, pinyin or initials. */
export function ValueList({ label, values, isTicked, onTick, onTickAll, onOnly }: Props) {
  const words = useWords().view
  const [search, setSearch] = useState('')
  const found = search === '' ? values : values.filter((value) => matches(value.label, search))
  const keys = found.map(({ key }) => key)
  return (
    <div role="group" aria-label={label} className={styles.box}>
      {(values.length > 5 || search !== '') && (
        <input
          type="search"
          className={styles.search}
          aria-label={words.searchValues}
          placeholder={words.searchValues}
          value={search}
          ref={onOnly === undefined ? null : takeKeys}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || onOnly === undefined) return
            event.preventDefault()
            if (search.trim() !== '' && keys.length > 0) onOnly(keys)
          }}
        />
      )}
      {onTickAll !== undefined && (
        <div className={styles.all}>
          <button type="button" onClick={() => onTickAll(keys, true)}>
            {words.allValues}
          </button>
          <button type="button" onClick={() => onTickAll(keys, false)}>
            {words.noValues}
          </button>
        </div>
      )}
      <div className={styles.list}>
        {found.slice(0, most).map(({ key, label: name, count }) => (
          <label key={key} className={styles.value}>
            <input type="checkbox" checked={isTicked(key)} onChange={(event) => onTick(key, event.target.checked)} />
            <span className={styles.name}>{name}</span>
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </label>
        ))}
        {found.length === 0 && <p className={styles.hint}>{words.noValueFound}</p>}
        {found.length > most && <p className={styles.hint}>{words.moreValues(found.length - most)}</p>}
      </div>
    </div>
  )
}

/** As soon as it stands there. */
const takeKeys = (input: HTMLInputElement | null): void => input?.focus({ preventScroll: true })

const matches = (name: string, search: string): boolean =>
  name.toLowerCase().includes(search.trim().toLowerCase()) || PinyinMatch.match(name, search.trim()) !== false
