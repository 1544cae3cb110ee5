import { columnByRole } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** When a follow-up took place; its creation when nobody said. */
export function momentOf(company: Company, followUp: ViewRow): number {
  const column = columnByRole(company.columns.values(), 'followups', 'followUpAt')
  const told = column === null ? null : followUp.cells[column.id]
  return typeof told === 'number' ? told : followUp.created.at
}
