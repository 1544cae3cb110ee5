import type { DepartmentId, MemberId } from '../base/id.ts'
import { isTypeable, type Column } from '../ledger/column.ts'
import { departmentsBelow, type Company, type Role } from '../ledger/company.ts'
import { ownerOf, type Envelope } from './envelope.ts'

/** A person as the choke point sees him, computed once per session and again whenever people move. */
export interface Viewer {
  readonly member: MemberId
  readonly role: Role
  /** The departments whose customers he sees as a manager (his own and all below). */
  readonly departments: ReadonlySet<DepartmentId>
}

/** Null when the person is no longer (or never was) of this company. */
export function viewerOf(company: Company, member: MemberId): Viewer | null {
  const person = company.members.get(member)
  if (person === undefined || person.left === true) return null
  return {
    member,
    role: person.role,
    departments: person.role === 'manager' ? departmentsBelow(company.departments, person.department) : new Set(),
  }
}

/** M2, B12, B13: the general manager reads all, a manager his departments' customers, a rep his own. */
export function mayRead(viewer: Viewer, envelope: Envelope): boolean {
  if (viewer.role === 'generalManager') return true
  if (ownerOf(envelope) === viewer.member) return true
  return viewer.role === 'manager' && viewer.departments.has(envelope.department)
}

/** Write right on a customer's records; `column` narrows it to one cell. A removed customer takes no writes. */
export function mayWrite(viewer: Viewer, envelope: Envelope, column?: Column): boolean {
  if (envelope.removed !== undefined || !mayRead(viewer, envelope)) return false
  return column === undefined || (column.deleted !== true && isTypeable(column))
}

/** Columns, options, cadence: managers and above. */
export const mayConfigure = (viewer: Viewer): boolean => viewer.role !== 'rep'

/** Members, roles, departments, invitations: the general manager everywhere, a manager inside his departments (reps only). */
export function mayManagePeople(viewer: Viewer, department: DepartmentId, role: Role): boolean {
  if (viewer.role === 'generalManager') return true
  return viewer.role === 'manager' && role === 'rep' && viewer.departments.has(department)
}

/** Assign and transfer: one's own customer to anybody; a manager within his departments' customers; the general manager all. */
export const mayHandOver = (viewer: Viewer, envelope: Envelope): boolean => mayRead(viewer, envelope)

/** B10: giving pool customers to a rep is a manager's right. */
export const mayAssignFromPool = (viewer: Viewer, envelope: Envelope): boolean =>
  viewer.role !== 'rep' && mayRead(viewer, envelope)

/**
 * Readers who see exactly the same things share one class, so that fan-out encodes a frame once per class.
 * Two viewers of one class must never differ in `mayRead`.
 */
export function visibilityClass(viewer: Viewer): string {
  if (viewer.role === 'generalManager') return 'all'
  if (viewer.role === 'rep') return `own:${viewer.member}`
  return `own:${viewer.member}|below:${[...viewer.departments].sort().join(',')}`
}
