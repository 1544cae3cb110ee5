import { z } from 'zod'
import type { MemberId } from '../base/id.ts'
import { assert, never } from '../base/result.ts'

/**
 * How many customers are shared out among colleagues. `even`: the next one to whoever has the fewest now ·
 * `turns`: one after the other · `grade`: one after the other within each grade, so that everybody gets good ones ·
 * `territory`: to those of them whose place it is, and what is nobody's place as by `even`.
 */
export const ShareRule = z.enum(['even', 'turns', 'grade', 'territory'])
export type ShareRule = z.infer<typeof ShareRule>

/** Where a sharing stands: enough to go on after a restart. `given` counts by grade for `grade`, else in all. */
export interface ShareState {
  readonly rule: ShareRule
  readonly to: readonly MemberId[]
  readonly given: Readonly<Record<string, number>>
}

/** A customer to be shared out, as far as the rules look at him. */
export interface Shared {
  readonly grade: string
  readonly region: string
}

/** What is known of the colleagues. */
export interface ShareKnown {
  /** How many customers he has now. */
  readonly load: (member: MemberId) => number
  /** Whose place this region is, by the company's territories. */
  readonly placed: (region: string) => readonly MemberId[]
}

/** Who gets the next customer, whether it was his place, and where the sharing stands then. */
export function shareNext(
  { rule, to, given }: ShareState,
  { grade, region }: Shared,
  { load, placed }: ShareKnown,
): { readonly receiver: MemberId; readonly isPlaced: boolean; readonly state: ShareState } {
  const key = rule === 'grade' ? grade : ''
  const turn = given[key] ?? 0
  const there = rule === 'territory' ? placed(region) : []
  const here = to.filter((member) => there.includes(member))
  const receiver = receiverBy(rule, here.length > 0 ? here : to, turn, load)
  assert(receiver !== undefined, 'customers are shared among somebody')
  return { receiver, isPlaced: here.length > 0, state: { rule, to, given: { ...given, [key]: turn + 1 } } }
}

function receiverBy(rule: ShareRule, among: readonly MemberId[], turn: number, load: ShareKnown['load']) {
  switch (rule) {
    case 'even':
    case 'territory':
      return among.reduce<MemberId | undefined>(
        (fewest, member) => (fewest === undefined || load(member) < load(fewest) ? member : fewest),
        undefined,
      )
    case 'turns':
    case 'grade':
      return among[turn % among.length]
    default:
      return never(rule)
  }
}

/** What a sharing comes to: how many each colleague gets, and how many lie in none of their places. */
export interface ShareOutcome {
  readonly gets: ReadonlyMap<MemberId, number>
  readonly unplaced: number
}

/** The whole sharing at once, for a preview. */
export function shareAll(
  rule: ShareRule,
  to: readonly MemberId[],
  customers: readonly Shared[],
  { load, placed }: ShareKnown,
): ShareOutcome {
  const gets = new Map(to.map((member) => [member, 0]))
  let state: ShareState = { rule, to, given: {} }
  let unplaced = 0
  for (const customer of customers) {
    const next = shareNext(state, customer, { load: (member) => load(member) + (gets.get(member) ?? 0), placed })
    gets.set(next.receiver, (gets.get(next.receiver) ?? 0) + 1)
    if (!next.isPlaced) unplaced += 1
    state = next.state
  }
  return { gets, unplaced }
}
