import { useEffect } from 'react'
import { api } from '../company/api.ts'
import { faultOf } from '../company/fault.ts'
import { useSession } from '../company/useSession.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

const againMs = 5_000

/**
 * The socket said that it is over. If the server confirms that this device was put out, what lies unsent goes there
 * first, then the copy is cleared; if only the sign-in has ended, everything stays and waits for the next one.
 */
export function useLastErrand(): void {
  const workspace = useWorkspace()
  const { session } = useSession()
  const { link } = useSource(workspace.status)
  useEffect(() => {
    if (link !== 'signedOut') return undefined
    let isLeft = false
    let again: ReturnType<typeof setTimeout> | undefined
    const run = async () => {
      try {
        const handed = await workspace.handIn(api.handIn)
        await workspace.clearDevice({ evenUnsent: true })
        await session.over(handed)
      } catch (error) {
        if (isLeft) return
        const { kind } = faultOf(error)
        if (kind === 'not-found' || kind === 'not-signed-in') await session.ended()
        else again = setTimeout(() => void run(), againMs)
      }
    }
    void run()
    return () => {
      isLeft = true
      clearTimeout(again)
    }
  }, [link, session, workspace])
}
