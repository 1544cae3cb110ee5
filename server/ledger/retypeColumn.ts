import { newOptionId, type RecordId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import type { Column, ColumnKind } from '#shared/ledger/column.ts'
import type { Write } from '#shared/ledger/document.ts'
import { optionNames, optionsNamed, takesOptionsFound } from '#shared/ledger/optionsFound.ts'
import type { LogEntry, LoggedWrite } from '../store/store.ts'
import type { Job } from './job.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'

type Retype = Omit<Extract<Job, { kind: 'retype' }>, 'after' | 'by'>

/**
 * The cells of one column of one customer as the new kind; what does not convert is emptied, its text in the history.
 * Taken back, a cell that still stands as the retype wrote it gets what stood there before, to the letter.
 */
export function retypeWrites(part: PartWork, open: OpenCustomer, retype: Retype): Write[] {
  const { from, to } = retype
  const context = contextOf(part)
  const before = retype.undoing === true ? writtenByRetype(part, open, retype) : null
  const writes: Write[] = []
  for (const row of open.records(from.table)) {
    const value = row.cells[from.id] ?? null
    const written = before?.get(row.id)
    if (written !== undefined && sameCell(written.now, value)) {
      writes.push({ table: from.table, record: row.id, key: from.id, value: written.old })
    } else if (value !== null) {
      const converted = convertCell(from, to, value, context)
      writes.push({ table: from.table, record: row.id, key: from.id, value: converted.ok ? converted.value : null })
    }
  }
  return writes
}

/** The column as a choice; where nobody named its options, the texts in its cells do. */
export function withOptionsFor(part: PartWork, column: Column, to: ColumnKind): Column {
  const now = { ...column, kind: to }
  if (!takesOptionsFound(column)) return now
  const names = optionNames(column, to, cellsOf(part, column), contextOf(part))
  return { ...now, options: optionsNamed(column.options ?? [], names, () => newOptionId(part.books.random)) }
}

function* cellsOf(part: PartWork, column: Column): Generator<CellValue> {
  let after = null
  for (;;) {
    const page = part.books.tx.customers({ kind: 'all' }, after, 500)
    for (const { envelope } of page) {
      for (const row of part.books.tx.rows(column.table, envelope.customer)) yield row.cells[column.id] ?? null
    }
    const last = page.at(-1)
    if (last === undefined || page.length < 500) return
    after = last.envelope.customer
  }
}

/** Entries read from the log at a time. */
const chunk = 50

/** The cells that the gesture's retype (or its undo) was the last to write, by record. */
function writtenByRetype(
  part: PartWork,
  open: OpenCustomer,
  { column, gesture }: Retype,
): ReadonlyMap<RecordId, { readonly old: CellValue; readonly now: CellValue }> {
  const { tx } = part.books
  const found = new Map<RecordId, { old: CellValue; now: CellValue }>()
  const met = new Set<RecordId>()
  // nothing older than the gesture itself can be its doing
  const since = gesture === undefined ? Infinity : (tx.answer(gesture, 0)?.answer.seq ?? 0)
  const take = (entry: LogEntry, write: LoggedWrite) => {
    if (write.key !== column || met.has(write.record)) return
    met.add(write.record)
    // A part is a person's hand; what the product did for him afterwards has none.
    if (entry.set !== gesture || entry.part !== null) return
    found.set(write.record, { old: write.old as CellValue, now: write.value as CellValue }) // the key is a column's
  }
  for (let before: number | undefined; ;) {
    const entries = tx.logOf(open.id, chunk, before)
    for (const entry of entries) {
      if (entry.seq <= since) return found
      if (entry.body.kind === 'write') for (const write of entry.body.writes.toReversed()) take(entry, write)
    }
    before = entries.at(-1)?.seq
    if (before === undefined || entries.length < chunk) return found
  }
}

function contextOf(part: PartWork): CellContext {
  const { members, settings } = part.company
  return { members, zoneMinutes: settings.zoneMinutes, now: part.at, today: dayOf(part.at, settings.zoneMinutes) }
}
