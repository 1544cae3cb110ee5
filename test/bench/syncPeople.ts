import { CompanyId, MemberId } from '#shared/base/id.ts'

/** The one company of the benches, and its n-th person. */
export const benchCompany = CompanyId.parse('com_bench0000000')
export const benchMember = (n: number): MemberId => MemberId.parse(`mem_bench${String(n).padStart(7, '0')}`)
