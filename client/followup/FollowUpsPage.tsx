import { useRemarks } from '../comment/useRemarks.ts'
import { RecordsSheet } from '../customer/RecordsSheet.tsx'
import { usePageTitle } from '../shell/usePageTitle.ts'
import { useIsPhone } from '../shell/useMedia.ts'
import { TeamButton } from '../team/TeamButton.tsx'
import { useTeamChoice } from '../team/useTeamChoice.ts'
import { useTeamScope } from '../team/useTeamScope.ts'
import { useWords } from '../words/useWords.ts'
import { FollowUpCards } from './FollowUpCards.tsx'

const newestFirst = { role: 'followUpAt', descending: true } as const

/** 跟进: every follow-up this person may see, a leader's by who made them, as a sheet, or under a thumb as cards. */
export function FollowUpsPage() {
  const words = useWords()
  usePageTitle(words.customer.followUp.page.title)
  const choice = useTeamChoice()
  const scope = useTeamScope('followups', choice)
  const remarksOf = useRemarks('followups')
  const tools = <TeamButton table="followups" choice={choice} />
  if (useIsPhone()) return <FollowUpCards scope={scope} tools={tools} />
  return (
    <RecordsSheet
      table="followups"
      words={words.customer.followUp.page}
      first={newestFirst}
      tools={tools}
      scope={scope}
      remarksOf={remarksOf}
      nothingYet={words.team.nothing.followups}
    />
  )
}
