import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { createWanted } from '../../customers/wanted.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import { GradeTag } from '../../kit/GradeTag.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { useSyllables } from '../../sheet/useSyllables.ts'
import { useWords } from '../../words/useWords.ts'
import { inOrder, type Find, type Found } from './find.ts'
import styles from './QuickSearch.module.css'
import { useCommandFinds, type Opens } from './useCommandFinds.ts'
import { usePlaceFinds } from './usePlaceFinds.ts'
import { useContactFinds, useCustomerFinds, useFollowUpFinds } from './useRecordFinds.ts'
import { useViewFinds } from './useViewFinds.ts'

interface Props {
  readonly onClose: () => void
  readonly onOpen: (what: Opens) => void
}

/** One field for customers, contacts, follow-ups, views, pages and everything the menus do. Works without a network. */
export default function QuickSearch({ onClose, onOpen }: Props) {
  const words = useWords().shell.search
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = useFound(text, onOpen)
  const finds = found.flatMap((each) => each.finds)
  const choose = (find: Find | undefined) => {
    if (find === undefined) return
    onClose()
    find.go()
  }
  const walk = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(at + 1 < finds.length ? at + 1 : 0)
    else if (event.key === 'ArrowUp') setAt(at > 0 ? at - 1 : finds.length - 1)
    else if (event.key === 'Enter') choose(finds[at])
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
        aria-expanded={finds.length > 0}
        aria-controls="quick-finds"
        aria-activedescendant={finds[at] === undefined ? undefined : `quick-find-${at}`}
        placeholder={words.hint}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={walk}
      />
      <div className={styles.finds} id="quick-finds" role="listbox" aria-label={words.label}>
        {found.map((each) => (
          <Group key={each.section} found={each} finds={finds} at={at} onAt={setAt} onChoose={choose} />
        ))}
      </div>
      {finds.length === 0 && <p className={styles.nothing}>{words.nothing(text)}</p>}
      <p className={styles.keys}>{words.keys}</p>
    </Dialog>
  )
}

/** What fits the text, best sections first; a slow look at many customers never holds up the next letter. */
function useFound(text: string, onOpen: (what: Opens) => void): readonly Found[] {
  const asked = useDeferredValue(text)
  const readingsOf = useSyllables()
  const wanted = useMemo(() => createWanted(asked, readingsOf), [asked, readingsOf])
  const isAsked = asked.trim() !== ''
  const customers = useCustomerFinds(wanted)
  const contacts = useContactFinds(wanted)
  const followUps = useFollowUpFinds(wanted)
  const views = useViewFinds(wanted)
  const places = usePlaceFinds(wanted, isAsked)
  const commands = useCommandFinds(wanted, isAsked, onOpen)
  return useMemo(
    () => inOrder([customers, contacts, followUps, views, places, commands]),
    [customers, contacts, followUps, views, places, commands],
  )
}

interface GroupProps {
  readonly found: Found
  /** Those of all sections, in the order in which the arrows walk them. */
  readonly finds: readonly Find[]
  readonly at: number
  readonly onAt: (place: number) => void
  readonly onChoose: (find: Find) => void
}

function Group({ found, finds, at, onAt, onChoose }: GroupProps) {
  const words = useWords().shell.search
  const title = `quick-section-${found.section}`
  return (
    <div role="group" aria-labelledby={title}>
      <p className={styles.section} id={title} role="presentation">
        {words.sections[found.section]}
      </p>
      {found.finds.map((find) => {
        const place = finds.indexOf(find)
        return <Line key={find.key} find={find} place={place} isAt={place === at} onAt={onAt} onChoose={onChoose} />
      })}
    </div>
  )
}

interface LineProps extends Pick<GroupProps, 'onAt' | 'onChoose'> {
  readonly find: Find
  readonly place: number
  readonly isAt: boolean
}

function Line({ find, place, isAt, onAt, onChoose }: LineProps) {
  const line = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isAt) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isAt])
  return (
    <button
      ref={line}
      type="button"
      role="option"
      id={`quick-find-${place}`}
      tabIndex={-1}
      aria-selected={isAt}
      className={styles.find}
      onPointerMove={() => onAt(place)}
      onClick={() => onChoose(find)}
    >
      {find.icon === null ? null : <Icon name={find.icon} />}
      <span className={styles.name}>{find.name}</span>
      {find.grade !== null && <GradeTag name={find.grade.name} color={find.grade.color} />}
      <span className={styles.more}>{find.more}</span>
    </button>
  )
}
