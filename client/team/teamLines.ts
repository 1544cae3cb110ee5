import { DepartmentId, MemberId } from '#shared/base/id.ts'
import { departmentsBelow, postsOf, type Company, type Member } from '#shared/ledger/company.ts'
import { grantsOf, type Viewer } from '#shared/ownership/rights.ts'
import { branchesOf } from '../company/departmentTree.ts'
import { sumOf, type Tallies, type Tally } from './tally.ts'

/** Whose rows are looked at: one person's, those of a department's people, or what nobody has. */
export type Whom = MemberId | DepartmentId | 'pool'

/** One line of the tree, from top to bottom as it is read. */
export interface TeamLine {
  readonly whom: Whom
  readonly name: string
  readonly depth: number
  readonly kind: 'department' | 'person' | 'pool'
  readonly tally: Tally
}

const none: Tally = [0, 0, 0]

/**
 * The people whose rows this person sees, under their departments with the sums of these. Somebody who has nothing is
 * listed where he could have: a leader wants to know that, too.
 */
export function teamLines(company: Company, viewer: Viewer, tallies: Tallies): readonly TeamLine[] {
  const shown = [...company.members.values()].filter(
    (member) => tallies.has(member.id) || (isInReach(viewer, member) && couldHave(company, member)),
  )
  const byDepartment = Map.groupBy(shown, ({ department }) => department)
  const lines = branchesOf(company.departments).flatMap(({ department, depth }): TeamLine[] => {
    const below = peopleOf(company, department.id)
    const people = shown.filter(({ id }) => below.has(id))
    if (people.length === 0) return []
    const own = [...(byDepartment.get(department.id) ?? [])].sort((left, right) =>
      left.name.localeCompare(right.name, 'zh'),
    )
    return [
      {
        whom: department.id,
        name: department.name,
        depth,
        kind: 'department',
        tally: sumOf(people.map(({ id }) => tallies.get(id) ?? none)),
      },
      ...own.map(({ id, name }): TeamLine => ({
        whom: id,
        name,
        depth: depth + 1,
        kind: 'person',
        tally: tallies.get(id) ?? none,
      })),
    ]
  })
  const pooled = tallies.get(null)
  return pooled === undefined ? lines : [...lines, { whom: 'pool', name: '', depth: 0, kind: 'pool', tally: pooled }]
}

/** Does a row of this person (null: of nobody) belong to the choice? */
export function isOf(company: Company, whom: Whom): (person: MemberId | null) => boolean {
  if (whom === 'pool') return (person) => person === null
  const department = DepartmentId.safeParse(whom)
  if (!department.success) return (person) => person === whom
  const people = peopleOf(company, department.data)
  return (person) => person !== null && people.has(person)
}

/** What a choice is called; null: nobody and nothing of that id is here. */
export const nameOfWhom = ({ members, departments }: Company, whom: Whom): string | null =>
  members.get(whom as MemberId)?.name ?? departments.get(whom as DepartmentId)?.name ?? null // one of two maps knows it

function peopleOf({ members, departments }: Company, department: DepartmentId): ReadonlySet<MemberId> {
  const below = departmentsBelow(departments, department)
  return new Set([...members.values()].filter((member) => below.has(member.department)).map(({ id }) => id))
}

const isInReach = ({ extents: { see } }: Viewer, member: Member): boolean =>
  member.left !== true && (see.all || see.departments.has(member.department))

/** Customers of his own: made, claimed or given. */
const couldHave = (company: Company, member: Member): boolean =>
  postsOf(member).some(({ role }) => {
    const { create, claim } = grantsOf(company, role)
    return create !== 'none' || claim !== 'none'
  })
