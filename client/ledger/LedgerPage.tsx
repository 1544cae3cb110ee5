import { usePageTitle } from '../shell/usePageTitle.ts'
import { useWords } from '../words/useWords.ts'
import { LedgerScreen } from './LedgerScreen.tsx'

/** 台账: every customer this person may see. */
export function LedgerPage() {
  usePageTitle(useWords().ledger.title)
  return <LedgerScreen scope="all" />
}
