import type { DepartmentId } from '#shared/base/id.ts'
import type { Department } from '#shared/ledger/company.ts'

/** A department with how deep it stands. */
export interface Branch {
  readonly department: Department
  readonly depth: number
}

/**
 * Those of the tree that somebody may choose, and the one that stands chosen; the topmost of them stand at the left,
 * though what they hang below is not offered.
 */
export function offeredOf(
  branches: readonly Branch[],
  { value, allowed }: { readonly value: DepartmentId | null; readonly allowed: (id: DepartmentId) => boolean },
): Branch[] {
  const offered = branches.filter(({ department: { id } }) => id === value || allowed(id))
  const least = Math.min(...offered.map(({ depth }) => depth))
  return offered.map(({ department, depth }) => ({ department, depth: depth - least }))
}

/** The tree from top to bottom as it is read; departments whose parent is gone stand at the top. */
export function branchesOf(departments: ReadonlyMap<DepartmentId, Department>): Branch[] {
  const branches: Branch[] = []
  const below = (parent: DepartmentId | null) =>
    [...departments.values()]
      .filter((each) => (each.parent !== null && departments.has(each.parent) ? each.parent : null) === parent)
      .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
  const walk = (parent: DepartmentId | null, depth: number) => {
    for (const department of below(parent)) {
      branches.push({ department, depth })
      walk(department.id, depth + 1)
    }
  }
  walk(null, 0)
  return branches
}
