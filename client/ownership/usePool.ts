import { useCallback, useEffect, useState } from 'react'
import type { PoolId } from '#shared/base/id.ts'
import { useDay } from '../replica/useDay.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { fetchPool, type PoolPage } from './poolApi.ts'

export interface PoolView extends PoolPage {
  readonly kind: 'loading' | 'failed' | 'here'
  readonly more: () => void
  readonly again: () => void
}

type Shown = PoolPage & Pick<PoolView, 'kind'> & { readonly pool: PoolId }

const nothing = { kind: 'loading', cards: [], total: 0, views: null, claims: null } as const

/**
 * A pool as the server shows it now: asked 200 ms after the last key, again when the link comes back, hands changed or
 * the day turns, with which limits begin anew.
 */
export function usePool(pool: PoolId, text: string): PoolView {
  const workspace = useWorkspace()
  const link = useSource(workspace.status).link
  const waiting = useSource(workspace.status).waiting
  const day = useDay()
  const [turn, setTurn] = useState(0)
  const [view, setView] = useState<Shown>({ ...nothing, cards: [], pool })
  useEffect(() => {
    const asking = new AbortController()
    const timer = setTimeout(() => {
      fetchPool({ pool, text, after: null }, asking.signal).then(
        (page) => setView({ kind: 'here', pool, ...page }),
        () => !asking.signal.aborted && setView((before) => ({ ...before, kind: 'failed' })),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [pool, text, turn, link, waiting, day])
  const more = useCallback(() => {
    const last = view.cards.at(-1)
    if (last === undefined) return
    fetchPool({ pool, text, after: last.customer }, new AbortController().signal).then(
      (page) => setView((before) => ({ kind: 'here', pool, ...page, cards: [...before.cards, ...page.cards] })),
      () => setView((before) => ({ ...before, kind: 'failed' })),
    )
  }, [pool, text, view.cards])
  // another pool's cards are never shown under this one's name
  const shown = view.pool === pool ? view : { ...nothing, cards: [] }
  return { ...shown, more, again: () => setTurn(turn + 1) }
}
