import { flushSync } from 'react-dom'
import { RouterProvider } from 'react-router'
import type { SessionStore } from '../company/session.ts'
import { SessionContext } from '../company/useSession.ts'
import { router } from './routes.tsx'

/** The whole client. */
export function App({ session }: { readonly session: SessionStore }) {
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} flushSync={flushNow} />
    </SessionContext>
  )
}

/** What asks for it is drawn before the next frame: typing into a box that the address keeps, opening a view. */
const flushNow = (work: () => unknown): undefined => {
  flushSync(work)
}
