import { Button, Empty, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { PoolId, type CustomerId } from '#shared/base/id.ts'
import { commonPool } from '#shared/ownership/pool.ts'
import { administers } from '#shared/ownership/poolOf.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { AssignChosen } from './AssignChosen.tsx'
import { PoolCardItem } from './PoolCardItem.tsx'
import styles from './PoolPage.module.css'
import { PoolTabs } from './PoolTabs.tsx'
import { usePool } from './usePool.ts'
import { usePoolName, usePools } from './usePools.ts'

/** The public pool as masked cards, asked online; claim is one click and queues when offline. */
export function PoolPage() {
  const words = useWords().customer.ownership.pool
  const say = useWords().pool.pools
  const workspace = useWorkspace()
  const online = useSource(workspace.status).link === 'online'
  const [text, setText] = useState('')
  const pools = usePools()
  const nameOf = usePoolName()
  const viewer = useSource(workspace.viewer)
  const [params, setParams] = useSearchParams()
  const asked = PoolId.safeParse(params.get('pool'))
  const open = pools.find(({ id }) => asked.success && id === asked.data) ?? pools[0]
  const pool = usePool(open?.id ?? commonPool, text.trim())
  const isHis = open !== undefined && administers(viewer, open)
  const isUsedUp = pool.views !== null && pool.views.seen >= pool.views.limit
  const [chosen, setChosen] = useState<readonly CustomerId[]>([])
  const choose = (customer: CustomerId, isChosen: boolean) =>
    setChosen((before) => [...before.filter((each) => each !== customer), ...(isChosen ? [customer] : [])])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{open === undefined ? words.title : nameOf(open)}</h1>
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
      <PoolTabs
        pools={pools}
        chosen={open?.id ?? commonPool}
        onChoose={(id) => {
          setChosen([])
          setParams({ pool: id }, { replace: true })
        }}
      />
      {pool.views !== null && (
        <p role="status" className={isUsedUp ? styles.offline : styles.views}>
          {isUsedUp ? say.usedUp(pool.views.limit) : say.views(pool.views.seen, pool.views.limit)}
        </p>
      )}
      {pool.claims !== null && (
        <p role="status" className={pool.claims.left === 0 ? styles.offline : styles.views}>
          {say.claimsLeft(pool.claims.left, pool.claims.limit)}
        </p>
      )}
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
      {pool.kind === 'here' && pool.total === 0 && <Empty description={text === '' ? words.none : words.noMatch} />}
      <AssignChosen cards={pool.cards} isHis={isHis} chosen={chosen} onChosen={setChosen} />
      <ul className={styles.cards}>
        {pool.cards.map((card) => (
          <PoolCardItem
            key={card.customer}
            card={card}
            isHis={isHis}
            mayClaim={pool.claims?.left !== 0}
            chosen={chosen.includes(card.customer)}
            onChoose={(isChosen) => choose(card.customer, isChosen)}
          />
        ))}
      </ul>
      {pool.cards.length < pool.total && !isUsedUp && <Button onClick={pool.more}>{words.more}</Button>}
    </div>
  )
}
