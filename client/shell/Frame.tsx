import { lazy, Suspense, useMemo, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { Skeleton } from '../kit/Skeleton.tsx'
import { SplitPane } from '../kit/SplitPane.tsx'
import { ToastLine } from '../kit/ToastLine.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { WorkbookDrop } from '../workbook/WorkbookDrop.tsx'
import { ExpiredNote } from './ExpiredNote.tsx'
import { FaultBoundary } from './FaultBoundary.tsx'
import { FaultDialog } from './FaultDialog.tsx'
import styles from './Frame.module.css'
import { KeysHelp } from './KeysHelp.tsx'
import { ModuleGate } from './ModuleGate.tsx'
import { Nav } from './Nav.tsx'
import { NoticeCards } from './NoticeCards.tsx'
import { useCustomerInUrl } from './openCustomer.ts'
import { SlotContext } from './PageToolbar.tsx'
import { PhoneNav } from './PhoneNav.tsx'
import { QuickSearch } from './search/QuickSearch.tsx'
import type { Opens } from './search/useCommandFinds.ts'
import { SignOutDialog } from './SignOutDialog.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopLine } from './TopLine.tsx'
import { UpdatePrompt } from './UpdatePrompt.tsx'
import { useGestureToasts } from './useGestureToasts.ts'
import { useRefusalToasts } from './useRefusalToasts.ts'
import { useIsPhone } from './useMedia.ts'
import { useShellKeys } from './useShellKeys.ts'

const AddCustomer = lazy(() => import('../customers/AddCustomer.tsx').then((part) => ({ default: part.AddCustomer })))
const ScreenMark = lazy(() => import('./ScreenMark.tsx'))
const PanelPlace = lazy(() => import('./PanelPlace.tsx'))

/** Navigation, one line of tools, the page, the customer's panel beside it, one line of facts. */
export function Frame() {
  const isPhone = useIsPhone()
  const { settings } = useSource(useWorkspace().company)
  const [toolbar, setToolbar] = useState<Element | null>(null)
  const [status, setStatus] = useState<Element | null>(null)
  const [over, setOver] = useState<'search' | Opens | null>(null)
  const { customer, close } = useCustomerInUrl()
  const { pathname } = useLocation()
  // the parts of the settings are one page; any other page starts without the fault of the one before
  const place = pathname.split('/')[1]
  // the sheet's pages walk from customer to customer and place the panel themselves
  const hasOwnPanel = /^\/(ledger|mine)$/.test(pathname) && !isPhone
  const slots = useMemo(() => ({ toolbar, status }), [toolbar, status])
  useGestureToasts()
  useRefusalToasts()
  useShellKeys({ onSearch: () => setOver('search'), onKeys: () => setOver('keys') })
  return (
    <SlotContext value={slots}>
      <div className={styles.frame}>
        {!isPhone && <Nav />}
        <div className={styles.column}>
          <TopLine toolbar={setToolbar} onSearch={() => setOver('search')} onKeys={() => setOver('keys')} />
          <ExpiredNote />
          <SplitPane
            name="customer"
            least={420}
            most={720}
            first={480}
            main={
              <main className={styles.main}>
                <FaultBoundary key={place}>
                  <Suspense fallback={<Skeleton rows={12} />}>
                    <ModuleGate>
                      <Outlet />
                    </ModuleGate>
                  </Suspense>
                </FaultBoundary>
              </main>
            }
            side={
              customer === null || hasOwnPanel ? null : (
                <FaultBoundary key={customer}>
                  <Suspense fallback={<Skeleton rows={10} />}>
                    <PanelPlace customerId={customer} onClose={close} />
                  </Suspense>
                </FaultBoundary>
              )
            }
          />
          {isPhone ? <PhoneNav /> : <StatusBar slot={setStatus} />}
        </div>
      </div>
      <ToastLine />
      <NoticeCards />
      <UpdatePrompt />
      <WorkbookDrop />
      {settings.exports?.screen === true && (
        <Suspense>
          <ScreenMark />
        </Suspense>
      )}
      {over !== null && (
        <FaultBoundary key={over} fault={<FaultDialog onClose={() => setOver(null)} />}>
          <Suspense>
            {over === 'search' && <QuickSearch onClose={() => setOver(null)} onOpen={setOver} />}
            {over === 'keys' && <KeysHelp onClose={() => setOver(null)} />}
            {over === 'signOut' && <SignOutDialog onClose={() => setOver(null)} />}
            {over === 'addCustomer' && <AddCustomer onClose={() => setOver(null)} />}
          </Suspense>
        </FaultBoundary>
      )}
    </SlotContext>
  )
}
