import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import type { CustomerNames } from '#shared/ledger/customerNames.ts'
import { nameKey } from '#shared/ledger/plainText.ts'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import type { ReadingsOf } from '../sheet/spokenMatch.ts'
import { createRoleReader } from './customerCells.ts'
import { findCustomers } from './findCustomers.ts'

/** The names on this device, and the search by name, pinyin and phone that choosing one needs. */
export interface LocalCustomers extends CustomerNames {
  readonly find: (text: string) => readonly { readonly id: CustomerId; readonly name: string }[]
}

/** As many as a list shows. */
const mostFound = 50

/** Reads names from the rows as they are when asked; who is not among them is called `hidden`. */
export function createLocalCustomers(
  workspace: Workspace,
  { hidden, readingsOf }: { readonly hidden: string; readonly readingsOf: ReadingsOf },
): LocalCustomers {
  const rows = workspace.rows('customers')
  let byName: ReadonlyMap<string, readonly CustomerId[]> | null = null
  rows.subscribe(() => {
    byName = null
  })
  const nameIn = (id: string): string | null => {
    const column = columnByRole(workspace.company.get().columns.values(), 'customers', 'name')
    const row = rows.get(ledgerRecord(id as CustomerId)) // an id of another form names no row
    if (row === undefined || column === null) return null
    const name = row.cells[column.id]
    return typeof name === 'string' ? name : ''
  }
  return {
    nameOf: (id) => nameIn(id) ?? hidden,
    named(name) {
      byName ??= namesOf(workspace)
      return byName.get(nameKey(name)) ?? []
    },
    find(text) {
      // asked for before it is needed: the first letter typed is to find already
      readingsOf('')
      const cells = createRoleReader(workspace.company.get(), 'customers')
      const found =
        text.trim() === ''
          ? firstOf(rows.all(), mostFound)
          : findCustomers(rows.all(), { text, cells, readingsOf, most: mostFound })
      return found.map((row) => ({ id: row.customer, name: cells.text(row, 'name') }))
    },
  }
}

function firstOf(rows: Iterator<ViewRow>, most: number): ViewRow[] {
  const first: ViewRow[] = []
  for (let next = rows.next(); next.done !== true && first.length < most; next = rows.next()) first.push(next.value)
  return first
}

/** Every name on this device with those who bear it, as `nameKey` says it. */
export function namesOf(workspace: Workspace): ReadonlyMap<string, readonly CustomerId[]> {
  const cells = createRoleReader(workspace.company.get(), 'customers')
  const byName = new Map<string, CustomerId[]>()
  for (const row of workspace.rows('customers').all()) {
    const key = nameKey(cells.text(row, 'name'))
    const present = byName.get(key)
    if (key === '') continue
    if (present === undefined) byName.set(key, [row.customer])
    else present.push(row.customer)
  }
  return byName
}
