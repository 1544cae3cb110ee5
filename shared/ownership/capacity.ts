import type { Company } from '../ledger/company.ts'
import type { RecordRow } from '../ledger/document.ts'
import { dealsOf, hasOpenDeal, holdsOneOf, tellsState } from './deals.ts'

/**
 * Does this customer take a place among those that one person may own? What can no longer be read (a column that is
 * gone, or not everybody's to see) sorts nobody out. Both sides count with this.
 */
export function takesPlace(company: Company, row: RecordRow): boolean {
  const { column: id, values = [], deals: kind } = company.settings.pool?.counted ?? {}
  const column = id === undefined ? undefined : company.columns.get(id)
  const isSorted = column !== undefined && tellsState(column) && values.length > 0
  if (isSorted && !holdsOneOf(row, column, new Set(values))) return false
  if (kind === undefined) return true
  const deals = dealsOf(company)
  return deals.state === null || hasOpenDeal(deals, row) === (kind === 'with')
}
