import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react'
import { createBrowserRouter, Navigate } from 'react-router'
import { CardsOnPhone } from '../customers/CardsOnPhone.tsx'
import { Frame } from './Frame.tsx'
import { MemberGate } from './MemberGate.tsx'
import { MissingPage } from './MissingPage.tsx'

type Page = LazyExoticComponent<ComponentType>

const AntdTheme = lazy(() => import('../kit/AntdTheme.tsx'))
const Home = lazy(() => import('../home/HomePage.tsx'))
const Join = lazy(() => import('../company/JoinPage.tsx'))
const Settings = lazy(() => import('../company/SettingsPage.tsx'))
const Ledger = lazy(() => import('../ledger/LedgerPage.tsx').then((page) => ({ default: page.LedgerPage })))
const Mine = lazy(() => import('../ledger/MyCustomersPage.tsx').then((page) => ({ default: page.MyCustomersPage })))
const Pool = lazy(() => import('../ownership/PoolPage.tsx').then((page) => ({ default: page.PoolPage })))
const FollowUps = lazy(() => import('../followup/FollowUpsPage.tsx').then((page) => ({ default: page.FollowUpsPage })))
const Reminders = lazy(() => import('../reminder/RemindersPage.tsx').then((page) => ({ default: page.RemindersPage })))
const Trash = lazy(() => import('../trash/TrashPage.tsx').then((page) => ({ default: page.TrashPage })))

/** Pages that use antd bring its theme along, in the chunk they share; the first screen does without. */
const withAntd = (Wanted: Page) => (
  <AntdTheme>
    <Wanted />
  </AntdTheme>
)

/** Every page is a chunk of its own; the URL holds view, search and the open customer. */
export const router = createBrowserRouter([
  {
    path: '/join/:token',
    element: (
      <Suspense>
        <Join />
      </Suspense>
    ),
  },
  {
    element: <MemberGate />,
    children: [
      {
        element: <Frame />,
        children: [
          { path: '/', element: <Home /> },
          {
            path: '/mine',
            element: (
              <CardsOnPhone scope="mine">
                <Mine />
              </CardsOnPhone>
            ),
          },
          {
            path: '/ledger',
            element: (
              <CardsOnPhone scope="all">
                <Ledger />
              </CardsOnPhone>
            ),
          },
          { path: '/pool', element: withAntd(Pool) },
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
