import { useEffect, useMemo, useReducer } from 'react'
import type { TableId } from '#shared/ledger/column.ts'
import { useCustomerNameOf } from '../../customers/useCustomerNameOf.ts'
import { useRoleReader } from '../../customers/useRoleReader.ts'
import type { Wanted } from '../../customers/wanted.ts'
import { momentOf } from '../../followup/moment.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { useSource, useWorkspace } from '../../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../../words/useWords.ts'
import { useCustomerInUrl } from '../openCustomer.ts'
import type { Find, Found } from './find.ts'

const mostCustomers = 8
const mostOthers = 5

/** Customers by name, pinyin and phone. */
export function useCustomerFinds(wanted: Wanted): Found {
  const rows = useWorkspace().rows('customers')
  const cells = useRoleReader('customers')
  const { open } = useCustomerInUrl()
  return useMemo(() => {
    const best = wanted.best<ViewRow>(mostCustomers)
    for (const row of rows.all())
      best.offer(row, wanted.fit(cells.text(row, 'name'), cells.text(row, 'phone'), best.below))
    return found('customers', best.found(), (row) => ({
      key: row.id,
      name: cells.text(row, 'name'),
      more: cells.text(row, 'phone'),
      icon: null,
      grade: cells.option(row, 'grade'),
      go: () => open(row.customer),
    }))
  }, [wanted, rows, cells, open])
}

/** Contacts by name, pinyin and phone; they open their customer at their card. */
export function useContactFinds(wanted: Wanted): Found {
  const rows = useWorkspace().rows('contacts')
  const cells = useRoleReader('contacts')
  const nameOf = useCustomerNameOf()
  const words = useWords().customer.contacts
  const loaded = useLoaded('contacts')
  const { open } = useCustomerInUrl()
  return useMemo(() => {
    const best = wanted.best<ViewRow>(mostOthers)
    for (const row of loaded ? rows.all() : [])
      best.offer(row, wanted.fit(cells.text(row, 'name'), cells.text(row, 'phone'), best.below))
    return found('contacts', best.found(), (row) => ({
      key: row.id,
      name: cells.text(row, 'name') || words.unnamed,
      more: [nameOf(row), cells.text(row, 'phone')].filter(Boolean).join(' · '),
      icon: 'person',
      grade: null,
      go: () => open(row.customer, { part: 'contacts', at: row.id }),
    }))
  }, [wanted, rows, cells, nameOf, words, loaded, open])
}

/** Follow-ups by subject, also as it is spoken, and by what they say; the newest of those that fit alike. */
export function useFollowUpFinds(wanted: Wanted): Found {
  const workspace = useWorkspace()
  const rows = workspace.rows('followups')
  const company = useSource(workspace.company)
  const cells = useRoleReader('followups')
  const nameOf = useCustomerNameOf()
  const format = useFormat()
  const loaded = useLoaded('followups')
  const { open } = useCustomerInUrl()
  return useMemo(() => {
    const best = wanted.best<ViewRow>(mostOthers)
    const newestFirst = loaded
      ? [...rows.all()].sort((left, right) => momentOf(company, right) - momentOf(company, left))
      : []
    for (const row of newestFirst)
      best.offer(
        row,
        wanted.fit(cells.text(row, 'followUpSubject')) ?? wanted.fitText(cells.text(row, 'followUpContent')),
      )
    return found('followUps', best.found(), (row) => ({
      key: row.id,
      name: cells.text(row, 'followUpSubject') || cells.text(row, 'followUpContent').slice(0, 60),
      more: `${nameOf(row)} · ${format.moment(momentOf(company, row)).slice(0, 10)}`,
      icon: 'followUps',
      grade: null,
      go: () => open(row.customer, { part: 'followUps', at: row.id }),
    }))
  }, [wanted, rows, company, cells, nameOf, format, loaded, open])
}

function found(
  section: Found['section'],
  best: readonly { readonly what: ViewRow; readonly fit: number }[],
  findOf: (row: ViewRow) => Find,
): Found {
  return { section, fit: best[0]?.fit ?? Infinity, finds: best.map(({ what }) => findOf(what)) }
}

/** Read from disk when the search opens, not before: a number that grows with what has come; 0 while nothing has. */
function useLoaded(table: TableId): number {
  const rows = useWorkspace().rows(table)
  const [version, told] = useReducer((count: number) => count + 1, rows.size > 0 ? 1 : 0)
  useEffect(() => void rows.load().then(told, told), [rows])
  return version
}
