import { dayOf, type Instant } from '#shared/base/instant.ts'
import { isUnique, uniqueKey } from '#shared/ledger/unique.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { decideNewOwner } from '#shared/ownership/create.ts'
import { contactLink } from '#shared/ledger/customerNames.ts'
import { mayConfigure, seesOthers } from '#shared/ownership/rights.ts'
import type { NoOwner } from '#shared/workbook/readCell.ts'
import type { ColumnId, CustomerId, MemberId } from '#shared/base/id.ts'
import type { MappingRights } from '#shared/workbook/mapping.ts'
import type { Workspace } from '../replica/workspace.ts'
import type { ImportSetting } from './importSession.ts'

/** What the company is like for an import that begins now, as this device knows it. */
export async function importSetting(workspace: Workspace): Promise<ImportSetting> {
  const company = workspace.company.get()
  const now = workspace.now()
  const { zoneMinutes } = company.settings
  const name = columnByRole(company.columns.values(), 'customers', 'name')
  const names: string[] = []
  const linkable: [CustomerId, string][] = []
  for (const row of workspace.rows('customers').all()) {
    const value = name === null ? null : row.cells[name.id]
    if (typeof value !== 'string') continue
    names.push(value)
    linkable.push([row.customer, value])
  }
  return {
    columns: [...company.columns.values()],
    context: { today: dayOf(now, zoneMinutes), now, zoneMinutes, members: company.members },
    rights: importRights(workspace),
    names,
    held: heldIn(workspace),
    noOwners: noOwnersOf(workspace, now),
    ...([...company.columns.values()].some(({ kind }) => kind === 'customer' || kind === 'contact') && { linkable }),
    ...(await contactsOf(workspace)),
    me: workspace.me,
  }
}

/** What this person may make of a file. */
export function importRights(workspace: Workspace): MappingRights {
  const viewer = workspace.viewer.get()
  return { configure: mayConfigure(viewer), assign: seesOthers(viewer) }
}

/** As the server will decide row by row, said before anything is sent. */
function noOwnersOf(workspace: Workspace, at: Instant): NonNullable<ImportSetting['noOwners']> {
  const company = workspace.company.get()
  const viewer = workspace.viewer.get()
  const author = company.members.get(workspace.me)
  const noOwners = new Map<MemberId, NoOwner>()
  if (author === undefined) return noOwners
  for (const owner of company.members.keys()) {
    const decided = decideNewOwner({ viewer, author, owner, company }, at)
    if (decided.ok || decided.refusal.kind === 'unknown-member') continue
    noOwners.set(owner, { kind: decided.refusal.kind === 'sees-no-customers' ? 'owner-sees-none' : 'owner-not-yours' })
  }
  return noOwners
}

/** The contacts on this device by name, where a column may name them. */
async function contactsOf(workspace: Workspace): Promise<Pick<ImportSetting, 'contacts'>> {
  const { columns } = workspace.company.get()
  const name = columnByRole(columns.values(), 'contacts', 'name')
  if (name === null || ![...columns.values()].some(({ kind }) => kind === 'contact')) return {}
  const rows = workspace.rows('contacts')
  await rows.load()
  const contacts: [string, string][] = []
  for (const row of rows.all()) {
    const value = row.cells[name.id]
    if (typeof value === 'string') contacts.push([contactLink(row.customer, row.id), value])
  }
  return { contacts }
}

/** What the cells of unique columns hold on this device; the server knows of more. */
function heldIn(workspace: Workspace): NonNullable<ImportSetting['held']> {
  const held = new Map<ColumnId, Set<string | number>>()
  for (const column of workspace.company.get().columns.values()) {
    if (!isUnique(column)) continue
    const keys = new Set<string | number>()
    for (const row of workspace.rows(column.table).all()) {
      const key = uniqueKey(row.cells[column.id])
      if (key !== null) keys.add(key)
    }
    held.set(column.id, keys)
  }
  return held
}
