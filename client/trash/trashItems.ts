import type { CellContext } from '#shared/ledger/cellContext.ts'
import {
  columnByRole,
  columnsOf,
  isChoice,
  TableId,
  type Column,
  type ColumnRole,
  type Option,
} from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import type { Removal } from '#shared/ledger/removal.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** What lies in the trash, as the list tells it. `of`: the customer or column it belongs to. */
export type TrashItem = {
  readonly key: string
  readonly name: string
  readonly of: string
  /** Null: thrown away before anybody noted it. */
  readonly removed: Removal | null
} & (
  | { readonly kind: TrashTable; readonly row: ViewRow }
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'option'; readonly column: Column; readonly option: Option }
)

export type TrashKind = TrashItem['kind']

/** A comment that its author took back is his to bring again, by undo. */
const trashTables = TableId.exclude(['comments']).options
export type TrashTable = (typeof trashTables)[number]

export const trashKinds: readonly TrashKind[] = [...trashTables, 'column', 'option']

interface TrashParts {
  readonly company: Company
  readonly context: CellContext
  readonly trashed: (table: TableId) => readonly ViewRow[]
  /** The live ledger row of a customer. */
  readonly ledgerRow: (customer: CustomerId) => ViewRow | undefined
  /** May columns and options be taken back by this person? */
  readonly configures: boolean
}

/** Everything that this person may take back, what was thrown away last first. */
export function trashItems(parts: TrashParts): readonly TrashItem[] {
  const items = [...trashTables.flatMap((table) => recordsIn(parts, table)), ...columnsIn(parts)]
  return items.sort((left, right) => (right.removed?.at ?? 0) - (left.removed?.at ?? 0))
}

function recordsIn({ company, context, trashed, ledgerRow }: TrashParts, table: TrashTable): TrashItem[] {
  const named = namingColumns(company, table)
  const name = namingColumns(company, 'customers')
  const tell = (row: ViewRow | undefined, columns: readonly Column[]): string => {
    for (const column of columns) {
      const text = row === undefined ? '' : formatCell(column, row.cells[column.id], context)
      if (text !== '') return text.replaceAll('\n', ' ')
    }
    return ''
  }
  return trashed(table).map((row) => ({
    kind: table,
    key: row.id,
    row,
    name: tell(row, named),
    of: table === 'customers' ? '' : tell(ledgerRow(row.customer) ?? undefined, name),
    removed: row.removed,
  }))
}

const namingRoles: Readonly<Record<TrashTable, readonly ColumnRole[]>> = {
  customers: ['name', 'phone'],
  contacts: ['name', 'phone'],
  followups: ['followUpSubject', 'followUpContent', 'followUpAt'],
  reminders: ['reminderTitle', 'reminderContent', 'reminderAt'],
}

/** What a record is called by: the columns of these roles, else whatever it holds from the left. */
function namingColumns(company: Company, table: TrashTable): readonly Column[] {
  const columns = [...company.columns.values()]
  return [
    ...namingRoles[table].flatMap((role) => columnByRole(columns, table, role) ?? []),
    ...columnsOf(columns, table).filter((column) => !isFiledByServer(column)),
  ]
}

const isFiledByServer = ({ kind, readonly }: Column): boolean =>
  readonly === true || ['autoNumber', 'createdAt', 'createdBy', 'changedAt', 'changedBy', 'checkbox'].includes(kind)

function columnsIn({ company, configures }: TrashParts): TrashItem[] {
  if (!configures) return []
  return [...company.columns.values()].flatMap((column): TrashItem[] => {
    if (column.deleted === true) {
      const removed = company.removals.get(column.id) ?? null
      return [{ kind: 'column', key: column.id, column, name: column.name, of: '', removed }]
    }
    if (!isChoice(column.kind)) return []
    return (column.options ?? []).flatMap((option): TrashItem[] => {
      const removed = company.removals.get(option.id)
      if (option.deleted !== true || removed === undefined) return []
      return [{ kind: 'option', key: option.id, column, option, name: option.name, of: column.name, removed }]
    })
  })
}

/** The ledger's record of a customer, if he is not in the trash himself. */
export const ledgerRowIn =
  (rows: { get(id: ReturnType<typeof ledgerRecord>): ViewRow | undefined }) =>
  (customer: CustomerId): ViewRow | undefined =>
    rows.get(ledgerRecord(customer))
