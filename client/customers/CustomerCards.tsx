import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { Icon } from '../kit/Icon.tsx'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { useTableRows } from '../ledger/useTableRows.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useSyllables } from '../sheet/useSyllables.ts'
import { useWords } from '../words/useWords.ts'
import { AddCustomer } from './AddCustomer.tsx'
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
  const viewer = useSource(workspace.viewer)
  const [adding, setAdding] = useState(false)
  const [text, setText] = useState('')
  const [shown, setShown] = useState(pageOfCards)
  const found = useMemo(() => {
    const mine = rows.filter(({ customer }) => {
      if (scope === 'all') return true
      const envelope = workspace.envelope(customer)
      return envelope !== undefined && ownerOf(envelope) === workspace.me
    })
    if (text.trim() !== '') return findCustomers(mine, { text, cells, readingsOf, most: 200 })
    const dueOf = (row: (typeof mine)[number]) => cells.text(row, 'nextFollowUpOn') || '9999'
    return mine.sort((left, right) => (dueOf(left) < dueOf(right) ? -1 : 1))
  }, [rows, scope, text, cells, readingsOf, workspace])
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <input
          type="search"
          className={styles.search}
          aria-label={words.shell.phone.searchCustomers}
          placeholder={words.shell.phone.searchCustomers}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {mayAnywhere(viewer, 'create') && (
          <Button
            look="primary"
            className={styles.add ?? ''}
            aria-label={words.ledger.addCustomer}
            onClick={() => setAdding(true)}
          >
            <Icon name="plus" size={20} />
          </Button>
        )}
      </div>
      {adding && <AddCustomer onClose={() => setAdding(false)} />}
      {found.length === 0 && text.trim() !== '' && (
        <p className={styles.nothing}>{words.shell.search.nothing(text.trim())}</p>
      )}
      {found.length === 0 && text.trim() === '' && <NoCustomers scope={scope} />}
      <ul className={styles.cards}>
        {found.slice(0, shown).map((row) => (
          <CustomerCard key={row.id} row={row} />
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

/** Nothing to show yet: where customers come from. */
function NoCustomers({ scope }: { readonly scope: 'mine' | 'all' }) {
  const words = useWords()
  return (
    <Empty title={scope === 'mine' ? words.ledger.empty.mine : words.ledger.empty.title}>
      <Link to="/pool">{words.ledger.empty.pool}</Link>
    </Empty>
  )
}
