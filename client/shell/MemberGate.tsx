import { lazy, Suspense, useEffect } from 'react'
import { Outlet } from 'react-router'
import { FilesProvider } from '../attachment/FilesContext.tsx'
import type { Membership } from '../company/api.ts'
import { useSession } from '../company/useSession.ts'
import { WorkspaceContext } from '../replica/WorkspaceContext.tsx'
import { Boot } from './Boot.tsx'
import { FirstSync } from './FirstSync.tsx'
import { useLastErrand } from './useLastErrand.ts'
import { useOpenWorkspace } from './useOpenWorkspace.ts'

const FirstPage = lazy(() => import('../company/FirstPage.tsx'))
const ChooseCompany = lazy(() => import('../company/ChooseCompany.tsx'))

/** Strangers meet the first page; a member's workspace opens from this device, with or without the server. */
export function MemberGate() {
  const { state, session } = useSession()
  useEffect(() => void session.ask(), [session])
  if (state.kind === 'asking') return <Boot progress={null} />
  return (
    <Suspense fallback={<Boot progress={null} />}>
      {state.kind === 'stranger' && <FirstPage gone={state.gone} />}
      {state.kind === 'choosing' && <ChooseCompany memberships={state.memberships} gone={state.gone} />}
      {state.kind === 'member' && (
        <WorkspaceGate
          key={`${state.membership.company}/${state.membership.member}/${state.entrance}`}
          membership={state.membership}
        />
      )}
    </Suspense>
  )
}

function WorkspaceGate({ membership }: { readonly membership: Membership }) {
  const opening = useOpenWorkspace(membership)
  if (opening.kind === 'opening') return <Boot progress={null} />
  if (opening.kind === 'failed') return <Boot progress={null} failed={opening.facts} />
  return (
    <WorkspaceContext value={opening.workspace}>
      <LastErrand />
      <FilesProvider company={membership.company} member={membership.member}>
        <FirstSync>
          <Outlet />
        </FirstSync>
      </FilesProvider>
    </WorkspaceContext>
  )
}

/** Also while the first copy is still coming. */
function LastErrand() {
  useLastErrand()
  return null
}
