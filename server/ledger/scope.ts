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
