import { z } from 'zod'
import { ColumnId, DepartmentId, OptionId } from '../base/id.ts'
import { isChoice, type Column } from '../ledger/column.ts'
import type { RecordRow } from '../ledger/document.ts'

/** Customers with this value in this column are shown to this department and all below it: source A for department A. */
export const ValueRule = z
  .object({ column: ColumnId, option: OptionId, department: DepartmentId, right: z.enum(['read', 'edit']) })
  .readonly()
export type ValueRule = z.infer<typeof ValueRule>

/** What a company decided about who sees a customer beside his owner and those above. */
export const SightRules = z
  .object({
    /** Days that the former owner may go on reading a customer whom he or his manager transferred. */
    formerOwnerDays: z.number().int().min(1).max(365).optional(),
    byValue: z.array(ValueRule).max(100).readonly().optional(),
  })
  .readonly()
export type SightRules = z.infer<typeof SightRules>

/** A department that a rule shows the customer to: what the server's log states of it. */
export const Shown = z.object({ department: DepartmentId, right: ValueRule.unwrap().shape.right }).readonly()
export type Shown = z.infer<typeof Shown>

/** What is read of a company here. */
interface SightedCompany {
  readonly settings: { readonly sight?: SightRules | undefined }
  readonly columns: ReadonlyMap<ColumnId, Column>
}

/** To which departments the values of his ledger record show a customer, in the order of their ids. */
export function shownBy({ settings, columns }: SightedCompany, row: RecordRow): readonly Shown[] {
  const rightByDepartment = new Map<DepartmentId, Shown['right']>()
  for (const { column: id, option, department, right } of settings.sight?.byValue ?? []) {
    const column = columns.get(id)
    if (column === undefined || column.deleted === true || !isChoice(column.kind)) continue
    const value = row.cells[id]
    const has = Array.isArray(value) ? value.includes(option) : value === option
    if (has && rightByDepartment.get(department) !== 'edit') rightByDepartment.set(department, right)
  }
  return [...rightByDepartment]
    .map(([department, right]) => ({ department, right }))
    .sort((one, other) => (one.department < other.department ? -1 : 1))
}

/** The departments that any rule names. */
export const ruledDepartments = ({ settings }: Pick<SightedCompany, 'settings'>): ReadonlySet<DepartmentId> =>
  new Set(settings.sight?.byValue?.map(({ department }) => department))
