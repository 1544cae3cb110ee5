import type { ColumnId, DepartmentId, MemberId } from '../base/id.ts'
import { isTypeable, type Column } from '../ledger/column.ts'
import { classOf, ColumnClass, newestMove, type ClassByColumn } from '../ledger/columnClass.ts'
import { departmentsAbove, departmentsBelow, postsOf, type Company, type Member } from '../ledger/company.ts'
import { collaborationOf, ownerOf, type Envelope } from './envelope.ts'
import { ruledDepartments } from './sightRules.ts'
import {
  BuiltInRole,
  builtInClasses,
  builtInGrants,
  isWithin,
  noGrants,
  Reach,
  Right,
  silentClasses,
  type ClassGrants,
  type Grants,
  type RoleId,
} from './role.ts'

/** The customers that one right of one person reaches. Nothing of the three: nobody's. */
export interface Extent {
  readonly all: boolean
  /** Those he owns. */
  readonly own: boolean
  /** Those of these departments, whoever owns them. */
  readonly departments: ReadonlySet<DepartmentId>
}

/** A person as the choke point sees him, computed once per session and again whenever people or roles move. */
export interface Viewer {
  readonly member: MemberId
  /** Of his main post, for what a screen says first; it decides nothing. */
  readonly role: RoleId
  readonly extents: { readonly [Each in Right]: Extent }
  /** Those for whom he stands in now: their own customers he reads and edits as if they had been opened to him. */
  readonly standsFor: ReadonlySet<MemberId>
  /** The departments named by rules of sight in which one of his posts stands, or below which. */
  readonly inside: ReadonlySet<DepartmentId>
  /** The roles that he may give to people whom his right over people reaches. */
  readonly grantable: ReadonlySet<RoleId>
  /** The classes of columns that he sees, and those that he writes; several posts add up. */
  readonly classes: { readonly see: ReadonlySet<ColumnClass>; readonly edit: ReadonlySet<ColumnClass> }
  /** The newest move of a column into or out of what he sees: a copy made before it is another's. */
  readonly classMove: number
}

/** Null when the person is no longer (or never was) of this company. Several posts add up. */
export function viewerOf(company: Company, member: MemberId): Viewer | null {
  const person = company.members.get(member)
  return person === undefined || person.left === true ? null : viewerInPosts(company, person)
}

/** Somebody of whom nothing is known yet: he reaches nothing. */
export const nobody = (member: MemberId): Viewer => ({
  member,
  role: 'rep',
  extents: extentsOf(() => nowhere),
  standsFor: new Set(),
  inside: new Set(),
  grantable: new Set(),
  classes: classesFrom([]),
  classMove: 0,
})

/** Somebody whose work here is over: what was his own he has known, and he may nothing any more. */
export const formerMember = (member: MemberId): Viewer => {
  const viewer = nobody(member)
  return { ...viewer, extents: { ...viewer.extents, see: { ...nowhere, own: true } } }
}

function viewerInPosts(company: Company, person: Member): Viewer {
  const posts = postsOf(person).map(({ role, department }) => ({ grants: grantsOf(company, role), department }))
  const extents = extentsOf((right) => {
    const parts = posts.map(({ grants, department }) => extentFrom(company, department, grants[right]))
    const all = parts.some((part) => part.all)
    return {
      all,
      own: parts.some((part) => part.own),
      // who reaches all is not told apart by his departments: one class of visibility for all who see everything
      departments: all ? nowhere.departments : new Set(parts.flatMap((part) => [...part.departments])),
    }
  })
  const classes = classesFrom(postsOf(person).map(({ role }) => classesOf(company, role)))
  const isGeneral = postsOf(person).some(({ role }) => role === 'generalManager')
  const farthest = extentsOf((right) => furthest(posts.map(({ grants }) => grants[right])))
  const mayGive = (role: RoleId): boolean => {
    if (isGeneral) return true
    const grants = grantsOf(company, role)
    if (extents.people.all) return role !== 'generalManager'
    return grants.people === 'none' && isWithin(grants, farthest) && seesClassesOf(classes, company, role)
  }
  const ruled = ruledDepartments(company)
  const inside = new Set(
    posts
      .flatMap(({ department }) => departmentsAbove(company.departments, department))
      .filter((each) => ruled.has(each)),
  )
  return {
    member: person.id,
    role: person.role,
    extents,
    standsFor: standsFor(company, person.id),
    inside,
    grantable: new Set(roleIds(company).filter(mayGive)),
    classes,
    classMove: newestMove(company.classMoves ?? {}, classes.see),
  }
}

function standsFor({ members }: Company, member: MemberId): ReadonlySet<MemberId> {
  const those = new Set<MemberId>()
  for (const { id, standIn } of members.values())
    if (standIn?.active === true && standIn.member === member) those.add(id)
  return those
}

