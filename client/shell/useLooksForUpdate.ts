import { useEffect } from 'react'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { appUpdate } from './appUpdate.ts'

const hourMs = 60 * 60_000

/** A page that stays open for days looks by itself: when it is looked at, when the server is back, and every hour. */
export function useLooksForUpdate(): void {
  const { status } = useWorkspace()
  useEffect(() => {
    const look = () => appUpdate().look()
    const onSeen = () => {
      if (document.visibilityState === 'visible') look()
    }
    let wasOnline = status.get().link === 'online'
    const stop = status.subscribe(() => {
      const { link } = status.get()
      if (link === 'online' && !wasOnline) look()
      wasOnline = link === 'online'
    })
    const timer = setInterval(look, hourMs)
    addEventListener('focus', onSeen)
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      stop()
      clearInterval(timer)
      removeEventListener('focus', onSeen)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [status])
}
