import { createContext, use, useSyncExternalStore } from 'react'
import { assert } from '#shared/base/result.ts'
import type { SessionState, SessionStore } from './session.ts'

export const SessionContext = createContext<SessionStore | null>(null)

/** Who is signed in on this device, and the ways in and out. */
export function useSession(): { readonly state: SessionState; readonly session: SessionStore } {
  const session = use(SessionContext)
  assert(session !== null, 'useSession is called under a SessionContext')
  return { state: useSyncExternalStore(session.subscribe, session.get), session }
}
