import type { ReturnDay } from '#shared/ownership/returnDay.ts'
import type { Words } from '../words/zh.ts'

/** Why a customer goes back on that day: the rule, from when it counts, and what gives him more time. */
export function whyReturns(words: Words, { on, why, days, from, later }: ReturnDay): string {
  const { rule, ...more } = words.pool.returns
  const sentence = rule[why](days, from)
  return later === undefined ? sentence : `${sentence} ${more[later](on)}`
}
