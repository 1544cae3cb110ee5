import { RouterProvider } from 'react-router'
import type { SessionStore } from '../company/session.ts'
import { SessionContext } from '../company/useSession.ts'
import { router } from './routes.tsx'

/** The whole client. */
export function App({ session }: { readonly session: SessionStore }) {
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  )
}
