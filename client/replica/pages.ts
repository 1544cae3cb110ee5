import type { ColumnId, CustomerId, DepartmentId, MemberId, RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { TableId } from '#shared/ledger/column.ts'
import { Envelope } from '#shared/ownership/envelope.ts'
import type { BootRow } from '#shared/wire/item.ts'
import { createTextStock, type TextStock } from './textStock.ts'

/**
 * A page is about 250 rows as one JSON text: the columns once, then every row as a bare list in their order.
 * Measured against one record a row: a cold open of 100,000 rows takes a third of the time, a write a tenth.
 */
export const rowsPerPage = 250

/** What lies in pages: the rows of each table, and the envelopes of all customers. */
export const paged = [...TableId.options, 'envelopes'] as const
export type Paged = (typeof paged)[number]

const fixed = 8

type Line = readonly [
  id: RecordId,
  /** 0 when it is the row's own id: the ledger record bears the customer's. */
  customer: CustomerId | 0,
  createdBy: MemberId,
  createdAt: number,
  changedBy: MemberId | 0,
  changedAt: number,
  removedBy: MemberId | 0,
  removedAt: number,
  /** A missing cell is an empty one: rows of one shape are built in half the time of rows with holes. */
  ...cells: CellValue[],
]

/** Rows as the text of one page. */
export function encodeRows(rows: readonly BootRow[]): string {
  // sorted, so that the rows of all pages have one shape in memory
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))].sort() as ColumnId[]
  const lines = rows.map((row): Line => {
    const { id, created, changed, removed } = row
    const cells = columns.map((column) => row.cells[column] ?? null)
    return [
      id,
      (row.customer as string) === id ? 0 : row.customer,
      created.by,
      created.at,
      changed.by === created.by ? 0 : changed.by,
      changed.at,
      removed?.by ?? 0,
      removed?.at ?? 0,
      ...cells,
    ]
  })
  return JSON.stringify({ columns, lines })
}

/**
 * Every row is a copy of this, filled in. Parsed, because an object that grows by computed keys becomes a hash table at
 * the twelfth: slower to make and to read, and twice as large.
 */
const emptyCells = (columns: readonly ColumnId[]): Record<ColumnId, CellValue> =>
  JSON.parse(`{${columns.map((column) => `${JSON.stringify(column)}:null`).join()}}`)

/**
 * Throws on a text that is not a page: what cannot be read is fetched anew, never guessed. Who reads many pages hands in
 * one stock for all of them.
 */
export function decodeRows(table: TableId, text: string, stock: TextStock = createTextStock()): BootRow[] {
  // written by encodeRows on this device; the shape is checked as far as a wrong one could stop the app
  const { columns, lines } = JSON.parse(text) as { columns: ColumnId[]; lines: Line[] }
  if (!Array.isArray(columns) || !Array.isArray(lines)) throw new Error(`page of ${table} has no lines`)
  const empty = emptyCells(columns)
  const share = columns.map((column) => stock.of(column))
  // an import made all its rows at one moment
  let made: BootRow['created'] | null = null
  return lines.map((line) => {
    const [id, customer, createdBy, createdAt, changedBy, changedAt, removedBy, removedAt] = line
    if (typeof id !== 'string' || typeof createdAt !== 'number' || line.length !== fixed + columns.length) {
      throw new Error(`page of ${table} holds a broken line`)
    }
    const cells = { ...empty }
    for (let place = 0; place < columns.length; place += 1) {
      // both lists were measured above
      const value = line[fixed + place] as CellValue
      if (value !== null) cells[columns[place] as ColumnId] = shared(value, share[place]!) // one for each column
    }
    const created: BootRow['created'] =
      made?.at === createdAt && made.by === createdBy ? made : (made = { by: createdBy, at: createdAt })
    const isFresh = changedBy === 0 && changedAt === createdAt
    return {
      id,
      customer: customer === 0 ? (id as string as CustomerId) : customer,
      table,
      cells,
      created,
      changed: isFresh ? created : { by: changedBy === 0 ? createdBy : changedBy, at: changedAt },
      removed: removedBy === 0 ? null : { by: removedBy, at: removedAt },
    }
  })
}

function shared(value: CellValue, share: (text: string) => string): CellValue {
  if (typeof value === 'string') return share(value)
  return Array.isArray(value) ? value.map(share) : value
}

export function encodeEnvelopes(envelopes: readonly Envelope[]): string {
  return JSON.stringify(envelopes)
}

/** One check a page instead of one an envelope: 50,000 of them cost more than the rows otherwise. */
export function decodeEnvelopes(text: string, stock: TextStock = createTextStock()): Envelope[] {
  // ours alone until it is handed out, so that a few texts may be put in place of their copies
  const envelopes = JSON.parse(text) as (Envelope & {
    department: DepartmentId
    readonly owner: { member?: MemberId }
  })[]
  if (!Array.isArray(envelopes) || (envelopes.length > 0 && !Envelope.safeParse(envelopes[0]).success)) {
    throw new Error('page of envelopes holds something else')
  }
  const [department, member] = [stock.of('department'), stock.of('member')]
  for (const envelope of envelopes) {
    if (typeof envelope?.customer !== 'string' || typeof envelope.owner?.kind !== 'string') {
      throw new Error('page of envelopes holds a broken one')
    }
    if (typeof envelope.department === 'string') envelope.department = department(envelope.department)
    if (typeof envelope.owner.member === 'string') envelope.owner.member = member(envelope.owner.member)
  }
  return envelopes
}
