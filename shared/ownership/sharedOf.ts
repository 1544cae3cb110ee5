import { columnByRole, type ColumnRole } from '../ledger/column.ts'
import type { Company } from '../ledger/company.ts'
import type { RecordRow } from '../ledger/document.ts'
import { formatCell } from '../ledger/formatCell.ts'
import { takesPlace } from './capacity.ts'
import type { Shared } from './shareOut.ts'

/** What sharing out looks at, read from a customer's cells: both sides read it alike, so that a preview comes true. */
export function sharedOf(company: Company, row: RecordRow | undefined): Shared {
  const { cells = {} } = row ?? {}
  const columnOf = (role: ColumnRole) => columnByRole(company.columns.values(), 'customers', role)
  const [grade, region] = [columnOf('grade'), columnOf('region')]
  const graded = grade === null ? undefined : cells[grade.id]
  const { zoneMinutes } = company.settings
  return {
    grade: typeof graded === 'string' ? graded : '',
    region: region === null ? '' : formatCell(region, cells[region.id], { zoneMinutes, members: company.members }),
    takesPlace: row !== undefined && takesPlace(company, row),
  }
}
