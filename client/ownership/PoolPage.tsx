import { Button, Empty, Input } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { HandOverDialog } from './HandOverDialog.tsx'
import type { PoolCard } from './poolApi.ts'
import styles from './PoolPage.module.css'
import { useOwnership } from './useOwnership.ts'
import { usePool } from './usePool.ts'

/** The public pool as masked cards, asked online; claim is one click and queues when offline. */
export function PoolPage() {
  const words = useWords().customer.ownership.pool
  const workspace = useWorkspace()
  const online = useSource(workspace.status).link === 'online'
  const [text, setText] = useState('')
  const pool = usePool(text.trim())
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <span>{words.count(pool.total)}</span>
        <Input.Search
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={styles.search}
        />
      </header>
      {!online && (
        <p role="status" className={styles.offline}>
          {words.offline}
        </p>
      )}
      {pool.kind === 'loading' && <p role="status">{words.loading}</p>}
      {pool.kind === 'failed' && online && (
        <p role="alert">
          {words.failed} <Button onClick={pool.again}>{words.retry}</Button>
        </p>
      )}
      {pool.kind === 'here' && pool.cards.length === 0 && (
        <Empty description={text === '' ? words.none : words.noMatch} />
      )}
      <ul className={styles.cards}>
        {pool.cards.map((card) => (
          <Card key={card.customer} card={card} />
        ))}
      </ul>
      {pool.cards.length < pool.total && <Button onClick={pool.more}>{words.more}</Button>}
    </div>
  )
}

function Card({ card }: { readonly card: PoolCard }) {
  const words = useWords().customer.ownership
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const outbox = useSource(workspace.outbox)
  const ownership = useOwnership()
  const [assigning, setAssigning] = useState<CustomerId | null>(null)
  const [claimed, setClaimed] = useState(false)
  const refused = outbox.some(
    (entry) =>
      entry.state === 'refused' &&
      entry.refused.some(({ change }) => change.kind === 'claim' && change.customer === card.customer),
  )
  const queued = claimed && !refused
  return (
    <li className={styles.card}>
      <h2>{card.name}</h2>
      <p>{[card.industry, card.region].filter((part) => part !== '').join(' · ')}</p>
      <p className={styles.since}>{words.pool.since(dayOf(card.since, company.settings.zoneMinutes))}</p>
      <footer>
        {mayAnywhere(viewer, 'claim') && (
          <Button
            type="primary"
            aria-label={`${words.claim} ${card.name}`}
            disabled={queued}
            onClick={() => ownership.claim(card.customer, card.name, () => setClaimed(true))}
          >
            {queued ? words.claiming : words.claim}
          </Button>
        )}
        {mayAnywhere(viewer, 'assign') && workspace.envelope(card.customer) !== undefined && (
          <Button aria-label={`${words.assign} ${card.name}`} onClick={() => setAssigning(card.customer)}>
            {words.assign}
          </Button>
        )}
      </footer>
      {assigning !== null && (
        <HandOverDialog act="assign" customer={assigning} name={card.name} onClose={() => setAssigning(null)} />
      )}
    </li>
  )
}
