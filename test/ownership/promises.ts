import type { DepartmentId, MemberId } from '#shared/base/id.ts'
import { BuiltInRole, builtInGrants, type Grants, type Reach, type Right } from '#shared/ownership/role.ts'

/**
 * What the table of rights promises, said a second time and without the product's own choke point: a reach is walked
 * over the department tree by hand, so that a fault in `rights.ts` is not repeated here.
 */

/** The tree of the matrix: 总部 above 东区 and 西区, 东一组 below 东区. */
export const positions = ['top', 'east', 'eastTeam', 'west'] as const
export type Position = (typeof positions)[number]

const above: Readonly<Record<Position, Position | null>> = { top: null, east: 'top', eastTeam: 'east', west: 'top' }

/** Roles that a company could make: reaches which no built-in role has. */
export const ownGrants = {
  组长: { ...builtInGrants.rep, see: 'department', edit: 'ownBelow', approve: 'department', assign: 'department' },
  督导: { ...builtInGrants.auditor, see: 'ownBelow', return: 'below', delete: 'below', people: 'below' },
} as const satisfies Readonly<Record<string, Grants>>

export type MatrixRole = BuiltInRole | keyof typeof ownGrants
export const matrixRoles: readonly MatrixRole[] = [...BuiltInRole.options, '组长', '督导']

export const grantsOfRole = (role: MatrixRole): Grants => ({ ...builtInGrants, ...ownGrants })[role]

/** A customer as far as rights ask about him. */
export interface Held {
  readonly owner: MemberId | null
  readonly department: DepartmentId
}

export interface Placed {
  readonly member: MemberId
  readonly role: MatrixRole
  readonly position: Position
}

/** Does this right of this person reach that customer? What he may not see he may nothing. */
export function promises(
  { member, role, position }: Placed,
  right: Right,
  held: Held,
  positionOf: (department: DepartmentId) => Position,
): boolean {
  const grants = grantsOfRole(role)
  const reaches = (reach: Reach): boolean => {
    const at = positionOf(held.department)
    const isOwn = held.owner === member
    switch (reach) {
      case 'none':
        return false
      case 'own':
        return isOwn
      case 'ownBelow':
        return isOwn || isBelow(at, position)
      case 'department':
        return isOwn || at === position
      case 'below':
        return isOwn || at === position || isBelow(at, position)
      case 'all':
        return true
    }
  }
  return reaches(grants[right]) && (right === 'see' || right === 'claim' || reaches(grants.see))
}

/** Strictly under it. */
function isBelow(at: Position, position: Position): boolean {
  const parent = above[at]
  return parent !== null && (parent === position || isBelow(parent, position))
}
