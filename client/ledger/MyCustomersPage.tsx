import { usePageTitle } from '../shell/usePageTitle.ts'
import { useWords } from '../words/useWords.ts'
import { LedgerScreen } from './LedgerScreen.tsx'

/** 我的客户: the customers whose owner I am. */
export function MyCustomersPage() {
  usePageTitle(useWords().ledger.mine)
  return <LedgerScreen scope="mine" />
}
