import { newOptionId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import type { Column, Option } from '#shared/ledger/column.ts'
import type { Write } from '#shared/ledger/document.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'

/** Most options that a retype makes of the texts it finds; what goes beyond is emptied and stays in the history. */
const mostOptions = 500

/** The cells of one column of one customer as the new kind; what does not convert is emptied, its text in the history. */
export function retypeWrites(part: PartWork, open: OpenCustomer, { from, to }: { from: Column; to: Column }): Write[] {
  const context = contextOf(part)
  const writes: Write[] = []
  for (const row of open.records(from.table)) {
    const value = row.cells[from.id] ?? null
    if (value === null) continue
    const converted = convertCell(from, to, value, context)
    writes.push({ table: from.table, record: row.id, key: from.id, value: converted.ok ? converted.value : null })
  }
  return writes
}

/** The options that a text column's cells ask for when it becomes a choice. */
export function optionsFor(part: PartWork, column: Column): readonly Option[] {
  const context = contextOf(part)
  const names = new Set<string>()
  let after = null
  for (;;) {
    const page = part.books.tx.customers({ kind: 'all' }, after, 500)
    for (const { envelope } of page) {
      for (const row of part.books.tx.rows(column.table, envelope.customer)) {
        const value = row.cells[column.id] ?? null
        const name = value === null ? '' : formatCell(column, value, context).trim()
        if (name !== '' && name.length <= 100 && names.size < mostOptions) names.add(name)
      }
    }
    const last = page.at(-1)
    if (last === undefined || page.length < 500) break
    after = last.envelope.customer
  }
  return [...names].map((name, place) => ({ id: newOptionId(part.books.random), name, color: place % 12 }))
}

function contextOf(part: PartWork): CellContext {
  const { members, settings } = part.company
  return { members, zoneMinutes: settings.zoneMinutes, now: part.at, today: dayOf(part.at, settings.zoneMinutes) }
}
