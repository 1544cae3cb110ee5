import type { DepartmentId, MemberId } from '#shared/base/id.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Scope } from '../store/store.ts'

/** The customers that a viewer may read, as the store is asked for them: the same rule as `mayRead`, by index. */
export function scopeOf({ member, standsFor, inside, extents: { see } }: Viewer): Scope {
  if (see.all) return { kind: 'all' }
  const departments = [...see.departments]
  if (see.own)
    return { kind: 'seen', owners: [member, ...standsFor], departments, shownTo: [member, ...inside, ...departments] }
  return departments.length === 0 ? { kind: 'none' } : { kind: 'departments', departments }
}

/** The customers that any of these readers may read. */
export function unionOf(scopes: readonly Scope[]): Scope {
  const owners = new Set<MemberId>()
  const departments = new Set<DepartmentId>()
  const shownTo = new Set<string>()
  for (const scope of scopes) {
    if (scope.kind === 'all') return scope
    if (scope.kind === 'seen') {
      for (const each of scope.owners) owners.add(each)
      for (const each of scope.shownTo) shownTo.add(each)
    }
    if (scope.kind === 'seen' || scope.kind === 'departments')
      for (const each of scope.departments) departments.add(each)
  }
  if (owners.size + departments.size === 0) return { kind: 'none' }
  return { kind: 'seen', owners: [...owners], departments: [...departments], shownTo: [...shownTo] }
}
