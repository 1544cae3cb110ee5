import { z } from 'zod'
import type { MemberId } from '../base/id.ts'
import { assert, never } from '../base/result.ts'

/**
 * How many customers are shared out among colleagues. `even`: the next one to whoever has the fewest now ·
 * `turns`: one after the other · `grade`: one after the other within each grade, so that everybody gets good ones ·
 * `territory`: to those of them whose place it is; of several to whoever carries least for his ability, while he has
 * room. What is nobody's place as by `even`.
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
  /** He takes a place among those that one person may own. */
  readonly takesPlace: boolean
}

/** What is known of the colleagues. */
export interface ShareKnown {
  /** How many customers he has now. */
  readonly load: (member: MemberId) => number
  /** Whose place this region is, by the company's territories. */
  readonly placed: (region: string) => readonly MemberId[]
  /** What he carries beside others; 0: no place brings him anything. */
  readonly weight: (member: MemberId) => number
  /** May he own one more of those that take a place? */
  readonly hasRoom: (member: MemberId) => boolean
  /** This one is his from now on: it counts with the next. */
  readonly give: (member: MemberId, customer: Shared) => void
}

/** Who gets the next customer, whether it was his place, and where the sharing stands then. */
export function shareNext(
  { rule, to, given }: ShareState,
  customer: Shared,
  known: ShareKnown,
): { readonly receiver: MemberId; readonly isPlaced: boolean; readonly state: ShareState } {
  const key = rule === 'grade' ? customer.grade : ''
  const turn = given[key] ?? 0
  const placed = rule === 'territory' ? placedReceiver(to, customer, known) : undefined
  const receiver = placed ?? receiverBy(rule, to, turn, known.load)
  assert(receiver !== undefined, 'customers are shared among somebody')
  return { receiver, isPlaced: placed !== undefined, state: { rule, to, given: { ...given, [key]: turn + 1 } } }
}

/** Where all of the place are full it stays theirs: who leaves leaves nobody behind. */
function placedReceiver(to: readonly MemberId[], customer: Shared, known: ShareKnown): MemberId | undefined {
  const { load, placed, weight, hasRoom } = known
  const there = placed(customer.region)
  const here = to.filter((member) => there.includes(member) && weight(member) > 0)
  const free = customer.takesPlace && here.length > 1 ? here.filter(hasRoom) : here
  return least(free.length > 0 ? free : here, (member) => (load(member) + 1) / weight(member))
}

/** The first of those with the least. */
const least = (among: readonly MemberId[], of: (member: MemberId) => number): MemberId | undefined =>
  among.reduce<MemberId | undefined>(
    (best, each) => (best === undefined || of(each) < of(best) ? each : best),
    undefined,
  )

function receiverBy(rule: ShareRule, among: readonly MemberId[], turn: number, load: ShareKnown['load']) {
  switch (rule) {
    case 'even':
    case 'territory':
      return least(among, load)
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
  customers: Iterable<Shared>,
  known: ShareKnown,
): ShareOutcome {
  const gets = new Map(to.map((member) => [member, 0]))
  let state: ShareState = { rule, to, given: {} }
  let unplaced = 0
  for (const customer of customers) {
    const next = shareNext(state, customer, known)
    known.give(next.receiver, customer)
    gets.set(next.receiver, (gets.get(next.receiver) ?? 0) + 1)
    if (!next.isPlaced) unplaced += 1
    state = next.state
  }
  return { gets, unplaced }
}
