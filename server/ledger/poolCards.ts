import type { ColumnId, CustomerId, PoolId } from '#shared/base/id.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Cells, CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Pool } from '#shared/ownership/pool.ts'
import { cardColumns, poolOf, poolsOf } from '#shared/ownership/poolOf.ts'
import { poolReasonOf, type PoolReason } from '#shared/ownership/poolReason.ts'
import type { Reader } from '../store/store.ts'
import type { News } from './news.ts'
import type { PoolCard } from './ledger.ts'
import type { OpenCompany } from './openCompany.ts'

/** A customer of nobody as kept in memory: his name and the cells that some pool shows. */
interface Kept {
  readonly customer: CustomerId
  readonly pool: PoolId | undefined
  readonly since: Instant
  readonly why: PoolReason
  readonly epoch: number
  readonly name: string
  readonly cells: Cells
}

/**
 * The cards of everybody in the pools, kept in memory once asked for: the name and what a pool's cards show, nothing
 * else. Searching a pool reads no documents, and finds by nothing that its cards do not show.
 */
export class PoolCards {
  readonly #read: Reader
  readonly #company: OpenCompany
  #kept: Map<CustomerId, Kept> | null = null
  #columns: unknown = null
  #sorted: Kept[] | null = null

  constructor(read: Reader, company: OpenCompany) {
    this.#read = read
    this.#company = company
  }

  /** All cards of a pool in which the words stand, newest in the pool first; only columns that `mayShow` lets through. */
  find(pool: Pool, text: string, mayShow: (column: Column) => boolean): readonly PoolCard[] {
    const company = this.#company.now()
    const { settings, members } = company
    const columns = cardColumns(company, pool).filter(mayShow)
    const wanted = plain(text)
    const context = { zoneMinutes: settings.zoneMinutes, members }
    const holds = ({ name, cells }: Kept) =>
      plain([name, ...columns.map((column) => formatCell(column, cells[column.id], context))].join('\n')).includes(
        wanted,
      )
    return this.#all()
      .filter((kept) => poolOf(settings, kept.pool).id === pool.id && (wanted === '' || holds(kept)))
      .map(({ customer, name, since, why, epoch, cells }) => ({
        customer,
        name,
        since,
        why,
        epoch,
        cells: columns.map(({ id }) => ({ column: id, value: cells[id] ?? null })),
      }))
  }

  /** What was committed may concern a pool. */
  hear(news: readonly News[]): void {
    const known = this.#kept
    if (known === null) return
    for (const { item, audience } of news) {
      if (item.kind !== 'gain' && item.kind !== 'envelope' && item.kind !== 'write') continue
      const envelope =
        audience.kind === 'hands' ? audience.after : audience.kind === 'readers' ? audience.envelope : null
      if (envelope === null || (envelope.owner.kind !== 'pool' && !known.has(envelope.customer))) continue
      this.#sorted = null
      const kept = this.#keep(envelope)
      if (kept === null) known.delete(envelope.customer)
      else known.set(envelope.customer, kept)
    }
  }

  #all(): readonly Kept[] {
    const { columns } = this.#company.now()
    // columns and what pools show of them change together with the company
    if (this.#kept === null || this.#columns !== columns) {
      this.#columns = columns
      this.#kept = this.#readAll()
      this.#sorted = null
    }
    this.#sorted ??= [...this.#kept.values()].sort(
      (left, right) => right.since - left.since || (left.customer < right.customer ? -1 : 1),
    )
    return this.#sorted
  }

  #readAll(): Map<CustomerId, Kept> {
    const all = new Map<CustomerId, Kept>()
    for (const { envelope } of this.#read.customers({ kind: 'pool' }, null, Number.MAX_SAFE_INTEGER)) {
      const kept = this.#keep(envelope)
      if (kept !== null) all.set(envelope.customer, kept)
    }
    return all
  }

  #keep(envelope: Envelope): Kept | null {
    const { customer, owner, removed, epoch } = envelope
    if (owner.kind !== 'pool' || removed !== undefined) return null
    const row = this.#read.rows('customers', customer).find(({ id }) => id === ledgerRecord(customer))
    const company = this.#company.now()
    const shown = new Set(poolsOf(company.settings).flatMap((pool) => cardColumns(company, pool)))
    const cells: Record<ColumnId, CellValue> = {}
    for (const { id } of shown) cells[id] = row?.cells[id] ?? null
    const name = this.#company.columnByRole('customers', 'name')
    const told = name === null ? null : row?.cells[name.id]
    const { pool, since } = owner
    const why = poolReasonOf(envelope)
    return { customer, pool, since, why, epoch, name: typeof told === 'string' ? told : '', cells }
  }
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLocaleLowerCase()
