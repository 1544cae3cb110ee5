import { addDays, startOfDay, type Day } from '#shared/base/instant.ts'
import type { ColumnId, MemberId } from '#shared/base/id.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** Three numbers about one person's rows: all · of today · customers overdue, or follow-ups of seven days. */
export type Tally = readonly [all: number, today: number, other: number]

/** By person; null is nobody (the pool). */
export type Tallies = ReadonlyMap<MemberId | null, Tally>

interface TallyParts {
  readonly today: Day
  readonly zoneMinutes: number
  readonly personOf: (row: ViewRow) => MemberId | null
}

/** Customers by their owner in one pass: how many he has, how many came in today, how many are overdue. */
export function tallyCustomers(
  rows: Iterable<ViewRow>,
  { today, zoneMinutes, personOf, nextOn }: TallyParts & { readonly nextOn: ColumnId | null },
): Tallies {
  const from = startOfDay(today, zoneMinutes)
  return tally(rows, personOf, (row, counts, person) => {
    if (row.created.at >= from) counts[1] += 1
    // nobody is late with what lies in the pool
    if (person === null) return
    const next = nextOn === null ? null : row.cells[nextOn]
    if (typeof next === 'string' && next < today) counts[2] += 1
  })
}

/** Follow-ups by who made them in one pass: how many, how many today, how many in the last seven days. */
export function tallyFollowUps(
  rows: Iterable<ViewRow>,
  { today, zoneMinutes, personOf, at }: TallyParts & { readonly at: ColumnId | null },
): Tallies {
  const [from, week] = [startOfDay(today, zoneMinutes), startOfDay(addDays(today, -6), zoneMinutes)]
  const until = startOfDay(addDays(today, 1), zoneMinutes)
  return tally(rows, personOf, (row, counts) => {
    const told = at === null ? null : row.cells[at]
    const moment = typeof told === 'number' ? told : row.created.at
    if (moment >= until) return
    if (moment >= from) counts[1] += 1
    if (moment >= week) counts[2] += 1
  })
}

function tally(
  rows: Iterable<ViewRow>,
  personOf: (row: ViewRow) => MemberId | null,
  count: (row: ViewRow, counts: [number, number, number], person: MemberId | null) => void,
): Tallies {
  const tallies = new Map<MemberId | null, [number, number, number]>()
  for (const row of rows) {
    const person = personOf(row)
    let counts = tallies.get(person)
    if (counts === undefined) tallies.set(person, (counts = [0, 0, 0]))
    counts[0] += 1
    count(row, counts, person)
  }
  return tallies
}

/** Everything together. */
export const sumOf = (tallies: Iterable<Tally>): Tally => {
  const sum: [number, number, number] = [0, 0, 0]
  for (const [all, today, other] of tallies) {
    sum[0] += all
    sum[1] += today
    sum[2] += other
  }
  return sum
}
