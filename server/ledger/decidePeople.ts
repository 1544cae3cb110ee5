import type { DepartmentId } from '#shared/base/id.ts'
import type { Refusal } from '#shared/ledger/change.ts'
import { departmentsBelow, type Company, type Department, type Member } from '#shared/ledger/company.ts'
import { mayManagePeople, type Viewer } from '#shared/ownership/rights.ts'
import type { CompanyDecision } from './decideCompany.ts'
import type { PartWork } from './partWork.ts'

const no = (kind: 'not-allowed' | 'not-there' | 'last-general-manager' | 'department-cycle' | 'department-in-use') =>
  ({ ok: false, refusal: { kind } satisfies Refusal }) as const

/** A person comes, changes or leaves (history keeps his name). There is always a general manager. */
export function decideMember(company: Company, viewer: Viewer, now: Member): CompanyDecision {
  const before = company.members.get(now.id)
  if (!company.departments.has(now.department)) return no('not-there')
  const renamesOnly = before !== undefined && isSamePost(before, now)
  const isSelf = renamesOnly && now.id === viewer.member
  const may =
    mayManagePeople(viewer, now.department, now.role) &&
    (before === undefined || mayManagePeople(viewer, before.department, before.role))
  if (!may && !isSelf) return no('not-allowed')
  if (before !== undefined && isGeneral(before) && !isGeneral(now) && !hasOtherGeneral(company, now)) {
    return no('last-general-manager')
  }
  const moved = before !== undefined && before.department !== now.department
  return {
    ok: true,
    writes: [{ root: 'members', key: now.id, value: now }],
    job: moved ? { kind: 'department', member: now.id, after: null, by: viewer.member } : undefined,
  }
}

/** The tree stays a tree: a department is never under itself. A manager builds inside his own branch. */
export function decideDepartment(company: Company, viewer: Viewer, now: Department): CompanyDecision {
  const exists = company.departments.has(now.id)
  if (viewer.role !== 'generalManager') {
    const inside = now.parent !== null && viewer.role === 'manager' && viewer.departments.has(now.parent)
    if (!inside || (exists && !viewer.departments.has(now.id))) return no('not-allowed')
  }
  if (now.parent !== null && !company.departments.has(now.parent)) return no('not-there')
  if (now.parent !== null && departmentsBelow(company.departments, now.id).has(now.parent))
    return no('department-cycle')
  return { ok: true, writes: [{ root: 'departments', key: now.id, value: now }] }
}

/** Only an empty department goes: no people (also none who left), no departments under it, no customers. */
export function decideDepartmentRemoval(part: PartWork, viewer: Viewer, department: DepartmentId): CompanyDecision {
  const { company } = part
  const found = company.departments.get(department)
  if (found === undefined) return no('not-there')
  const inside = found.parent !== null && viewer.departments.has(found.parent)
  if (viewer.role !== 'generalManager' && !(viewer.role === 'manager' && inside)) return no('not-allowed')
  const used =
    [...company.members.values()].some((member) => member.department === department) ||
    [...company.departments.values()].some((each) => each.parent === department) ||
    part.books.tx.countCustomers({ kind: 'department', department }) > 0
  if (used) return no('department-in-use')
  return { ok: true, writes: [{ root: 'departments', key: department, value: undefined }] }
}

const isSamePost = (before: Member, now: Member): boolean =>
  before.role === now.role && before.department === now.department && (before.left === true) === (now.left === true)

const isGeneral = (member: Member): boolean => member.role === 'generalManager' && member.left !== true

const hasOtherGeneral = (company: Company, { id }: Member): boolean =>
  [...company.members.values()].some((member) => member.id !== id && isGeneral(member))
