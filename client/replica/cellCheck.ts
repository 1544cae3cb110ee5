import { ledgerRecord, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { checkRules, mayEmpty } from '#shared/ledger/checkRules.ts'
import { columnByRole, type Column } from '#shared/ledger/column.ts'
import type { RuleRefusal } from '#shared/ledger/columnRules.ts'
import { isUnique, uniqueKey } from '#shared/ledger/unique.ts'
import { rowsView, type Book } from './book.ts'
import { envelopeView } from './overlayEnvelope.ts'
import type { CellCheck } from './checkedCell.ts'

/**
 * Starts the look at the cells of one gesture, with what this device knows of the others; the server knows of more.
 * Undoing is asked only whether two would hold one value: what stood there before a rule may stand there again.
 */
export function startCellCheck(book: Book, { undoing }: { readonly undoing: boolean }): CellCheck {
  const holders = new Holders(book)
  return ({ column, record, was, now }) => {
    if (!undoing) {
      const why = checkRules(column, now, book.shownCompany.settings.zoneMinutes)
      if (why !== null) return why
      if (now === null && was !== null && !mayEmpty(column)) return { kind: 'required' }
    }
    if (!isUnique(column)) return null
    const taken = holders.refusal(column, now, record)
    if (taken === null) holders.note(column, now, record)
    return taken
  }
}

type Key = string | number

/** Who holds which value of a unique column. Rows are walked once, at the first question about a column. */
class Holders {
  readonly #book: Book
  readonly #byColumn = new Map<ColumnId, Map<Key, (RecordId | null)[]>>()
  /** What records of this gesture hold from now on: what they held before is free. */
  readonly #written = new Map<ColumnId, Map<RecordId, Key | null>>()

  constructor(book: Book) {
    this.#book = book
  }

  refusal(column: Column, value: CellValue, except: RecordId | null): RuleRefusal | null {
    const key = uniqueKey(value)
    if (key === null) return null
    const written = this.#written.get(column.id)
    for (const record of this.#heldIn(column).get(key) ?? []) {
      // one of the rows that this gesture makes
      if (record === null) return { kind: 'taken' }
      if (record === except || (written?.has(record) === true && written.get(record) !== key)) continue
      const holder = rowsView(this.#book, column.table).get(record)?.customer
      return holder === undefined ? { kind: 'taken' } : this.#taken(holder)
    }
    return null
  }

  note(column: Column, value: CellValue, record: RecordId | null): void {
    const key = uniqueKey(value)
    if (key !== null) put(this.#heldIn(column), key, record)
    if (record === null) return
    const written = this.#written.get(column.id) ?? new Map<RecordId, Key | null>()
    this.#written.set(column.id, written.set(record, key))
  }

  #taken(customer: CustomerId): RuleRefusal {
    const column = columnByRole(this.#book.shownCompany.columns.values(), 'customers', 'name')
    const row = rowsView(this.#book, 'customers').get(ledgerRecord(customer))
    const name = column === null ? null : row?.cells[column.id]
    return { kind: 'taken', holder: { customer, name: typeof name === 'string' ? name : '' } }
  }

  #heldIn(column: Column): Map<Key, (RecordId | null)[]> {
    let held = this.#byColumn.get(column.id)
    if (held !== undefined) return held
    held = new Map()
    for (const row of rowsView(this.#book, column.table).values()) {
      const key = uniqueKey(row.cells[column.id])
      if (key === null || envelopeView(this.#book, row.customer)?.envelope.removed !== undefined) continue
      put(held, key, row.id)
    }
    this.#byColumn.set(column.id, held)
    return held
  }
}

function put(held: Map<Key, (RecordId | null)[]>, key: Key, record: RecordId | null): void {
  const present = held.get(key)
  if (present === undefined) held.set(key, [record])
  else present.push(record)
}
