import * as Y from 'yjs'
import type { ColumnId, CustomerId, MemberId, RecordId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import { CellValue, type Cells } from './cell.ts'
import { TableId } from './column.ts'

/**
 * Layout of a `customer/<id>` document: one root Y.Map a table (`customers`, `contacts`, …), flat keys:
 *   `<recordId>/@`          {by, at}   the record's creation; a record exists when this key does
 *   `<recordId>/-`          {by, at}   it lies in the trash
 *   `<recordId>/<columnId>` CellValue  one cell; an emptied cell is `null`
 * Flat because two laptops that each make a nested map lose one of them, and because it halves the heap.
 */
export const createdKey = (record: RecordId): string => `${record}/@`
export const removedKey = (record: RecordId): string => `${record}/-`
export const cellKey = (record: RecordId, column: ColumnId): string => `${record}/${column}`

export interface Stamp {
  readonly by: MemberId
  readonly at: Instant
}

/** One record as the screen and the rules read it. */
export interface RecordRow {
  readonly id: RecordId
  readonly customer: CustomerId
  readonly table: TableId
  readonly cells: Cells
  readonly created: Stamp
  readonly removed: Stamp | null
}

/** One assignment inside a document: what the log says, what live batches carry. */
export interface Write {
  readonly table: TableId
  /** `@` creation and `-` trash hold a Stamp or null; any other key is a ColumnId and holds a cell. */
  readonly record: RecordId
  readonly key: '@' | '-' | ColumnId
  readonly value: CellValue | Stamp
}

/** Bump when `project` gives other rows for the same document: local rows are then rebuilt. */
export const projectionVersion = 1

export function newCustomerDoc(customer: CustomerId): Y.Doc {
  return new Y.Doc({ guid: `customer/${customer}` })
}

/** Applies writes to the document in one transaction and returns the update that others need. */
export function writeToDocument(doc: Y.Doc, writes: readonly Write[]): Uint8Array {
  let update: Uint8Array | null = null
  const keep = (bytes: Uint8Array) => {
    update = bytes
  }
  doc.on('update', keep)
  try {
    doc.transact(() => {
      for (const write of writes) doc.getMap(write.table).set(`${write.record}/${write.key}`, write.value)
    })
  } finally {
    doc.off('update', keep)
  }
  return update ?? new Uint8Array([0, 0])
}

/** Everything a document says, as flat rows: the one projection, the same on both sides (architecture §2). */
export function project(doc: Y.Doc, customer: CustomerId): RecordRow[] {
  const rows: RecordRow[] = []
  for (const table of TableId.options) {
    const drafts = new Map<string, { cells: Record<string, CellValue>; created?: Stamp; removed: Stamp | null }>()
    for (const [path, value] of doc.getMap(table).entries()) {
      const slash = path.indexOf('/')
      const record = path.slice(0, slash)
      const key = path.slice(slash + 1)
      let draft = drafts.get(record)
      if (draft === undefined) drafts.set(record, (draft = { cells: {}, removed: null }))
      if (key === '@') draft.created = value as Stamp // the server is the only writer and checked it
      else if (key === '-') draft.removed = (value as Stamp | null) ?? null
      else draft.cells[key] = value as CellValue
    }
    for (const [record, draft] of drafts) {
      if (draft.created === undefined) continue
      rows.push({
        id: record as RecordId,
        customer,
        table,
        cells: draft.cells as Cells,
        created: draft.created,
        removed: draft.removed,
      })
    }
  }
  return rows
}

/** The same assignment on a row: keeps rows in step with the document without opening it. Null: the row does not exist yet. */
export function writeToRow(row: RecordRow | null, customer: CustomerId, write: Write): RecordRow | null {
  if (write.key === '@') {
    if (row !== null) return row
    return { id: write.record, customer, table: write.table, cells: {}, created: write.value as Stamp, removed: null }
  }
  if (row === null) return null
  if (write.key === '-') return { ...row, removed: (write.value as Stamp | null) ?? null }
  return { ...row, cells: { ...row.cells, [write.key]: write.value as CellValue } }
}

/** Many assignments of one record at once: its cells are copied a single time, however many are written. */
export function writesToRow(row: RecordRow | null, customer: CustomerId, writes: Iterable<Write>): RecordRow | null {
  let now = row
  let cells: Record<string, CellValue> | null = null
  for (const write of writes) {
    if (write.key === '@' || write.key === '-') now = writeToRow(now, customer, write)
    else if (now !== null) {
      cells ??= { ...now.cells }
      cells[write.key] = write.value as CellValue // any key but the two stamps holds a cell
    }
  }
  return now === null || cells === null ? now : { ...now, cells: cells as Cells } // keyed by column ids
}
