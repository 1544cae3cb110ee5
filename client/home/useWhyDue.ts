import type { OptionId } from '#shared/base/id.ts'
import { addDays, dayOf } from '#shared/base/instant.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import type { DueItem } from './today.ts'

/** Either the grade's cadence gives this very day, or somebody named it in the last follow-up. */
export function useWhyDue({ row, dueOn }: DueItem): string {
  const words = useWords().home
  const format = useFormat()
  const { settings } = useSource(useWorkspace().company)
  const ledger = useRoleReader('customers')
  const grade = ledger.option(row, 'grade')
  const lastAt = ledger.value(row, 'lastFollowUpAt')
  const from = dayOf(typeof lastAt === 'number' ? lastAt : row.created.at, settings.zoneMinutes)
  // a select cell holds an option's id
  const days = grade === null ? undefined : settings.cadenceDays[grade.id as OptionId]
  if (grade === null || days === undefined || addDays(from, days) !== dueOn) {
    return words.whyPlanned(format.longDay(dueOn))
  }
  return words.whyCadence(grade.name, days, typeof lastAt === 'number' ? format.longDay(from) : words.never)
}
