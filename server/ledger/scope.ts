import type { Viewer } from '#shared/ownership/rights.ts'
import type { Scope } from '../store/store.ts'

/** The customers that a viewer may read, as the store is asked for them: the same rule as `mayRead`, by index. */
export function scopeOf(viewer: Viewer): Scope {
  if (viewer.role === 'generalManager') return { kind: 'all' }
  if (viewer.role === 'rep') return { kind: 'own', member: viewer.member }
  return { kind: 'below', member: viewer.member, departments: [...viewer.departments] }
}
