import { useDeferredValue, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react'
import { createWanted } from '../../customers/wanted.ts'
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
  readonly text: string
  /** Which line the arrows stand on. */
  readonly at: number
  /** Enter was pressed: the line is taken as soon as the lines are those of the text. */
  readonly isTaking: boolean
  readonly onCount: (count: number) => void
  readonly onAt: (place: number) => void
  readonly onChoose: (find: Find | undefined) => void
  readonly onOpen: (what: Opens) => void
}

/** What fits the text of the search, by sections. */
export function QuickFinds({ text, at, isTaking, onCount, onAt, onChoose, onOpen }: Props) {
  const words = useWords().shell.search
  const asked = useDeferredValue(text)
  const found = useFound(asked, onOpen)
  const finds = found.flatMap((each) => each.finds)
  // before anybody sees the lines: the arrows walk what is shown
  useLayoutEffect(() => onCount(finds.length), [onCount, finds.length])
  const take = useEffectEvent(() => {
    const find = finds[at]
    // once this is drawn: what it opens may have to be drawn at once
    queueMicrotask(() => onChoose(find))
  })
  useEffect(() => {
    if (isTaking && asked === text) take()
  }, [isTaking, asked, text])
  return (
    <>
      <div className={styles.finds} id="quick-finds" role="listbox" aria-label={words.label}>
        {found.map((each) => (
          <Group key={each.section} found={each} finds={finds} at={at} onAt={onAt} onChoose={onChoose} />
        ))}
      </div>
      {finds.length === 0 && <p className={styles.nothing}>{words.nothing(asked)}</p>}
    </>
  )
}

/** What fits the text, best sections first; a slow look at many customers never holds up the next letter. */
function useFound(asked: string, onOpen: (what: Opens) => void): readonly Found[] {
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
