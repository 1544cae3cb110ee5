import type { ColumnId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { plainOf } from '#shared/rich/rich.ts'
import { columnByRole, type Column, type ColumnRole, type TableId } from '#shared/ledger/column.ts'
import { commentColumns } from '#shared/ledger/comment.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { HistoryEntry } from './historyApi.ts'

/** By which of its cells a person knows a record, the best first. */
const telling: Readonly<Record<Exclude<TableId, 'customers' | 'comments'>, readonly ColumnRole[]>> = {
  contacts: ['name', 'phone'],
  followups: ['followUpSubject', 'followUpContent'],
  reminders: ['reminderTitle', 'reminderContent'],
}

/**
 * What the record of an entry is called: by its cells as they stand, or, of one that is gone, by what the history
 * last says of them. Null for the customer himself, empty when nothing names it.
 */
export function createRecordNamer(
  columns: Iterable<Column>,
  records: Readonly<Record<TableId, readonly ViewRow[]>>,
  entries: readonly HistoryEntry[],
): (entry: Pick<HistoryEntry, 'table' | 'record'>) => string | null {
  const all = [...columns]
  return ({ table, record }) => {
    if (table === 'customers') return null
    const row = records[table].find(({ id }) => id === record)
    if (table === 'comments') {
      return firstLine(row?.cells[commentColumns.text] ?? lastSaid(entries, record, commentColumns.text))
    }
    for (const role of telling[table]) {
      const column = columnByRole(all, table, role)
      if (column === null) continue
      const name = firstLine(row === undefined ? lastSaid(entries, record, column.id) : (row.cells[column.id] ?? null))
      if (name !== '') return name
    }
    return ''
  }
}

/** Entries come newest first. */
function lastSaid(entries: readonly HistoryEntry[], record: string, column: ColumnId): CellValue {
  const said = entries.filter((entry) => entry.record === record && entry.key === column)
  return said.find(({ now }) => now !== null && now !== '')?.now ?? null
}

const mostLetters = 30

function firstLine(value: CellValue): string {
  const line = typeof value === 'string' ? (plainOf(value).trim().split('\n')[0] ?? '') : ''
  const letters = Array.from(line)
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}…` : line
}
