import type { CustomerId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { hiddenColumns, mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { BootRow } from '#shared/wire/item.ts'
import type { Body } from '#shared/wire/message.ts'
import type { Reader, StoredCustomer } from '../store/store.ts'
import type { OpenCompany } from './openCompany.ts'
import { noticesFor, proposalsFor } from './personalLists.ts'
import { scopeOf } from './scope.ts'
import { rowWithout, type Hidden } from './withoutColumns.ts'
import { bootRow } from './writeCustomer.ts'

/** Customers of one page of the ledger itself; rows of one page of the tables under it, about. */
const pageSize = 500
/** Customers looked at for one page, where few of them have records of its table: nobody waits for a longer look. */
const mostLooked = 2_000
/** A page that took this long ends with what it has. */
const longestMs = 12
const fewRows = 50

/** What is needed to find one's way on a small screen comes first; contacts and comments, read when a customer is opened, last. */
export const bootOrder: readonly TableId[] = ['customers', 'reminders', 'followups', 'contacts', 'comments']

export interface BootPlace {
  readonly table: TableId
  readonly customer: CustomerId | null
}

/**
 * One page of the first sync: whole customers of one table in the order of their ids, so that it goes on from
 * any page after a break. What changes meanwhile comes as batches from `head`.
 */
export function bootPage(
  { read, company }: { readonly read: Reader; readonly company: OpenCompany },
  viewer: Viewer | null,
  {
    head,
    page,
    after,
    total,
    now,
  }: {
    head: number
    page: number
    after: BootPlace | null
    total: (viewer: Viewer) => number
    now: () => Instant
  },
): Body<'boot'> {
  const first = after === null
  const hidden = viewer === null ? null : hiddenColumns(viewer, company.classes)
  const lists =
    first && viewer !== null && hidden !== null ? firstPageLists({ read, company }, viewer, hidden) : noLists
  if (viewer === null || hidden === null) {
    return { head, page, table: 'comments', after: null, envelopes: [], rows: [], ...lists, last: true, total: 0 }
  }
  let place: BootPlace = after ?? { table: 'customers', customer: null }
  for (;;) {
    const found = readPage(read, viewer, place, { hidden, now })
    const next = found.done ? bootOrder[bootOrder.indexOf(place.table) + 1] : place.table
    const last = next === undefined
    const isEmpty = found.rows.length === 0 && found.envelopes.length === 0
    if (last || !isEmpty || !found.done) {
      const { envelopes, rows, end } = found
      const at = { table: place.table, after: end ?? place.customer }
      return { head, page, ...at, envelopes, rows, ...lists, last, total: total(viewer) }
    }
    place = { table: next, customer: null }
  }
}

interface Found {
  readonly envelopes: Body<'boot'>['envelopes']
  readonly rows: BootRow[]
  /** The customer that this page ends with. */
  readonly end: CustomerId | null
  /** Nothing more of this table. */
  readonly done: boolean
}

function readPage(
  read: Reader,
  viewer: Viewer,
  { table, customer }: BootPlace,
  { hidden, now }: { readonly hidden: Hidden; readonly now: () => Instant },
): Found {
  const until = now() + longestMs
  const envelopes: StoredCustomer['envelope'][] = []
  const rows: BootRow[] = []
  let end = customer
  for (let looked = 0; ; looked += pageSize) {
    if (looked >= mostLooked) return { envelopes, rows, end, done: false }
    const customers = read.customers(scopeOf(viewer), end, pageSize)
    for (const { envelope } of customers) {
      if (!mayRead(viewer, envelope)) continue // the store's index said so already; this is the choke point
      if (table === 'customers') envelopes.push(envelope)
      for (const row of read.rows(table, envelope.customer)) rows.push(rowWithout(bootRow(row), hidden))
      end = envelope.customer
      const isLong = rows.length >= pageSize || (rows.length >= fewRows && now() >= until)
      if (isLong) return { envelopes, rows, end, done: false }
    }
    if (customers.length < pageSize) return { envelopes, rows, end, done: true }
  }
}

type Lists = Pick<Body<'boot'>, 'proposals' | 'notices' | 'personal' | 'columns' | 'views'>

const noLists: Lists = { proposals: [], notices: [], personal: [] }

function firstPageLists(
  { read, company }: { readonly read: Reader; readonly company: OpenCompany },
  viewer: Viewer,
  hidden: Hidden,
): Lists {
  return {
    proposals: [...proposalsFor(read, viewer, hidden)] as unknown as Lists['proposals'], // plain data, which JSON is
    notices: [...noticesFor(read, viewer)],
    personal: [...read.personal(viewer.member)] as Lists['personal'], // checked as JSON when it was written
    columns: [...company.classed.values()].filter(({ id }) => !hidden.has(id)),
    views: [...company.viewsFor(hidden)],
  }
}
