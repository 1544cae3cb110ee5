import { addDays } from '#shared/base/instant.ts'
import type { ReturnDay } from '#shared/ownership/returnDay.ts'
import type { Words } from '../words/zh.ts'

/** Why a customer goes back on that day: the rule, from when it counts, and the more time that was granted. */
export function whyReturns(words: Words, { on, why, days, from }: ReturnDay): string {
  const { rule, extended } = words.pool.returns
  const sentence = rule[why](days, from)
  return addDays(from, days) === on ? sentence : `${sentence} ${extended(on)}`
}
