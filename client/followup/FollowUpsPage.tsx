import { RecordsSheet } from '../customer/RecordsSheet.tsx'
import { usePageTitle } from '../shell/usePageTitle.ts'
import { useIsPhone } from '../shell/useMedia.ts'
import { useWords } from '../words/useWords.ts'
import { FollowUpCards } from './FollowUpCards.tsx'

const newestFirst = { role: 'followUpAt', descending: true } as const

/** 跟进: every follow-up this person may see, as a sheet, or under a thumb as cards. */
export function FollowUpsPage() {
  const words = useWords().customer.followUp.page
  usePageTitle(words.title)
  return useIsPhone() ? <FollowUpCards /> : <RecordsSheet table="followups" words={words} first={newestFirst} />
}