/** A class that one does not write one may still see, never the other way round. */
function classesFrom(grants: readonly ClassGrants[]): Viewer['classes'] {
  const see = new Set<ColumnClass>(['normal', ...grants.flatMap((each) => each.see)])
  const edit = new Set<ColumnClass>(['normal', ...grants.flatMap((each) => each.edit)])
  return { see, edit: new Set([...edit].filter((each) => see.has(each))) }
}

/** Nobody gives away what he does not see himself. */
const seesClassesOf = (classes: Viewer['classes'], company: Company, role: RoleId): boolean =>
  classesOf(company, role).see.every((each) => classes.see.has(each))

/** The classes of columns that a role was given. */
export function classesOf({ roles }: Pick<Company, 'roles'>, role: RoleId): ClassGrants {
  const builtIn = BuiltInRole.safeParse(role)
  return builtIn.success ? builtInClasses[builtIn.data] : (roles.get(role)?.classes ?? silentClasses)
}

/** Every role that may be given: the built-in ones first, then the company's own. */
export const roleIds = ({ roles }: Company): readonly RoleId[] => [
  ...BuiltInRole.options,
  ...[...roles.values()].filter(({ deleted }) => deleted !== true).map(({ id }) => id),
]

/** A role's table of rights; a role that nobody knows has none. */
export function grantsOf({ roles }: Pick<Company, 'roles'>, role: RoleId): Grants {
  const builtIn = BuiltInRole.safeParse(role)
  return builtIn.success ? builtInGrants[builtIn.data] : (roles.get(role)?.grants ?? noGrants)
}

function extentFrom({ departments }: Company, department: DepartmentId, reach: Reach): Extent {
  switch (reach) {
    case 'none':
      return nowhere
    case 'own':
      return { ...nowhere, own: true }
    case 'ownBelow': {
      const below = departmentsBelow(departments, department)
      below.delete(department)
      return { all: false, own: true, departments: below }
    }
    case 'department':
      return { all: false, own: true, departments: new Set([department]) }
    case 'below':
      return { all: false, own: true, departments: departmentsBelow(departments, department) }
    case 'all':
      return { ...nowhere, all: true }
  }
}

const nowhere: Extent = { all: false, own: false, departments: new Set() }

const extentsOf = <T>(of: (right: Right) => T): { readonly [Each in Right]: T } =>
  // one entry for every right, by construction
  Object.fromEntries(Right.options.map((right) => [right, of(right)])) as { [Each in Right]: T }

const furthest = (reaches: readonly Reach[]): Reach =>
  Reach.options.findLast((reach) => reaches.includes(reach)) ?? 'none'

const reaches = (extent: Extent, viewer: Viewer, envelope: Envelope): boolean =>
  extent.all || (extent.own && ownerOf(envelope) === viewer.member) || extent.departments.has(envelope.department)

/**
 * Was the customer opened to him for this right, by name (R20) or by a rule on a value? Reading and editing alone can be
 * given, and only to one whose posts give him that right over something: an auditor does not become a writer, an
 * administrator no reader.
 */
function isGiven(viewer: Viewer, right: 'see' | 'edit', envelope: Envelope): boolean {
  const owner = ownerOf(envelope)
  if (owner !== null && viewer.standsFor.has(owner)) return mayAnywhere(viewer, right)
  const { collaborators, shownTo } = envelope
  if ((collaborators === undefined && shownTo === undefined) || !mayAnywhere(viewer, right)) return false
  const fits = (given: 'read' | 'edit') => right === 'see' || given === 'edit'
  const his = collaborationOf(envelope, viewer.member)
  if (his !== null && fits(his.right)) return true
  const isThere = (department: DepartmentId) =>
    viewer.inside.has(department) || viewer.extents[right].departments.has(department)
  return shownTo?.some((shown) => fits(shown.right) && isThere(shown.department)) === true
}

/** The choke point: may this person use this right on this customer? What he may not see he may nothing. */
export const may = (viewer: Viewer, right: Right, envelope: Envelope): boolean =>
  mayRead(viewer, envelope) &&
  (right === 'see' ||
    reaches(viewer.extents[right], viewer, envelope) ||
    (right === 'edit' && isGiven(viewer, right, envelope)))

/** Has he the right over anything at all? What decides whether a screen offers it. */
export function mayAnywhere(viewer: Viewer, right: Right): boolean {
  const { all, own, departments } = viewer.extents[right]
  return all || own || departments.size > 0
}

/** The general manager reads all, a manager his departments' customers, a rep his own; everybody what he was given. */
export const mayRead = (viewer: Viewer, envelope: Envelope): boolean =>
  reaches(viewer.extents.see, viewer, envelope) || isGiven(viewer, 'see', envelope)

/** Write right on a customer's records; `column` narrows it to one cell. A removed customer takes no writes. */
export function mayWrite(viewer: Viewer, envelope: Envelope, column?: Column): boolean {
  if (envelope.removed !== undefined || !may(viewer, 'edit', envelope)) return false
  return column === undefined || (column.deleted !== true && isTypeable(column) && mayEditColumn(viewer, column))
}

