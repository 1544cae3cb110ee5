import type { CustomerId } from '#shared/base/id.ts'
import { TableId } from '#shared/ledger/column.ts'
import { project } from '#shared/ledger/document.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import type { BootRow } from '#shared/wire/item.ts'
import { recordsView, viewerNow, type Book } from './book.ts'
import { loadCustomer } from './bookLoad.ts'
import type { BookNews } from './bookNews.ts'
import type { Disk } from './disk.ts'
import { compactDocument, heldDocuments, longTails, mostDocuments, readDocument } from './documentDisk.ts'
import { envelopeView } from './overlayEnvelope.ts'
import { readRowsOf } from './rowDisk.ts'
import { createCell, type Cell } from './source.ts'
import type { OpenCustomer, ViewRow } from './workspace.ts'

type CustomerState = ReturnType<OpenCustomer['state']['get']>

export interface CustomersParts {
  readonly book: Book
  readonly disk: Disk
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  readonly tellScreen: (news: BookNews) => void
  /** Asks the server for documents; false while nobody is connected. */
  readonly want: (customers: readonly CustomerId[]) => boolean
  readonly onFault: (error: unknown) => void
}

/** The customers that are open on a screen, and the documents that lie on this device. */
export interface Customers {
  open(customer: CustomerId): OpenCustomer
  /** The book changed: open customers are read anew. */
  refresh(): void
  /** Documents were stored, or the server has none to show. */
  documentsCame(found: readonly CustomerId[], absent: readonly CustomerId[]): void
  /** Fetches documents of customers that the person may write, some at a time. Returns how many are still missing. */
  fetchMissing(some: number): Promise<number>
  compact(): Promise<void>
}

interface Opened {
  readonly state: Cell<CustomerState>
  users: number
}

export function createCustomers(parts: CustomersParts): Customers {
  const { book, disk } = parts
  const opened = new Map<CustomerId, Opened>()
  const asked = new Set<CustomerId>()

  const show = (customer: CustomerId, { state }: Opened) => {
    const ledger = book.tables.customers.view.get(ledgerRecord(customer))
    const isWhole = book.opened.has(customer) || TableId.options.every((table) => book.tables[table].loaded)
    if (ledger === undefined || !isWhole) {
      if (state.get().kind === 'open') state.set({ kind: 'absent' })
      return
    }
    state.update((before) => openState(before, customer, ledger))
  }

  const openState = (before: CustomerState, customer: CustomerId, ledger: ViewRow): CustomerState => {
    const envelope = envelopeView(book, customer)?.envelope
    const records = Object.fromEntries(
      TableId.options.map((table) => {
        const now = recordsView(book, customer, table)
        const held = before.kind === 'open' ? before.records[table] : []
        return [table, sameRows(held, now) ? held : now]
      }),
    ) as Record<TableId, readonly ViewRow[]> // one entry a table
    if (before.kind !== 'open') return { kind: 'open', customer: ledger, envelope, records }
    const isSame =
      before.customer === ledger &&
      JSON.stringify(before.envelope) === JSON.stringify(envelope) &&
      TableId.options.every((table) => before.records[table] === records[table])
    return isSame ? before : { kind: 'open', customer: ledger, envelope, records }
  }

  /** Reads him from this device, or asks the server; absent when neither has him. */
  const read = async (customer: CustomerId, isLastTry: boolean) => {
    const one = opened.get(customer)
    if (one === undefined) return
    if (!book.opened.has(customer)) {
      const isMineAlone = book.customers.get(customer)?.envelope === null
      const rows = isMineAlone ? [] : await rowsOf(disk, customer)
      if (rows !== null || isMineAlone) parts.tellScreen(loadCustomer(book, customer, rows ?? []))
    }
    if (book.tables.customers.view.has(ledgerRecord(customer))) show(customer, one)
    else if (isLastTry || !parts.want([customer])) one.state.set({ kind: 'absent' })
  }

  return {
    open: (customer) => {
      const one = opened.get(customer) ?? { state: createCell<CustomerState>({ kind: 'loading' }), users: 0 }
      one.users += 1
      opened.set(customer, one)
      if (one.users === 1) {
        show(customer, one)
        if (one.state.get().kind !== 'open') parts.inTurn(() => read(customer, false)).catch(parts.onFault)
      }
      let isOpen = true
      return {
        state: one.state,
        [Symbol.dispose]: () => {
          if (!isOpen) return
          isOpen = false
          one.users -= 1
          if (one.users === 0) opened.delete(customer)
        },
      }
    },
    refresh: () => {
      for (const [customer, one] of opened) {
        const isForgotten = one.state.get().kind === 'open' && !book.opened.has(customer)
        if (isForgotten && book.customers.has(customer)) {
          parts.inTurn(() => read(customer, false)).catch(parts.onFault)
        } else show(customer, one)
      }
    },
    documentsCame: (found, absent) => {
      for (const customer of [...found, ...absent]) {
        asked.delete(customer)
        if (opened.get(customer)?.state.get().kind === 'loading') {
          parts.inTurn(() => read(customer, true)).catch(parts.onFault)
        }
      }
    },
    fetchMissing: async (some) => {
      const viewer = viewerNow(book)
      if (viewer === null) return 0
      const held = new Set(await heldDocuments(disk))
      const missing: CustomerId[] = []
      for (const [customer, { envelope, lost }] of book.customers) {
        if (held.size + missing.length >= mostDocuments) break
        if (envelope === null || lost || held.has(customer) || asked.has(customer)) continue
        if (mayWrite(viewer, envelope)) missing.push(customer)
      }
      const wanted = missing.slice(0, some)
      if (wanted.length > 0 && parts.want(wanted)) for (const customer of wanted) asked.add(customer)
      return missing.length - wanted.length
    },
    compact: async () => {
      for (const customer of await longTails(disk, 20)) await compactDocument(disk, customer)
    },
  }
}

/** A customer's records from his document, or from the pages of rows when his document is not here. Null: neither. */
async function rowsOf(disk: Disk, customer: CustomerId): Promise<BootRow[] | null> {
  const held = await readDocument(disk, customer)
  if (held === null) {
    const rows = await readRowsOf(disk, customer)
    return rows.length === 0 ? null : rows
  }
  const rows = project(held.doc, customer).map((row): BootRow => ({ ...row, changed: row.created }))
  held.doc.destroy()
  return rows
}

const sameRows = (left: readonly ViewRow[], right: readonly ViewRow[]): boolean =>
  left.length === right.length && left.every((row, place) => row === right[place])
