import { expect, test } from 'vitest'
import { ledgerRecord, newCustomerId, newRecordId, type CustomerId, type MemberId } from '#shared/base/id.ts'
import { columnByRole, type ColumnRole, type TableId } from '#shared/ledger/column.ts'
import { readToday } from '../../client/home/today.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { monday, openOffice, randomFrom } from '../ledger/office.ts'

test('what is due at a colleague’s customers is due for whoever stands in for him, and is still the colleague’s', () => {
  const { anna, bert, chen, ledger } = openOffice()
  const company = ledger.companyNow()
  const random = randomFrom(3)
  const owners = new Map<CustomerId, MemberId>()
  const rowOf = (
    customer: CustomerId,
    table: TableId,
    cells: Partial<Record<ColumnRole, string | number>>,
  ): ViewRow => {
    const stamp = { by: anna, at: monday }
    const written = Object.entries(cells).map(([role, value]) => {
      // keys of a record of roles
      return [columnByRole(company.columns.values(), table, role as ColumnRole)?.id, value] as const
    })
    const id = table === 'customers' ? ledgerRecord(customer) : newRecordId(random)
    return { id, customer, table, cells: Object.fromEntries(written), created: stamp, changed: stamp, removed: null }
  }
  const customers = [anna, bert, chen].map((owner) => {
    const customer = newCustomerId(random)
    owners.set(customer, owner)
    return rowOf(customer, 'customers', { nextFollowUpOn: '2026-11-22' })
  })
  const reminders = [...owners.keys()].map((customer) =>
    rowOf(customer, 'reminders', { reminderTitle: '续签', reminderAt: monday + 3_600_000 }),
  )
  const read = (standsFor: ReadonlySet<MemberId>) => {
    const ownerOf = (customer: CustomerId) => owners.get(customer) ?? null
    const today = readToday({ company, me: chen, standsFor, now: monday, customers, reminders, ownerOf })
    const whose = (items: typeof today.overdue) => items.map(({ owner }) => owner)
    return [whose(today.overdue), whose(today.today), whose(today.teamOverdue), today.counts.mine]
  }
  expect(read(new Set())).toEqual([[chen], [chen], [anna, bert], 1])
  expect(read(new Set([anna]))).toEqual([[anna, chen], [anna, chen], [bert], 1])
})
