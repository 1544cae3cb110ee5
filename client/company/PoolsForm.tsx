import { useState } from 'react'
import type { Pool } from '#shared/ownership/pool.ts'
import { poolsOf } from '#shared/ownership/poolOf.ts'
import { Button } from '../kit/Button.tsx'
import { usePoolName } from '../ownership/usePools.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { PoolDialog } from './PoolDialog.tsx'
import styles from './PoolSettings.module.css'

/** The company's pools, the common one first: who enters each, what its cards show. */
export function PoolsForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().pool.pools
  const workspace = useWorkspace()
  const { settings, members, departments } = useSource(workspace.company)
  const nameOf = usePoolName()
  const [edited, setEdited] = useState<Pool | null>(null)
  const whoEnters = (pool: Pool) => {
    const names = [
      ...(pool.departments ?? []).map((id) => departments.get(id)?.name ?? ''),
      ...(pool.members ?? []).map((id) => members.get(id)?.name ?? ''),
    ]
    return names.length === 0 ? words.everybody : names.join('、')
  }
  return (
    <>
      <ul>
        {poolsOf(settings).map((pool) => (
          <li key={pool.id} className={styles.line}>
            <span className={styles.grow}>
              {nameOf(pool)} <small className={styles.place}>{whoEnters(pool)}</small>
            </span>
            {mayEdit && (
              <Button look="quiet" onClick={() => setEdited(pool)}>
                {words.edit(nameOf(pool))}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <div className={styles.add}>
          <Button onClick={() => setEdited({ id: workspace.newId.pool(), name: words.add })}>{words.add}</Button>
        </div>
      )}
      {edited !== null && <PoolDialog key={edited.id} pool={edited} onClose={() => setEdited(null)} />}
    </>
  )
}
