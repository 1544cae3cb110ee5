import { daysBetween, type Day } from '#shared/base/instant.ts'
import type { Words } from '../words/zh.ts'

/** How a due day reads today: late, today, in n days. */
export function dueWords(
  words: Words['customer']['panel'],
  dueOn: Day | null,
  today: Day,
): { readonly text: string; readonly late: boolean } {
  if (dueOn === null) return { text: words.noDue, late: false }
  const days = daysBetween(today, dueOn)
  if (days < 0) return { text: words.overdueBy(-days), late: true }
  return { text: days === 0 ? words.dueToday : words.dueIn(days), late: false }
}
