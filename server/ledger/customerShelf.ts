import type { CustomerId } from '#shared/base/id.ts'
import type { Random } from '#shared/base/id.ts'
import type { ColumnClass } from '#shared/ledger/columnClass.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Reader } from '../store/store.ts'
import { OpenCustomer, type Strands } from './openCustomer.ts'

/**
 * The customers held open, those used last; the others are on disk. About 40 KB of heap each with a document.
 * Yjs numbers what one client id writes, so the shelf draws a new id whenever something that it wrote was undone:
 * two different updates must never bear the same number.
 */
export class CustomerShelf {
  readonly #read: Reader
  readonly #random: Random
  readonly #capacity: number
  readonly #open = new Map<CustomerId, OpenCustomer>()
  readonly #closing: OpenCustomer[] = []
  /** Few ids for all that this process writes keep state vectors short. */
  readonly #strands = new Map<ColumnClass, number>()

  constructor(read: Reader, random: Random, capacity: number) {
    this.#read = read
    this.#random = random
    this.#capacity = capacity
    this.#drawIds()
  }

  /** Null: no such customer. */
  open(id: CustomerId): OpenCustomer | null {
    const held = this.#open.get(id)
    if (held !== undefined) {
      this.#open.delete(id)
      this.#open.set(id, held)
      return held
    }
    const stored = this.#read.customer(id)
    if (stored === null) return null
    return this.#hold(new OpenCustomer(this.#read, stored, { strands: this.#strand, isNew: false }))
  }

  /** Only if he is held with his document open. */
  peek(id: CustomerId): OpenCustomer | null {
    const held = this.#open.get(id)
    return held?.hasDocument === true ? held : null
  }

  create(envelope: Envelope, seq: number): OpenCustomer {
    const stored = { envelope, handsSeq: seq }
    return this.#hold(new OpenCustomer(this.#read, stored, { strands: this.#strand, isNew: true }))
  }

  /** Something that was written was undone: read all anew. */
  forget(): void {
    for (const held of this.#open.values()) held.close()
    this.#open.clear()
    this.#closing.length = 0
    this.#drawIds()
  }

  /** Its document is not needed beyond this part. */
  closeSoon(customer: OpenCustomer): void {
    this.#closing.push(customer)
  }

  /**
   * Puts away what was used longest ago. Only ever between parts: what a part wrote stands in the log, where a
   * document is read from, when it closes.
   */
  trim(): void {
    for (const customer of this.#closing.splice(0)) customer.close()
    for (const customer of this.#open.values()) {
      if (this.#open.size <= this.#capacity) return
      this.#open.delete(customer.id)
      customer.close()
    }
  }

  #drawIds(): void {
    this.#strands.clear()
    this.#strands.set('normal', newClientId(this.#random))
  }

  readonly #strand: Strands = (of) => {
    let id = this.#strands.get(of)
    if (id === undefined) this.#strands.set(of, (id = newClientId(this.#random)))
    return id
  }

  #hold(customer: OpenCustomer): OpenCustomer {
    this.#open.set(customer.id, customer)
    return customer
  }
}

const newClientId = (random: Random): number => Math.floor(random() * 2 ** 32)
