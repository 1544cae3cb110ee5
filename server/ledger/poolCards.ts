import type { CustomerId } from '#shared/base/id.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column, ColumnRole } from '#shared/ledger/column.ts'
import { classOf } from '#shared/ledger/columnClass.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Reader } from '../store/store.ts'
import type { News, PoolCard } from './ledger.ts'
import type { OpenCompany } from './openCompany.ts'

/**
 * The cards of everybody in the pool, kept in memory once asked for: name, region, industry, since, and nothing
 * else. Searching the pool reads no documents.
 */
export class PoolCards {
  readonly #read: Reader
  readonly #company: OpenCompany
  #cards: Map<CustomerId, PoolCard> | null = null
  #columns: unknown = null
  #sorted: PoolCard[] | null = null

  constructor(read: Reader, company: OpenCompany) {
    this.#read = read
    this.#company = company
  }

  find({ text, after, limit }: { readonly text: string; readonly after: CustomerId | null; readonly limit: number }): {
    readonly cards: readonly PoolCard[]
    readonly total: number
  } {
    const wanted = text.normalize('NFKC').trim().toLocaleLowerCase()
    const found = this.#all().filter((card) => wanted === '' || matches(card, wanted))
    const start = after === null ? 0 : found.findIndex((card) => card.customer === after) + 1
    return { cards: found.slice(start, start + Math.max(0, limit)), total: found.length }
  }

  /** What was committed may concern the pool. */
  hear(news: readonly News[]): void {
    const cards = this.#cards
    if (cards === null) return
    for (const { item, audience } of news) {
      if (item.kind !== 'gain' && item.kind !== 'envelope' && item.kind !== 'write') continue
      const envelope =
        audience.kind === 'hands' ? audience.after : audience.kind === 'readers' ? audience.envelope : null
      if (envelope === null || (envelope.owner.kind !== 'pool' && !cards.has(envelope.customer))) continue
      this.#sorted = null
      const card = this.#cardOf(envelope)
      if (card === null) cards.delete(envelope.customer)
      else cards.set(envelope.customer, card)
    }
  }

  /** Newest in the pool first. */
  #all(): readonly PoolCard[] {
    const { columns } = this.#company.now()
    if (this.#cards === null || this.#columns !== columns) {
      this.#columns = columns
      this.#cards = this.#readAll()
      this.#sorted = null
    }
    this.#sorted ??= [...this.#cards.values()].sort(
      (left, right) => right.since - left.since || (left.customer < right.customer ? -1 : 1),
    )
    return this.#sorted
  }

  #readAll(): Map<CustomerId, PoolCard> {
    const cards = new Map<CustomerId, PoolCard>()
    for (const { envelope } of this.#read.customers({ kind: 'pool' }, null, Number.MAX_SAFE_INTEGER)) {
      const card = this.#cardOf(envelope)
      if (card !== null) cards.set(envelope.customer, card)
    }
    return cards
  }

  #cardOf({ customer, owner, removed }: Envelope): PoolCard | null {
    if (owner.kind !== 'pool' || removed !== undefined) return null
    const row = this.#read.rows('customers', customer).find(({ id }) => id === ledgerRecord(customer))
    const told = (role: ColumnRole): string => {
      const column = this.#company.columnByRole('customers', role)
      // cards are asked for by everybody
      const isOpen = column !== null && classOf(column) === 'normal'
      return !isOpen || row === undefined ? '' : textOf(column, row.cells[column.id] ?? null)
    }
    return { customer, name: told('name'), region: told('region'), industry: told('industry'), since: owner.since }
  }
}

const matches = (card: PoolCard, wanted: string): boolean =>
  `${card.name}\n${card.region}\n${card.industry}`.normalize('NFKC').toLocaleLowerCase().includes(wanted)

function textOf(column: Column, value: CellValue): string {
  const nameOf = (id: unknown) => column.options?.find((option) => option.id === id)?.name ?? ''
  if (column.kind === 'select') return nameOf(value)
  if (column.kind === 'multiSelect' && Array.isArray(value)) return value.map(nameOf).join('、')
  return typeof value === 'string' ? value : ''
}
