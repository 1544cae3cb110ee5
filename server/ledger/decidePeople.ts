import type { DepartmentId } from '#shared/base/id.ts'
import type { Refusal } from '#shared/ledger/change.ts'
import { isSameData } from '#shared/ledger/column.ts'
import {
  departmentsBelow,
  postsOf,
  type Company,
  type Department,
  type Member,
  type Post,
} from '#shared/ledger/company.ts'
import { isSameStandIn, mergeMember, mergePut, type Put } from '#shared/ledger/mergePut.ts'
import { isGeneralManager, mayManage } from '#shared/ownership/post.ts'
import { mayManageCompany, mayManageDepartment, roleIds, type Viewer } from '#shared/ownership/rights.ts'
import { ruledDepartments } from '#shared/ownership/sightRules.ts'
import type { Role, RoleId } from '#shared/ownership/role.ts'
import type { Author } from './author.ts'
import type { CompanyDecision } from './companyDecision.ts'
import { layOverDepartment, layOverMember, layOverRole, notePut } from './layOver.ts'
import type { PartWork } from './partWork.ts'
import { withStandIn } from './standIn.ts'

const no = (kind: 'not-allowed' | 'not-there' | 'last-general-manager' | 'department-cycle' | 'department-in-use') =>
  ({ ok: false, refusal: { kind } satisfies Refusal }) as const

/** A person comes, changes or leaves (history keeps his name). There is always a general manager. */
export function decideMember(part: PartWork, author: Author, put: Put<Member>): CompanyDecision {
  const { company } = part
  const { viewer } = author
  const before = company.members.get(put.now.id)
  if (!mayManage(viewer, before, mergeMember(before, put).now)) return no('not-allowed')
  const laid = layOverMember(part, put)
  if (!laid.ok) return laid
  const now =
    before !== undefined && isSameStandIn(before, laid.now) ? laid.now : withStandIn(part, author.member, laid.now)
  if (now === null) return { ok: false, refusal: { kind: 'unknown-member' } }
  if (isSameData(before, now)) return { ok: true, writes: [] }
  const known = new Set<RoleId>([...roleIds(company), ...(before === undefined ? [] : postsOf(before).map(roleOf))])
  const isReal = ({ role, department }: Post) => company.departments.has(department) && known.has(role)
  if (!postsOf(now).every(isReal)) return no('not-there')
  if (before !== undefined && isGeneralManager(before) && !isGeneralManager(now) && !hasOtherGeneral(company, now)) {
    return no('last-general-manager')
  }
  notePut(part, 'members', now.id, before, now)
  const moved = before !== undefined && before.department !== now.department
  return {
    ok: true,
    writes: [{ root: 'members', key: now.id, value: now }],
    job: moved ? { kind: 'department', member: now.id, after: null, by: viewer.member } : undefined,
  }
}

/** A role of the company's own, made by whoever looks after the people of the whole company. No two bear one name. */
export function decideRole(part: PartWork, viewer: Viewer, put: Put<Role>): CompanyDecision {
  const { company } = part
  if (!mayManageCompany(viewer)) return no('not-allowed')
  const laid = layOverRole(part, put)
  if (!laid.ok) return laid
  const { now } = laid
  const before = company.roles.get(now.id)
  const isNameTaken = [...company.roles.values()].some(
    ({ id, name, deleted }) => id !== now.id && deleted !== true && now.deleted !== true && name === now.name,
  )
  if (isNameTaken) return { ok: false, refusal: { kind: 'name-taken', name: now.name } }
  if (isSameData(before, now)) return { ok: true, writes: [] }
  notePut(part, 'roles', now.id, before, now)
  return { ok: true, writes: [{ root: 'roles', key: now.id, value: now }] }
}

/** The tree stays a tree: a department is never under itself. A manager builds inside his own branch. */
export function decideDepartment(part: PartWork, viewer: Viewer, put: Put<Department>): CompanyDecision {
  const { company } = part
  const before = company.departments.get(put.now.id)
  const exists = before !== undefined
  const wanted = mergePut(before, put).now
  if (!mayManageCompany(viewer)) {
    const inside = wanted.parent !== null && mayManageDepartment(viewer, wanted.parent)
    if (!inside || (exists && !mayManageDepartment(viewer, wanted.id))) return no('not-allowed')
  }
  const laid = layOverDepartment(part, put)
  if (!laid.ok) return laid
  const { now } = laid
  if (now.parent !== null && !company.departments.has(now.parent)) return no('not-there')
  if (now.parent !== null && departmentsBelow(company.departments, now.id).has(now.parent))
    return no('department-cycle')
  notePut(part, 'departments', now.id, before, now)
  return { ok: true, writes: [{ root: 'departments', key: now.id, value: now }] }
}

/** Only an empty department goes: no people (also none who left), no departments under it, no customers, no rule. */
export function decideDepartmentRemoval(part: PartWork, viewer: Viewer, department: DepartmentId): CompanyDecision {
  const { company } = part
  const found = company.departments.get(department)
  if (found === undefined) return no('not-there')
  const inside = found.parent !== null && mayManageDepartment(viewer, found.parent)
  if (!mayManageCompany(viewer) && !inside) return no('not-allowed')
  const used =
    [...company.members.values()].some((member) => postsOf(member).some((post) => post.department === department)) ||
    [...company.departments.values()].some((each) => each.parent === department) ||
    ruledDepartments(company).has(department) ||
    part.books.tx.countCustomers({ kind: 'departments', departments: [department] }) > 0
  if (used) return no('department-in-use')
  notePut(part, 'departments', department, found, undefined)
  return { ok: true, writes: [{ root: 'departments', key: department, value: undefined }] }
}

const roleOf = ({ role }: Post): RoleId => role

const hasOtherGeneral = (company: Company, { id }: Member): boolean =>
  [...company.members.values()].some((member) => member.id !== id && isGeneralManager(member))
