import { ledgerRecord, MemberId, type CustomerId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import type { Change } from '#shared/ledger/change.ts'
import { columnByRole, type Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { takesPlace } from '#shared/ownership/capacity.ts'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import { coolsUntil, isReturnReason } from '#shared/ownership/returnDay.ts'
import { may } from '#shared/ownership/rights.ts'
import type { ToShare } from '#shared/ownership/sharePlan.ts'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import type { PoolCard } from './poolApi.ts'

/** A customer about to be given to somebody: what the preview shows of him, and the hands he is in. */
export interface ToAssign extends ToShare {
  readonly name: string
  /** Null: in the pool. */
  readonly owner: MemberId | null
  readonly epoch: number
}

/** Those of these customers that this person may give to somebody: out of the pool, or out of a colleague's hands. */
export function readToAssign(workspace: Workspace, customers: readonly CustomerId[]): readonly ToAssign[] {
  const company = workspace.company.get()
  const { zoneMinutes, sharing } = company.settings
  const name = columnByRole(company.columns.values(), 'customers', 'name')
  const region = columnByRole(company.columns.values(), 'customers', 'region')
  const named = sharing?.named === undefined ? undefined : company.columns.get(sharing.named)
  const today = dayOf(workspace.now(), zoneMinutes)
  const text = (row: ViewRow, column: Column | null) =>
    column === null ? '' : formatCell(column, row.cells[column.id], { zoneMinutes, members: company.members })
  return customers.flatMap((customer) => {
    const row = workspace.rows('customers').get(ledgerRecord(customer))
    const envelope = workspace.envelope(customer)
    if (row === undefined || envelope === undefined || !mayAssign(workspace, envelope)) return []
    const asked = named === undefined ? null : MemberId.safeParse(row.cells[named.id])
    return {
      customer,
      name: text(row, name),
      region: text(row, region),
      named: asked?.success === true ? asked.data : null,
      former: formerOf(envelope, (former) => (coolsUntil(company, envelope, former) ?? '') > today),
      owner: ownerOf(envelope),
      takesPlace: takesPlace(company, row),
      epoch: envelope.epoch,
    }
  })
}

/** Out of the pool by the right to assign, out of somebody's hands by the right to transfer. */
export const mayAssign = (workspace: Workspace, envelope: Envelope): boolean =>
  envelope.removed === undefined &&
  may(workspace.viewer.get(), envelope.owner.kind === 'pool' ? 'assign' : 'transfer', envelope)

/** Who looked after him before: not one from whom the rules took him, nor one who must still wait for him. */
function formerOf({ owner, formerOwner }: Envelope, cools: (former: MemberId) => boolean): MemberId | null {
  if (owner.kind !== 'pool' || formerOwner === undefined || cools(formerOwner)) return null
  return isReturnReason(owner.reason) ? null : formerOwner
}

/** May this card's customer be assigned by this person: by his right, or because he looks after the pool? */
export function mayAssignCard(workspace: Workspace, { customer }: PoolCard, isHis: boolean): boolean {
  const envelope = workspace.envelope(customer)
  return isHis || (envelope !== undefined && mayAssign(workspace, envelope))
}

/** The same of cards: of a customer that is not held here, what the card says is all there is. */
export function cardsToAssign(workspace: Workspace, cards: readonly PoolCard[]): readonly ToAssign[] {
  const held = new Map(
    readToAssign(
      workspace,
      cards.map(({ customer }) => customer),
    ).map((each) => [each.customer, each]),
  )
  return cards.map(
    ({ customer, name, epoch }) =>
      held.get(customer) ?? { customer, name, epoch, region: '', named: null, former: null, owner: null },
  )
}

/** The command for one customer. */
export const assignChange = ({ customer, owner, epoch }: ToAssign, to: MemberId): Change => ({
  kind: owner === null ? 'assign' : 'transfer',
  customer,
  epoch,
  to,
})

export interface Loads {
  readonly all: ReadonlyMap<MemberId, number>
  /** Those that take a place by the pool's rules. */
  readonly held: ReadonlyMap<MemberId, number>
}

/** How many customers everybody has, as far as this person sees them. */
export function countLoads(workspace: Workspace): Loads {
  const company = workspace.company.get()
  const [all, held] = [new Map<MemberId, number>(), new Map<MemberId, number>()]
  const count = (load: Map<MemberId, number>, owner: MemberId) => void load.set(owner, (load.get(owner) ?? 0) + 1)
  for (const row of workspace.rows('customers').all()) {
    const envelope = workspace.envelope(row.customer)
    const owner = envelope === undefined || envelope.removed !== undefined ? null : ownerOf(envelope)
    if (owner === null) continue
    count(all, owner)
    if (takesPlace(company, row)) count(held, owner)
  }
  return { all, held }
}
