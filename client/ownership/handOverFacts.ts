import type { Day } from '#shared/base/instant.ts'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import { createRoleReader } from '../customers/customerCells.ts'
import { momentOf } from '../followup/moment.ts'
import type { OpenCustomer, ViewRow } from '../replica/workspace.ts'

type Open = Extract<ReturnType<OpenCustomer['state']['get']>, { readonly kind: 'open' }>

/** What the next owner must know of a customer before he speaks to him. */
export interface HandOverFacts {
  /** Reminders that nobody has ticked off, soonest first. */
  readonly plans: readonly ViewRow[]
  /** Follow-ups whose promised day is still to come, and the latest one with a promise whatever its day. */
  readonly promises: readonly { readonly row: ViewRow; readonly on: Day }[]
  /** Days in the records of the customer and of his contacts. */
  readonly dates: readonly { readonly row: ViewRow; readonly column: Column; readonly day: Day }[]
  /** The latest five. */
  readonly recent: readonly ViewRow[]
}

export function handOverFacts(company: Company, { customer, records }: Open, today: Day): HandOverFacts {
  const plan = createRoleReader(company, 'reminders')
  const followUp = createRoleReader(company, 'followups')
  const newestFirst = [...records.followups].sort((one, other) => momentOf(company, other) - momentOf(company, one))
  const dueAt = (row: ViewRow) => Number(plan.value(row, 'reminderAt') ?? 0)
  return {
    plans: records.reminders
      .filter((row) => plan.value(row, 'reminderDone') !== true)
      .sort((one, other) => dueAt(one) - dueAt(other)),
    promises: newestFirst.flatMap((row, place) => {
      const on = followUp.text(row, 'followUpNextOn')
      return on !== '' && (on >= today || place === 0) ? [{ row, on }] : []
    }),
    dates: [customer, ...records.contacts].flatMap((row) => datesIn(company, row)),
    recent: newestFirst.slice(0, 5),
  }
}

function datesIn(company: Company, row: ViewRow): HandOverFacts['dates'] {
  return columnsOf(company.columns.values(), row.table).flatMap((column) => {
    const day = row.cells[column.id]
    const isDay = column.kind === 'date' && column.role !== 'nextFollowUpOn' && typeof day === 'string'
    return isDay ? [{ row, column, day }] : []
  })
}
