import type { CustomerId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { BootRow, Item } from '#shared/wire/item.ts'
import type { SideNews } from './disk.ts'
import { encodeEnvelopes, encodeRows, type Paged } from './pages.ts'
import { rowAfter } from './rowDisk.ts'

/** From this many new customers on a batch writes pages of them: fewer would leave pages too small to be worth one. */
const fewest = 32

type Gain = Item & { readonly kind: 'gain' }

/**
 * New customers of one batch, an import's above all, with everything that the batch says of them. Nothing older can lie
 * on this disk, so they are written as pages at once and never wait beside them to be folded in, which for a hundred
 * thousand rows would take longer than receiving them.
 */
export interface Births {
  has(customer: CustomerId): boolean
  /** False: not a birth, it belongs to the side. */
  take(gain: Gain): boolean
  write(table: Paged, news: SideNews): boolean
  /** He went to other hands: whatever follows belongs to the side. */
  leave(customer: CustomerId): void
  pages(): { readonly table: Paged; readonly text: string }[]
}

export function birthsIn(items: readonly Item[]): Births {
  const born = new Set<CustomerId>()
  for (const item of items) if (item.kind === 'gain' && isBirth(item)) born.add(item.customer)
  if (born.size < fewest) born.clear()
  const rows = new Map<TableId, Map<string, BootRow>>()
  const envelopes = new Map<CustomerId, Envelope>()
  const put = (row: BootRow) => {
    const ofTable = rows.get(row.table)
    if (ofTable === undefined) rows.set(row.table, new Map([[row.id, row]]))
    else ofTable.set(row.id, row)
  }
  return {
    has: (customer) => born.has(customer),
    take: (gain) => {
      if (envelopes.has(gain.customer)) born.delete(gain.customer)
      if (!born.has(gain.customer)) return false
      envelopes.set(gain.customer, gain.envelope)
      for (const row of gain.rows) put(row)
      return true
    },
    write: (table, news) => {
      if (table === 'envelopes' || news.kind !== 'writes') return false
      if (!born.has(news.customer) || !envelopes.has(news.customer)) return false
      const row = rowAfter(rows.get(table)?.get(news.id) ?? null, news)
      if (row !== null) put(row)
      return true
    },
    leave: (customer) => void born.delete(customer),
    pages: () => [
      ...[...rows].map(([table, ofTable]) => ({ table, text: encodeRows([...ofTable.values()]) })),
      ...(envelopes.size === 0
        ? []
        : [{ table: 'envelopes' as const, text: encodeEnvelopes([...envelopes.values()]) }]),
    ],
  }
}

/** The envelope is still the first one, made when the customer was. */
function isBirth({ seq, envelope, customer, rows }: Gain): boolean {
  const ledger = rows.find(({ id }) => (id as string) === customer)
  return (
    envelope.epoch === seq &&
    envelope.formerOwner === undefined &&
    envelope.removed === undefined &&
    ledger?.created.at === envelope.owner.since
  )
}
