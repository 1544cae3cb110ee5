import * as Y from 'yjs'
import type { CustomerId, RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { ColumnClass } from '#shared/ledger/columnClass.ts'
import {
  newCustomerDoc,
  writeToDocument,
  writeToRow,
  type RecordRow,
  type Stamp,
  type Write,
} from '#shared/ledger/document.ts'
import { areOfPlace } from '#shared/ledger/place.ts'
import type { CustomerState } from '#shared/ledger/writes.ts'
import type { LoggedWrite, Reader, StoredCustomer, StoredRow } from '../store/store.ts'

/** What one application of writes did: for the log, the rows and everybody's documents. */
export interface Applied {
  readonly update: Uint8Array
  readonly logged: readonly LoggedWrite[]
  /** Rows that were not there before, and rows that were. */
  readonly made: readonly StoredRow[]
  readonly changed: readonly StoredRow[]
}

/**
 * The Yjs client id that writes columns of a class. One each, and one entry of the log each: Yjs numbers what an id
 * writes, and a reader who is not told of a class must not miss a number of what he is told.
 */
export type Strands = (of: ColumnClass) => number

/** One customer held open: envelope, rows by table and, once somebody writes, his document. */
export class OpenCustomer implements CustomerState {
  readonly id: CustomerId
  stored: StoredCustomer
  /** Updates in the log since the snapshot. */
  tail = 0
  readonly #read: Reader
  readonly #strands: Strands
  readonly #tables = new Map<TableId, Map<RecordId, StoredRow>>()
  #doc: Y.Doc | null

  constructor(read: Reader, stored: StoredCustomer, { strands, isNew }: { strands: Strands; isNew: boolean }) {
    this.#read = read
    this.#strands = strands
    this.id = stored.envelope.customer
    this.stored = stored
    this.#doc = null
    if (!isNew) return
    this.#doc = newCustomerDoc(this.id)
    for (const table of tableIds) this.#tables.set(table, new Map())
  }

  get hasDocument(): boolean {
    return this.#doc !== null
  }

  get envelope() {
    return this.stored.envelope
  }

  row(table: TableId, record: RecordId): StoredRow | null {
    return this.#table(table).get(record) ?? null
  }

  records(table: TableId): readonly StoredRow[] {
    return [...this.#table(table).values()]
  }

  /** Every record, table by table. */
  allRows(): StoredRow[] {
    return tableIds.flatMap((table) => [...this.#table(table).values()])
  }

  /** Writes the document and the rows alike; all of one class of columns. */
  apply(writes: readonly Write[], changed: Stamp, strand: ColumnClass): Applied {
    const doc = this.document()
    doc.clientID = this.#strands(strand)
    const logged = writes.map((write): LoggedWrite => ({ ...write, old: this.#standing(write) }))
    const update = writeToDocument(doc, writes)
    // rows bear the stamp of what was written into them; where they stand is not in them
    const isMove = areOfPlace(writes)
    const rows = rowsAfter(writes, this.id, (table, record) => this.row(table, record)).map((row): StoredRow => ({
      ...row,
      changed: isMove ? (this.row(row.table, row.id)?.changed ?? changed) : changed,
    }))
    const made: StoredRow[] = []
    const present: StoredRow[] = []
    for (const row of rows) {
      const table = this.#table(row.table)
      ;(table.has(row.id) ? present : made).push(row)
      table.set(row.id, row)
    }
    this.tail += 1
    return { update, logged, made, changed: present }
  }

  /** Everything that stands, nothing that was overwritten: a document with `gc` drops old contents as it goes. */
  snapshot(): Uint8Array {
    return Y.encodeStateAsUpdate(this.document())
  }

  document(): Y.Doc {
    if (this.#doc !== null) return this.#doc
    const { doc, tail } = loadDocument(this.#read, this.id)
    this.tail = tail
    this.#doc = doc
    return doc
  }

  close(): void {
    this.#doc?.destroy()
    this.#doc = null
  }

  #table(table: TableId): Map<RecordId, StoredRow> {
    let rows = this.#tables.get(table)
    if (rows === undefined) {
      rows = new Map(this.#read.rows(table, this.id).map((row) => [row.id, row]))
      this.#tables.set(table, rows)
    }
    return rows
  }

  #standing(write: Write): CellValue | Stamp {
    const row = this.#table(write.table).get(write.record)
    if (row === undefined) return null
    if (write.key === '@') return row.created
    return write.key === '-' ? row.removed : (row.cells[write.key] ?? null)
  }
}

/** The rows that these writes touch, as they then stand: cells of one record are laid on together, not one copy a cell. */
function rowsAfter(
  writes: readonly Write[],
  customer: CustomerId,
  standing: (table: TableId, record: RecordId) => RecordRow | null,
): RecordRow[] {
  const drafts = new Map<string, { row: RecordRow; readonly cells: Record<string, CellValue> }>()
  for (const write of writes) {
    const key = `${write.table}/${write.record}`
    const isStamp = write.key === '@' || write.key === '-'
    let draft = drafts.get(key)
    if (draft === undefined) {
      const before = standing(write.table, write.record)
      const row = isStamp ? writeToRow(before, customer, write) : before
      if (row === null) continue
      draft = { row, cells: { ...row.cells } }
      drafts.set(key, draft)
    } else if (isStamp) draft.row = writeToRow(draft.row, customer, write) ?? draft.row
    if (!isStamp) draft.cells[write.key] = write.value as CellValue // any key but the two stamps holds a cell
  }
  return [...drafts.values()].map(({ row, cells }) => ({ ...row, cells: cells as RecordRow['cells'] })) // keyed by column ids
}

/** Columns of the ledger come first, then what is read most. */
export const tableIds: readonly TableId[] = ['customers', 'reminders', 'followups', 'contacts', 'comments']

/** A customer's document from its snapshot and the updates since. */
export function loadDocument(read: Reader, customer: CustomerId): { readonly doc: Y.Doc; readonly tail: number } {
  const doc = newCustomerDoc(customer)
  const snapshot = read.snapshot(customer)
  const updates = read.updatesOf(customer, snapshot?.seq ?? 0)
  doc.transact(() => {
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.bytes)
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return { doc, tail: updates.length }
}
