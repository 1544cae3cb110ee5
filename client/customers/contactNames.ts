import type { CustomerId, RecordId } from '#shared/base/id.ts'
import type { Company } from '#shared/ledger/company.ts'
import { contactLink, readContactLink } from '#shared/ledger/customerNames.ts'
import { nameKey } from '#shared/ledger/plainText.ts'
import type { RowsNews, ViewRow, Workspace } from '../replica/workspace.ts'
import type { ReadingsOf } from '../sheet/spokenMatch.ts'
import { createRoleReader, type RoleReader } from './customerCells.ts'
import { createWanted } from './wanted.ts'

/** A contact as a list offers it. */
export interface FoundContact {
  readonly id: string
  readonly name: string
}

/** The contacts on this device, by the links that name them. */
export interface LocalContacts {
  /** Null: no contact that this person sees. */
  nameOf(link: string): string | null
  named(name: string): readonly string[]
  /** By name, pinyin and phone; those of `near` before all others, and alone where nothing was typed. */
  find(text: string, near: CustomerId | null): readonly FoundContact[]
}

export function createLocalContacts(
  workspace: Workspace,
  parts: {
    readonly readingsOf: ReadingsOf
    readonly customerName: (id: CustomerId) => string
    readonly most: number
    /** A contact whose name was asked for is called otherwise. */
    readonly renamed: () => void
  },
): LocalContacts {
  const rows = workspace.rows('contacts')
  let byName: ReadonlyMap<string, readonly string[]> | null = null
  /** Every name that was asked for. */
  const told = new Map<RecordId, string | null>()
  rows.subscribe((news) => {
    byName = null
    if (told.size > 0 && isRenamed(news)) parts.renamed()
  })
  let reader: { readonly of: Company; readonly cells: RoleReader } | null = null
  const readCells = (): RoleReader => {
    const company = workspace.company.get()
    if (reader?.of !== company) reader = { of: company, cells: createRoleReader(company, 'contacts') }
    return reader.cells
  }
  const nameIn = (contact: RecordId): string | null => {
    const row = rows.get(contact)
    return row === undefined ? null : readCells().text(row, 'name')
  }
  function isRenamed(news: RowsNews): boolean {
    let found = false
    for (const id of news.kind === 'reset' ? told.keys() : news.ids) {
      const before = told.get(id)
      if (before === undefined) continue
      const now = nameIn(id)
      if (now !== before) found = true
      told.set(id, now)
    }
    return found
  }
  const linkOf = (row: ViewRow) => contactLink(row.customer, row.id)
  const readNames = () => {
    const cells = readCells()
    const links = new Map<string, string[]>()
    for (const row of rows.all()) {
      const key = nameKey(cells.text(row, 'name'))
      const present = links.get(key)
      if (present !== undefined) present.push(linkOf(row))
      else if (key !== '') links.set(key, [linkOf(row)])
    }
    return links
  }
  return {
    nameOf(link) {
      const parsed = readContactLink(link)
      if (parsed === null) return null
      const { customer, contact } = parsed
      const name = nameIn(contact)
      told.set(contact, name)
      return rows.get(contact)?.customer === customer ? name : null
    },
    named(name) {
      byName ??= readNames()
      return byName.get(nameKey(name)) ?? []
    },
    find(text, near) {
      parts.readingsOf('')
      const cells = readCells()
      const wanted = createWanted(text, parts.readingsOf)
      const best = wanted.best<ViewRow>(parts.most)
      const isBlank = text.trim() === ''
      for (const row of rows.all()) {
        const isNear = row.customer === near
        if (isBlank && (isNear || near === null)) best.offer(row, 0)
        const fit = isBlank ? null : wanted.fit(cells.text(row, 'name'), cells.text(row, 'phone'), best.below + 0.5)
        if (fit !== null) best.offer(row, isNear ? fit - 0.5 : fit)
      }
      return best.found().map(({ what: row }) => {
        const name = cells.text(row, 'name')
        return { id: linkOf(row), name: row.customer === near ? name : `${name} · ${parts.customerName(row.customer)}` }
      })
    },
  }
}
