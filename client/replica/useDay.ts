import { useCallback, useSyncExternalStore } from 'react'
import { dayOf, type Day } from '#shared/base/instant.ts'
import { useSource, useWorkspace } from './WorkspaceContext.tsx'

const lookEveryMs = 20_000

/** Today in the company's zone: told anew when the day turns while the page is open, also to a laptop that slept over it. */
export function useDay(): Day {
  const workspace = useWorkspace()
  const { zoneMinutes } = useSource(workspace.company).settings
  return useSyncExternalStore(
    watchClock,
    useCallback(() => dayOf(workspace.now(), zoneMinutes), [workspace, zoneMinutes]),
  )
}

/** A timer up to midnight would be late after a sleep, and wrong when the server's clock is learnt: a look costs nothing. */
function watchClock(look: () => void): () => void {
  const timer = setInterval(look, lookEveryMs)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
