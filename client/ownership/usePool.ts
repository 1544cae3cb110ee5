import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { PoolId } from '#shared/base/id.ts'
import { useDay } from '../replica/useDay.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { fetchPool, type PoolPage } from './poolApi.ts'

export interface PoolView extends PoolPage {
  readonly kind: 'loading' | 'failed' | 'here'
  readonly more: () => void
  readonly again: () => void
}

type Shown = PoolPage & Pick<PoolView, 'kind'> & { readonly pool: PoolId; readonly text: string }

const nothing = { kind: 'loading', cards: [], total: 0, views: null, claims: null } as const
const lookEveryMs = 15_000

/**
 * A pool as the server shows it now: asked 200 ms after the last key, again when the link comes back, hands changed or
 * the day turns, with which limits begin anew; and, where nobody counts what one is shown, every quarter of a minute,
 * because what colleagues take is told to nobody who sees only cards. As many cards as were shown are asked for.
 */
export function usePool(pool: PoolId, text: string): PoolView {
  const workspace = useWorkspace()
  const link = useSource(workspace.status).link
  const waiting = useSource(workspace.status).waiting
  const day = useDay()
  const [turn, setTurn] = useState(0)
  const [view, setView] = useState<Shown>({ ...nothing, cards: [], pool, text })
  const again = useCallback(() => setTurn((before) => before + 1), [])
  const [wanted, setWanted] = useState({ pool, text, least: 0 })
  const show = useEffectEvent(async (signal: AbortSignal) => {
    const isThis = (one: { readonly pool: PoolId; readonly text: string }) => one.pool === pool && one.text === text
    const least = Math.max(isThis(wanted) ? wanted.least : 0, isThis(view) ? view.cards.length : 0)
    try {
      const page = await fetchPool({ pool, text, least }, signal)
      setView({ kind: 'here', pool, text, ...page })
    } catch {
      if (!signal.aborted) setView((before) => ({ ...before, kind: 'failed' }))
    }
  })
  useEffect(() => {
    const asking = new AbortController()
    const timer = setTimeout(() => void show(asking.signal), 200)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [pool, text, turn, link, waiting, day])
  useLooksAgain(view.kind === 'here' && view.views === null, again)
  const more = () => {
    setWanted({ pool, text, least: view.cards.length + 1 })
    again()
  }
  // another pool's cards are never shown under this one's name
  const shown = view.pool === pool ? view : { ...nothing, cards: [] }
  return { ...shown, more, again }
}

/** Every quarter of a minute while somebody can see it, and as soon as somebody can again. */
function useLooksAgain(isOn: boolean, again: () => void): void {
  useEffect(() => {
    if (!isOn) return
    const look = () => {
      if (document.visibilityState === 'visible') again()
    }
    const timer = setInterval(look, lookEveryMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isOn, again])
}
