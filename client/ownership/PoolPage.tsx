import { Button, Empty, Input } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { AssignChosen } from './AssignChosen.tsx'
import { PoolCardItem } from './PoolCardItem.tsx'
import styles from './PoolPage.module.css'
import { usePool } from './usePool.ts'

/** The public pool as masked cards, asked online; claim is one click and queues when offline. */
export function PoolPage() {
  const words = useWords().customer.ownership.pool
  const workspace = useWorkspace()
  const online = useSource(workspace.status).link === 'online'
  const [text, setText] = useState('')
  const pool = usePool(text.trim())
  const [chosen, setChosen] = useState<readonly CustomerId[]>([])
  const choose = (customer: CustomerId, isChosen: boolean) =>
    setChosen((before) => [...before.filter((each) => each !== customer), ...(isChosen ? [customer] : [])])
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
      <AssignChosen cards={pool.cards} chosen={chosen} onChosen={setChosen} />
      <ul className={styles.cards}>
        {pool.cards.map((card) => (
          <PoolCardItem
            key={card.customer}
            card={card}
            chosen={chosen.includes(card.customer)}
            onChoose={(isChosen) => choose(card.customer, isChosen)}
          />
        ))}
      </ul>
      {pool.cards.length < pool.total && <Button onClick={pool.more}>{words.more}</Button>}
    </div>
  )
}