/**
 * M8: whoever reads a customer may leave a word about him, except who may do nothing anywhere but look (an auditor). Who
 * reads him reads what was said.
 */
export const mayComment = (viewer: Viewer, envelope: Envelope): boolean =>
  mayRead(viewer, envelope) && Right.options.some((right) => right !== 'see' && mayAnywhere(viewer, right))

/** R21: whoever reads a cell may say what should stand in it; who may not write it proposes. */
export function maySuggest(viewer: Viewer, envelope: Envelope, column: Column): boolean {
  if (envelope.removed !== undefined || !mayRead(viewer, envelope) || !maySeeColumn(viewer, column)) return false
  return column.deleted !== true && isTypeable(column)
}

/** Is this column there for him at all? Of one that is not, neither cells nor name are sent to him. */
export const maySeeColumn = (viewer: Viewer, column: Column): boolean => viewer.classes.see.has(classOf(column))

/** May he write its cells, where he may write the customer? Who only sees it proposes. */
export const mayEditColumn = (viewer: Viewer, column: Column): boolean => viewer.classes.edit.has(classOf(column))

/** The columns that are not there for him. */
export function hiddenColumns(viewer: Viewer, classes: ClassByColumn): ReadonlySet<ColumnId> {
  if (classes.size === 0) return nothingHidden
  const hidden = new Set<ColumnId>()
  for (const [column, of] of classes) if (!viewer.classes.see.has(of)) hidden.add(column)
  return hidden
}

const nothingHidden: ReadonlySet<ColumnId> = new Set()

/** Columns, options, cadence. */
export const mayConfigure = (viewer: Viewer): boolean => viewer.extents.configure.all

/** Members, departments, invitations of that department, in that role: nobody gives more than he has. */
export const mayManagePeople = (viewer: Viewer, department: DepartmentId, role: RoleId): boolean =>
  mayManageDepartment(viewer, department) && viewer.grantable.has(role)

/** The people and departments in and under this department. */
export const mayManageDepartment = ({ extents }: Viewer, department: DepartmentId): boolean =>
  extents.people.all || extents.people.departments.has(department)

/** The whole company: its name, its roles, its topmost departments. */
export const mayManageCompany = ({ extents }: Viewer): boolean => extents.people.all

/** He sees more than his own customers: the ledger of a leader. */
export const seesOthers = ({ extents }: Viewer): boolean => extents.see.all || extents.see.departments.size > 0

/** Handing a customer on. */
export const mayHandOver = (viewer: Viewer, envelope: Envelope): boolean => may(viewer, 'transfer', envelope)

/** Opening a customer to a colleague: of whoever may give him away. */
export const mayShare = (viewer: Viewer, envelope: Envelope): boolean =>
  envelope.owner.kind === 'rep' && envelope.removed === undefined && may(viewer, 'transfer', envelope)

/** Granting more time with a customer: of whoever approves beyond his own customers. */
export const mayGrantExtension = (viewer: Viewer, envelope: Envelope): boolean =>
  may(viewer, 'approve', envelope) &&
  (viewer.extents.approve.all || viewer.extents.approve.departments.has(envelope.department))

/** Giving a customer of the pool to a rep. */
export const mayAssignFromPool = (viewer: Viewer, envelope: Envelope): boolean => may(viewer, 'assign', envelope)

/** Entering customers for the people of that department. */
export const mayCreateFor = ({ extents }: Viewer, department: DepartmentId): boolean =>
  extents.create.all || extents.create.departments.has(department)

/** The pool's cards are masked, so that taking one needs no right to see it. */
export const mayTake = ({ extents }: Viewer, envelope: Envelope): boolean =>
  extents.claim.all || extents.claim.departments.has(envelope.department)

/**
 * Readers who see exactly the same things share one class, so that fan-out encodes a frame once per class.
 * Two viewers of one class must never differ in `mayRead` nor in `maySeeColumn`.
 */
export const visibilityClass = (viewer: Viewer): string => `${customersSeen(viewer)}${columnsSeen(viewer)}`

function columnsSeen({ classes: { see }, classMove }: Viewer): string {
  if (see.size === ColumnClass.options.length) return ''
  return `|sees:${[...see].sort().join(',')}${classMove === 0 ? '' : `/${classMove}`}`
}

function customersSeen({ member, standsFor: those, inside, extents: { see } }: Viewer): string {
  if (see.all) return 'all'
  if (!see.own && see.departments.size === 0) return 'none'
  const below = see.departments.size === 0 ? '' : `|below:${[...see.departments].sort().join(',')}`
  const places = inside.size === 0 ? '' : `|in:${[...inside].sort().join(',')}`
  const others = those.size === 0 ? '' : `|for:${[...those].sort().join(',')}`
  return see.own ? `own:${member}${below}${places}${others}` : below
}
