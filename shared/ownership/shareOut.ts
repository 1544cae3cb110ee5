import { z } from 'zod'
import type { MemberId } from '../base/id.ts'
import { assert } from '../base/result.ts'

/**
 * How many customers are shared out among colleagues. `even`: the next one to whoever has the fewest now ·
 * `turns`: one after the other · `grade`: one after the other within each grade, so that everybody gets good ones.
 */
export const ShareRule = z.enum(['even', 'turns', 'grade'])
export type ShareRule = z.infer<typeof ShareRule>

/** Where a sharing stands: enough to go on after a restart. `given` counts by grade for `grade`, in all for `turns`. */
export interface ShareState {
  readonly rule: ShareRule
  readonly to: readonly MemberId[]
  readonly given: Readonly<Record<string, number>>
}

/** Who gets the next customer, and where the sharing stands then. `load`: how many customers each has now. */
export function shareNext(
  { rule, to, given }: ShareState,
  grade: string,
  load: (member: MemberId) => number,
): { readonly receiver: MemberId; readonly state: ShareState } {
  const key = rule === 'grade' ? grade : ''
  const turn = given[key] ?? 0
  const receiver =
    rule === 'even'
      ? to.reduce((fewest, member) => (load(member) < load(fewest) ? member : fewest), to[0] as MemberId) // not empty
      : to[turn % to.length]
  assert(receiver !== undefined, 'customers are shared among somebody')
  return { receiver, state: { rule, to, given: { ...given, [key]: turn + 1 } } }
}

/** The whole sharing at once, for a preview: how many of these customers each colleague gets. */
export function shareAll(
  rule: ShareRule,
  to: readonly MemberId[],
  grades: readonly string[],
  load: ReadonlyMap<MemberId, number>,
): ReadonlyMap<MemberId, number> {
  const gets = new Map(to.map((member) => [member, 0]))
  let state: ShareState = { rule, to, given: {} }
  for (const grade of grades) {
    const next = shareNext(state, grade, (member) => (load.get(member) ?? 0) + (gets.get(member) ?? 0))
    gets.set(next.receiver, (gets.get(next.receiver) ?? 0) + 1)
    state = next.state
  }
  return gets
}
