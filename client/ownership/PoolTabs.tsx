import type { PoolId } from '#shared/base/id.ts'
import type { Pool } from '#shared/ownership/pool.ts'
import { useWords } from '../words/useWords.ts'
import styles from './PoolPage.module.css'
import { usePoolName } from './usePools.ts'

interface Props {
  readonly pools: readonly Pool[]
  readonly chosen: PoolId
  readonly onChoose: (pool: PoolId) => void
}

/** The pools that one may enter, when there are several. */
export function PoolTabs({ pools, chosen, onChoose }: Props) {
  const words = useWords().pool.pools
  const nameOf = usePoolName()
  if (pools.length < 2) return null
  return (
    <div role="tablist" aria-label={words.switch} className={styles.tabs}>
      {pools.map((pool) => (
        <button
          key={pool.id}
          type="button"
          role="tab"
          aria-selected={pool.id === chosen}
          onClick={() => onChoose(pool.id)}
        >
          {nameOf(pool)}
        </button>
      ))}
    </div>
  )
}
