import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { useRemarks } from '../comment/useRemarks.ts'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { useMine, useWhoseChoices, whoseIn, type Whose } from '../ledger/useMine.ts'
import { useTableRows } from '../ledger/useTableRows.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useSyllables } from '../sheet/useSyllables.ts'
import { TeamButton } from '../team/TeamButton.tsx'
import { useTeamChoice } from '../team/useTeamChoice.ts'
import { useTeamScope } from '../team/useTeamScope.ts'
import { useWords } from '../words/useWords.ts'
import { AddCustomer } from './AddCustomer.tsx'
import { CardSearch } from './CardSearch.tsx'
import styles from './CustomerCards.module.css'
import { CustomerCard } from './CustomerCard.tsx'
import { findCustomers } from './findCustomers.ts'
import { useRoleReader } from './useRoleReader.ts'

const pageOfCards = 40

/** The customers under a thumb: those due first on top, search by name, pinyin or phone. */
export default function CustomerCards({ scope }: { readonly scope: 'mine' | 'all' }) {
  const words = useWords()
  const workspace = useWorkspace()
  const cells = useRoleReader('customers')
  const rows = useTableRows('customers')
  const readingsOf = useSyllables()
  const remarksOf = useRemarks('customers')
  const viewer = useSource(workspace.viewer)
  const [adding, setAdding] = useState(false)
  const [text, setText] = useState('')
  const [shown, setShown] = useState(pageOfCards)
  const [params, setParams] = useSearchParams()
  const whose: Whose = scope === 'all' ? 'all' : whoseIn(params)
  const mineOnly = useMine(whose)
  const team = useTeamChoice()
  const teams = useTeamScope('customers', team)
  const found = useMemo(() => {
    const isHere = mineOnly ?? teams
    const mine = isHere === undefined ? [...rows] : rows.filter(isHere)
    if (text.trim() !== '') return findCustomers(mine, { text, cells, readingsOf, most: 200 })
    const dueOf = (row: (typeof mine)[number]) => cells.text(row, 'nextFollowUpOn') || '9999'
    return mine.sort((left, right) => (dueOf(left) < dueOf(right) ? -1 : 1))
  }, [rows, mineOnly, teams, text, cells, readingsOf])
  return (
    <div className={styles.page}>
      <CardSearch
        label={words.shell.phone.searchCustomers}
        text={text}
        onText={setText}
        add={mayAnywhere(viewer, 'create') ? { label: words.ledger.addCustomer, run: () => setAdding(true) } : null}
      />
      <div className={styles.whose}>
        {scope === 'all' ? (
          <TeamButton table="customers" choice={team} />
        ) : (
          <WhoseSwitch
            whose={whose}
            onWhose={(next) => setParams(next === 'mine' ? {} : { whose: next }, { replace: true })}
          />
        )}
      </div>
      {adding && <AddCustomer onClose={() => setAdding(false)} />}
      {found.length === 0 && text.trim() !== '' && (
        <p className={styles.nothing}>{words.shell.search.nothing(text.trim())}</p>
      )}
      {found.length === 0 && text.trim() === '' && (
        <NoCustomers whose={whose} isChosen={whose === 'all' && teams !== undefined} />
      )}
      <ul className={styles.cards}>
        {found.slice(0, shown).map((row) => (
          <CustomerCard key={row.id} row={row} remarks={remarksOf?.(row) ?? 0} />
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

/** My own customers, those that colleagues opened to me, or those of whom I stand in for. */
function WhoseSwitch({
  whose,
  onWhose,
}: {
  readonly whose: Whose
  readonly onWhose: (whose: Exclude<Whose, 'all'>) => void
}) {
  const words = useWords().ledger.whose
  const choices = useWhoseChoices(whose)
  return (
    <div role="group" aria-label={words.label}>
      {choices.map((each) => (
        <Button
          key={each}
          look="quiet"
          aria-pressed={whose === each}
          data-on={whose === each}
          onClick={() => onWhose(each)}
        >
          {words[each]}
        </Button>
      ))}
    </div>
  )
}

/** Nothing to show yet: where customers come from. */
function NoCustomers({ whose, isChosen }: { readonly whose: Whose; readonly isChosen: boolean }) {
  const words = useWords()
  if (isChosen) return <p className={styles.nothing}>{words.team.nothing.customers}</p>
  if (whose === 'shared' || whose === 'covered') return <p className={styles.nothing}>{words.ledger.nothing[whose]}</p>
  return (
    <Empty title={whose === 'mine' ? words.ledger.empty.mine : words.ledger.empty.title}>
      <Link to="/pool">{words.ledger.empty.pool}</Link>
    </Empty>
  )
}
