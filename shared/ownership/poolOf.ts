import type { ColumnId, DepartmentId, PoolId } from '../base/id.ts'
import type { Cells } from '../ledger/cell.ts'
import { columnByRole, type Column } from '../ledger/column.ts'
import { departmentsBelow, postsOf, type Company, type Settings } from '../ledger/company.ts'
import type { Envelope, Owner } from './envelope.ts'
import { commonPool, type Pool } from './pool.ts'
import { mayManageCompany, type Viewer } from './rights.ts'

/** The pools in use, the common one first. */
export function poolsOf({ pools = [] }: Settings): readonly [Pool, ...Pool[]] {
  const common = pools.find(({ id }) => id === commonPool)
  return [
    { ...common, id: commonPool, deleted: false },
    ...pools.filter(({ id, deleted }) => id !== commonPool && deleted !== true),
  ]
}

/** The pool of that id, or the common one. */
export function poolOf(settings: Settings, id: PoolId | undefined): Pool {
  const pools = poolsOf(settings)
  return pools.find((pool) => pool.id === id) ?? pools[0]
}

/** Where a customer of nobody lies; null: somebody has him. */
export const poolOfOwner = (settings: Settings, owner: Owner): Pool | null =>
  owner.kind === 'pool' ? poolOf(settings, owner.pool) : null

/** May he look at the cards of this pool, and claim from it? Whoever looks after the whole company sees every pool. */
export function mayEnter(company: Company, viewer: Viewer, pool: Pool): boolean {
  const { members = [], departments = [] } = pool
  if (members.length === 0 && departments.length === 0) return true
  if (members.includes(viewer.member) || administers(viewer, pool) || mayManageCompany(viewer)) return true
  const person = company.members.get(viewer.member)
  const mine = person === undefined ? [] : postsOf(person).map(({ department }) => department)
  return departments.some((each) => {
    const below = departmentsBelow(company.departments, each)
    return mine.some((department) => below.has(department))
  })
}

export const administers = ({ member }: Viewer, { administrators = [] }: Pool): boolean =>
  administrators.includes(member)

/** He looks after the pool that this customer lies in: he assigns him without seeing more than his card. */
export function administersHis({ settings }: Company, viewer: Viewer, { owner, removed }: Envelope): boolean {
  const pool = removed === undefined ? poolOfOwner(settings, owner) : null
  return pool !== null && administers(viewer, pool)
}

/** Into which pool a customer comes back by himself: the first that takes him; undefined: the common one. */
export function poolFor(company: Company, department: DepartmentId, cells: Cells): PoolId | undefined {
  return poolsOf(company.settings).find((pool) => takes(company, pool, department, cells))?.id
}

function takes(company: Company, { takes: rule }: Pool, department: DepartmentId, cells: Cells): boolean {
  if (rule === undefined) return false
  const { departments = [], column: id, values = [] } = rule
  const column = id === undefined ? undefined : company.columns.get(id)
  const byColumn = column !== undefined && values.length > 0
  if (departments.length === 0 && !byColumn) return false
  const fromThere = departments.some((each) => departmentsBelow(company.departments, each).has(department))
  return (departments.length === 0 || fromThere) && (!byColumn || holdsOne(cells[column.id], values))
}

function holdsOne(cell: Cells[ColumnId] | undefined, values: readonly string[]): boolean {
  if (Array.isArray(cell)) return cell.some((each) => values.includes(each))
  return typeof cell === 'string' && values.some((value) => cell === value || (!isId(value) && cell.includes(value)))
}

const isId = (value: string): boolean => value.startsWith('opt_')

/** The columns on the cards of a pool, those that are gone left out. */
export function cardColumns({ columns }: Company, { cards }: Pool): readonly Column[] {
  if (cards === undefined) {
    const usual = (['industry', 'region'] as const).map((role) => columnByRole(columns.values(), 'customers', role))
    return usual.filter((column) => column !== null)
  }
  return cards.flatMap((id) => {
    const column = columns.get(id)
    return column === undefined || column.deleted === true || column.table !== 'customers' ? [] : [column]
  })
}
