import type { ColumnClass } from '#shared/ledger/columnClass.ts'
import type { Company } from '#shared/ledger/company.ts'
import { viewerOf } from '#shared/ownership/rights.ts'

/** The names of those who lose sight of a column that goes from one class to another, and of those who gain it. */
export function sightChange(
  company: Company,
  from: ColumnClass,
  to: ColumnClass,
): { readonly lose: readonly string[]; readonly gain: readonly string[] } {
  const lose: string[] = []
  const gain: string[] = []
  if (from === to) return { lose, gain }
  for (const { id, name } of company.members.values()) {
    const seen = viewerOf(company, id)?.classes.see
    if (seen === undefined || seen.has(from) === seen.has(to)) continue
    if (seen.has(from)) lose.push(name)
    else gain.push(name)
  }
  return { lose, gain }
}
