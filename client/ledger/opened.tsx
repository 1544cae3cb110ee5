import { lazyAntd } from '../kit/lazyAntd.tsx'

const panel = () => import('../customer/CustomerPanel.tsx').then((module) => module.CustomerPanel)
const columnDialog = () => import('./ColumnDialog.tsx').then((module) => module.ColumnDialog)
const columnMenu = () => import('./ColumnMenu.tsx').then((module) => module.ColumnMenu)
const handOver = () => import('./HandOver.tsx').then((module) => module.HandOver)
const fieldsList = () => import('./FieldsList.tsx').then((module) => module.FieldsList)

/** What opens on the ledger at a wish, in chunks of their own: the sheet stands before any of them is read. */
export const CustomerPanel = lazyAntd(panel)
export const ColumnDialog = lazyAntd(columnDialog)
export const ColumnMenu = lazyAntd(columnMenu)
export const HandOver = lazyAntd(handOver)
export const FieldsList = lazyAntd(fieldsList)

/** Fetches all of it while nobody waits, so that the first wish is met at once. */
export function fetchOpened(): void {
  for (const load of [() => import('../kit/AntdTheme.tsx'), panel, columnDialog, columnMenu, handOver, fieldsList]) {
    load().catch(() => undefined) // asked for again when it is wanted
  }
}
