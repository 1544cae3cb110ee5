import type { MemberId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Company } from '#shared/ledger/company.ts'
import { turnKey } from '#shared/ownership/helpPlan.ts'
import { mostTurns, type TurnTaken } from '#shared/ownership/turn.ts'

interface Turned {
  /** Who had the last turn; null: nobody had one. */
  readonly last: MemberId | null
  readonly turns: readonly TurnTaken[]
  readonly row?: 'help'
}

/** What sharing out by the rota says in the end: whose turn it was then, and before, for the way back. */
export function turnsEnd(company: Company, { last, turns, row }: Turned): readonly Change[] {
  if (last === null) return []
  // before the first turn of all it stands as after the last of a round
  const was = company[turnKey(company, row)] ?? company.settings.sharing?.rota?.at(-1)
  const taken = turns.slice(-mostTurns)
  return [
    { kind: 'endTurns', last, turns: taken, ...(was !== undefined && { was }), ...(row !== undefined && { row }) },
  ]
}
