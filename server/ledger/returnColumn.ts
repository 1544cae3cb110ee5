import { newColumnId } from '#shared/base/id.ts'
import { returnColumn } from '#shared/ownership/returnDay.ts'
import type { CompanyWrite } from './companyWrite.ts'
import type { PartWork } from './partWork.ts'

/** The countdown's column for a company that has rules and no such column yet; one that was thrown away stays away. */
export function returnColumnWrites(part: PartWork): readonly CompanyWrite[] {
  const column = returnColumn(part.company, newColumnId(part.books.random))
  return column === null ? [] : [{ root: 'columns', key: column.id, value: column }]
}
