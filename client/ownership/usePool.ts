import { useCallback, useEffect, useState } from 'react'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { fetchPool, type PoolCard } from './poolApi.ts'

export interface PoolView {
  readonly kind: 'loading' | 'failed' | 'here'
  readonly cards: readonly PoolCard[]
  readonly total: number
  readonly more: () => void
  readonly again: () => void
}

/** The pool as the server shows it now: asked 200 ms after the last key, again when the link comes back or hands changed. */
export function usePool(text: string): PoolView {
  const workspace = useWorkspace()
  const link = useSource(workspace.status).link
  const waiting = useSource(workspace.status).waiting
  const [turn, setTurn] = useState(0)
  const [view, setView] = useState<{
    readonly kind: PoolView['kind']
    readonly cards: readonly PoolCard[]
    readonly total: number
  }>({ kind: 'loading', cards: [], total: 0 })
  useEffect(() => {
    const asking = new AbortController()
    const timer = setTimeout(() => {
      fetchPool({ text, after: null }, asking.signal).then(
        (page) => setView({ kind: 'here', ...page }),
        () => !asking.signal.aborted && setView((before) => ({ ...before, kind: 'failed' })),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [text, turn, link, waiting])
  const more = useCallback(() => {
    const last = view.cards.at(-1)
    if (last === undefined) return
    fetchPool({ text, after: last.customer }, new AbortController().signal).then(
      (page) => setView((before) => ({ kind: 'here', cards: [...before.cards, ...page.cards], total: page.total })),
      () => setView((before) => ({ ...before, kind: 'failed' })),
    )
  }, [text, view.cards])
  return { ...view, more, again: () => setTurn(turn + 1) }
}
