import { usePageTitle } from '../shell/usePageTitle.ts'
import { useIsPhone } from '../shell/useMedia.ts'
import { useWords } from '../words/useWords.ts'
import { FollowUpCards } from './FollowUpCards.tsx'
import { FollowUpSheet } from './FollowUpSheet.tsx'

/** 跟进: every follow-up this person may see, as a sheet, or under a thumb as cards. */
export function FollowUpsPage() {
  usePageTitle(useWords().customer.followUp.page.title)
  return useIsPhone() ? <FollowUpCards /> : <FollowUpSheet />
}
