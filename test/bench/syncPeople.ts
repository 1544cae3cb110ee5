import { ColumnId, CompanyId, MemberId } from '#shared/base/id.ts'

/** The one company of the benches, and its n-th person. */
export const benchCompany = CompanyId.parse('com_bench0000000')
export const benchMember = (n: number): MemberId => MemberId.parse(`mem_bench${String(n).padStart(7, '0')}`)
/** A column that takes any text, in the benches that need to name one. */
export const benchText = ColumnId.parse('col_bench000text')
