import PinyinMatch from 'pinyin-match'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { sumOf } from './tally.ts'
import { teamLines, type TeamLine, type Whom } from './teamLines.ts'
import styles from './TeamPanel.module.css'
import { useTallies, type TeamTable } from './useTallies.ts'
import { personKey } from './useTeamChoice.ts'

interface Props {
  readonly table: TeamTable
  readonly whom: Whom | null
  readonly onChoose: (whom: Whom | null) => void
  readonly today: boolean
  readonly onToday: () => void
}

/** More people than one overlooks are looked for by name. */
const searchFrom = 10

/** The people under their departments with their numbers; a click shows the rows of one, a second link his other page. */
export function TeamPanel({ table, whom, onChoose, today, onToday }: Props) {
  const words = useWords().team
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const tallies = useTallies(table)
  const [text, setText] = useState('')
  if (tallies === null) return <Skeleton rows={6} />
  const lines = teamLines(company, viewer, tallies)
  const wanted = text.trim()
  const found =
    wanted === ''
      ? lines
      : lines.filter(({ kind, name }) => kind !== 'pool' && PinyinMatch.match(name, wanted) !== false)
  const line = (each: TeamLine) => (
    <Line key={each.whom} line={each} table={table} isChosen={each.whom === whom} onChoose={onChoose} />
  )
  return (
    <>
      <Button look="quiet" className={styles.today ?? ''} data-on={today} aria-pressed={today} onClick={onToday}>
        {words.today[table]}
      </Button>
      {lines.length > searchFrom && (
        <input
          type="search"
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <table className={styles.people}>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            {words.counts[table].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" aria-label={words.more} />
          </tr>
        </thead>
        <tbody>
          {wanted === '' && (
            <tr data-chosen={whom === null} data-kind="department">
              <th scope="row">
                <button type="button" aria-pressed={whom === null} onClick={() => onChoose(null)}>
                  {words.everybody}
                </button>
              </th>
              <Numbers tally={sumOf(tallies.values())} table={table} />
              <td>
                <OtherPage table={table} whom={null} name={words.everybody} />
              </td>
            </tr>
          )}
          {found.map(line)}
        </tbody>
      </table>
    </>
  )
}

function Line({
  line: { whom, name, depth, kind, tally },
  table,
  isChosen,
  onChoose,
}: Pick<Props, 'table' | 'onChoose'> & { readonly line: TeamLine; readonly isChosen: boolean }) {
  const words = useWords().team
  const called = kind === 'pool' ? words.pool : name
  return (
    <tr data-chosen={isChosen} data-kind={kind}>
      <th scope="row" style={{ paddingInlineStart: `calc(${Math.min(depth, 6)} * var(--space-4))` }}>
        <button type="button" aria-pressed={isChosen} onClick={() => onChoose(whom)}>
          {called}
        </button>
      </th>
      <Numbers tally={tally} table={table} />
      <td>{whom !== 'pool' && <OtherPage table={table} whom={whom} name={called} />}</td>
    </tr>
  )
}

/** From somebody's customers to his follow-ups, and back. */
function OtherPage({
  table,
  whom,
  name,
}: {
  readonly table: TeamTable
  readonly whom: Whom | null
  readonly name: string
}) {
  const label = useWords().team.other[table](name)
  const page = table === 'customers' ? '/follow-ups' : '/ledger'
  return (
    <Link to={whom === null ? page : `${page}?${personKey}=${whom}`} aria-label={label} title={label}>
      <Icon name={table === 'customers' ? 'followUps' : 'ledger'} size={15} />
    </Link>
  )
}

function Numbers({ tally, table }: { readonly tally: TeamLine['tally']; readonly table: TeamTable }) {
  const format = useFormat()
  return tally.map((count, place) => (
    <td
      // three numbers that never change places
      key={place}
      data-zero={count === 0}
      data-late={table === 'customers' && place === 2 && count > 0}
    >
      {format.number(count)}
    </td>
  ))
}
