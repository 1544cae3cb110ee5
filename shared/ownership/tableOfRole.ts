import type { Company } from '../ledger/company.ts'
import { modulesOfRole } from './module.ts'
import { classesOf, grantsOf } from './rights.ts'
import type { Role, RoleId } from './role.ts'

/** All that a role gives: rights, classes of columns, pages. A role made of it gives the same. */
export const tableOfRole = (
  company: Company,
  role: RoleId,
): Required<Pick<Role, 'grants' | 'classes' | 'modules'>> => ({
  grants: grantsOf(company, role),
  classes: classesOf(company, role),
  modules: modulesOfRole(company, role),
})
