import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import type { ColumnKind } from '#shared/ledger/column.ts'
import type { CustomerNames } from '#shared/ledger/customerNames.ts'
import { nameKey } from '#shared/ledger/plainText.ts'
import { createCell } from '../replica/source.ts'
import type { RowsNews, Source, TableRows, ViewRow, Workspace } from '../replica/workspace.ts'
import type { ReadingsOf } from '../sheet/spokenMatch.ts'
import { createLocalContacts } from './contactNames.ts'
import { createRoleReader } from './customerCells.ts'
import { findCustomers } from './findCustomers.ts'

/** The names on this device, and the search by name, pinyin and phone that choosing one needs. */
export interface LocalCustomers extends CustomerNames {
  /** Grows when a customer or contact whose name was asked for is called otherwise: what was made of names is old then. */
  readonly renamed: Source<number>
  /** Where `takes` is given, of those alone. */
  readonly find: (
    text: string,
    takes?: (customer: CustomerId) => boolean,
  ) => readonly { readonly id: CustomerId; readonly name: string }[]
  /** What a cell of this kind may name; `near` is the customer whose cell it is. */
  readonly findLinked: (
    kind: ColumnKind,
    text: string,
    near: CustomerId | null,
  ) => readonly { readonly id: string; readonly name: string }[]
}

/** As many as a list shows. */
const mostFound = 50

/** Reads names from the rows as they are when asked; who is not among them is called `hidden`. */
export function createLocalCustomers(
  workspace: Workspace,
  {
    hidden,
    hiddenContact = hidden,
    readingsOf,
  }: { readonly hidden: string; readonly hiddenContact?: string; readonly readingsOf: ReadingsOf },
): LocalCustomers {
  const rows = workspace.rows('customers')
  let byName: ReadonlyMap<string, readonly CustomerId[]> | null = null
  /** Every name that was asked for, by customer: few beside those who are never linked. */
  const told = new Map<CustomerId, string>()
  const renamed = createCell(0)
  rows.subscribe((news) => {
    byName = null
    if (told.size > 0 && isRenamed(news)) renamed.update((times) => times + 1)
  })
  function isRenamed(news: RowsNews): boolean {
    const asked = news.kind === 'reset' ? told.keys() : news.ids.map((id) => id as string as CustomerId) // a ledger record bears his id
    let found = false
    for (const id of asked) {
      const before = told.get(id)
      if (before === undefined) continue
      const now = nameIn(id) ?? hidden
      if (now !== before) found = true
      told.set(id, now)
    }
    return found
  }
  const nameIn = (id: string): string | null => {
    const column = columnByRole(workspace.company.get().columns.values(), 'customers', 'name')
    const row = rows.get(ledgerRecord(id as CustomerId)) // an id of another form names no row
    if (row === undefined || column === null) return null
    const name = row.cells[column.id]
    return typeof name === 'string' ? name : ''
  }
  const contacts = createLocalContacts(workspace, {
    readingsOf,
    customerName: (id) => nameIn(id) ?? '',
    most: mostFound,
    renamed: () => renamed.update((times) => times + 1),
  })
  const find: LocalCustomers['find'] = (text, takes) => {
    // asked for before it is needed: the first letter typed is to find already
    readingsOf('')
    const cells = createRoleReader(workspace.company.get(), 'customers')
    const found =
      text.trim() === ''
        ? firstOf(those(rows, takes), mostFound)
        : findCustomers(those(rows, takes), { text, cells, readingsOf, most: mostFound })
    return found.map((row) => ({ id: row.customer, name: cells.text(row, 'name') }))
  }
  return {
    renamed,
    nameOf(id) {
      if (id.includes('/')) return contacts.nameOf(id) ?? hiddenContact
      const name = nameIn(id) ?? hidden
      told.set(id as CustomerId, name) // an id of another form is never told of
      return name
    },
    contactsNamed: (name) => contacts.named(name),
    named(name) {
      byName ??= namesOf(workspace)
      return byName.get(nameKey(name)) ?? []
    },
    find,
    findLinked: (kind, text, near) => (kind === 'contact' ? contacts.find(text, near) : find(text)),
  }
}

function* those(rows: TableRows, takes: (customer: CustomerId) => boolean = () => true): Generator<ViewRow> {
  for (const row of rows.all()) if (takes(row.customer)) yield row
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
