import { lazy, Suspense, type ComponentType } from 'react'
import { createBrowserRouter, Navigate } from 'react-router'
import { CardsOnPhone } from '../customers/CardsOnPhone.tsx'
import { Fault } from './Fault.tsx'
import { Frame } from './Frame.tsx'
import { lazyPage } from './lazyPage.tsx'
import { MemberGate } from './MemberGate.tsx'
import { MissingPage } from './MissingPage.tsx'

const AntdTheme = lazy(() => import('../kit/AntdTheme.tsx'))
const home = lazyPage(() => import('../home/HomePage.tsx').then((page) => page.default))
const NewPassword = lazy(() => import('../company/PasswordPage.tsx'))
const Join = lazy(() => import('../company/JoinPage.tsx'))
const Settings = lazy(() => import('../company/SettingsPage.tsx'))
const ledger = lazyPage(() => import('../ledger/LedgerPage.tsx').then((page) => page.LedgerPage))
const mine = lazyPage(() => import('../ledger/MyCustomersPage.tsx').then((page) => page.MyCustomersPage))
const HandOver = lazy(() => import('../ownership/HandOverPage.tsx'))
const Pool = lazy(() => import('../ownership/PoolPage.tsx').then((page) => ({ default: page.PoolPage })))
const Contacts = lazy(() => import('../customer/ContactsPage.tsx').then((page) => ({ default: page.ContactsPage })))
const FollowUps = lazy(() => import('../followup/FollowUpsPage.tsx').then((page) => ({ default: page.FollowUpsPage })))
const Reminders = lazy(() => import('../reminder/RemindersPage.tsx').then((page) => ({ default: page.RemindersPage })))
const Trash = lazy(() => import('../trash/TrashPage.tsx').then((page) => ({ default: page.TrashPage })))

/** Pages that use antd bring its theme along, in the chunk they share; the first screen does without. */
const withAntd = (Wanted: ComponentType) => (
  <AntdTheme>
    <Wanted />
  </AntdTheme>
)

/** Fetches the page that opens the app while its workspace is read; one that does not come is reported when drawn. */
export function loadPage(path: string): void {
  const page = { '/': home, '/ledger': ledger, '/mine': mine }[path]
  page?.load().catch(() => undefined)
}

/** Every page is a chunk of its own; the URL holds view, search and the open customer. */
export const router = createBrowserRouter([
  {
    path: '/password',
    errorElement: <Fault />,
    element: (
      <Suspense>
        <NewPassword />
      </Suspense>
    ),
  },
  {
    path: '/join/:token',
    errorElement: <Fault />,
    element: (
      <Suspense>
        <Join />
      </Suspense>
    ),
  },
  {
    element: <MemberGate />,
    errorElement: <Fault />,
    children: [
      {
        element: <Frame />,
        children: [
          { path: '/', element: <home.Page /> },
          {
            path: '/mine',
            element: (
              <CardsOnPhone scope="mine">
                <mine.Page />
              </CardsOnPhone>
            ),
          },
          {
            path: '/ledger',
            element: (
              <CardsOnPhone scope="all">
                <ledger.Page />
              </CardsOnPhone>
            ),
          },
          { path: '/hand-over/:customer', element: withAntd(HandOver) },
          { path: '/pool', element: withAntd(Pool) },
          { path: '/contacts', element: withAntd(Contacts) },
          { path: '/follow-ups', element: withAntd(FollowUps) },
          { path: '/reminders', element: withAntd(Reminders) },
          { path: '/trash', element: withAntd(Trash) },
          { path: '/settings', element: <Navigate to="/settings/people" replace /> },
          { path: '/settings/:part', element: <Settings /> },
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
  },
])
