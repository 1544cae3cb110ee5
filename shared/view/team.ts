import type { MemberId } from '../base/id.ts'
import { departmentsBelow, type Company } from '../ledger/company.ts'

/** Whom `my team` means: a leader's departments and all below, or everybody in the department that one belongs to. */
export function teamOf({ members, departments }: Company, me: MemberId): ReadonlySet<MemberId> {
  const person = members.get(me)
  if (person === undefined) return new Set([me])
  const mine = person.role === 'rep' ? new Set([person.department]) : departmentsBelow(departments, person.department)
  return new Set([...members.values()].filter(({ department }) => mine.has(department)).map(({ id }) => id))
}
