import { useMemo, useState, type ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import { useCustomerNameOf } from '../customers/useCustomerNameOf.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useTableRows } from '../ledger/useTableRows.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './FollowUpCards.module.css'
import { momentOf } from './moment.ts'

const pageOfCards = 30

/** The newest follow-ups as cards: whose, when, by whom, what was said. A tap opens the customer. */
export function FollowUpCards({
  scope,
  tools,
}: {
  readonly scope: ((row: ViewRow) => boolean) | undefined
  readonly tools: ReactNode
}) {
  const words = useWords()
  const company = useSource(useWorkspace().company)
  const rows = useTableRows('followups')
  const cells = useRoleReader('followups')
  const nameOf = useCustomerNameOf()
  const [text, setText] = useState('')
  const [shown, setShown] = useState(pageOfCards)
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const says = (row: ViewRow) =>
      [nameOf(row), cells.text(row, 'followUpSubject'), cells.text(row, 'followUpContent')].some((part) =>
        part.toLowerCase().includes(wanted),
      )
    const those = scope === undefined ? [...rows] : rows.filter(scope)
    const newestFirst = those.sort((left, right) => momentOf(company, right) - momentOf(company, left))
    return wanted === '' ? newestFirst : newestFirst.filter(says)
  }, [rows, scope, company, text, cells, nameOf])
  return (
    <div className={styles.page}>
      {tools}
      <input
        type="search"
        className={styles.search}
        aria-label={words.customer.followUp.page.search}
        placeholder={words.customer.followUp.page.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.length === 0 && <p className={styles.none}>{words.customer.followUp.page.none}</p>}
      <ul className={styles.cards}>
        {found.slice(0, shown).map((row) => (
          <Card key={row.id} row={row} name={nameOf(row)} />
        ))}
      </ul>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + pageOfCards)}>
          {words.home.showMore(Math.min(pageOfCards, found.length - shown))}
        </Button>
      )}
    </div>
  )
}

function Card({ row, name }: { readonly row: ViewRow; readonly name: string }) {
  const words = useWords().customer.followUp
  const format = useFormat()
  const company = useSource(useWorkspace().company)
  const cells = useRoleReader('followups')
  const { open } = useCustomerInUrl()
  const author = company.members.get(row.created.by)?.name ?? ''
  return (
    <li>
      <button type="button" className={styles.card} onClick={() => open(row.customer)}>
        <b>{name}</b>
        <span className={styles.facts}>
          {format.moment(momentOf(company, row))} · {words.by(author)}
        </span>
        <span>
          {[cells.text(row, 'followUpSubject'), cells.text(row, 'followUpContent')].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  )
}
