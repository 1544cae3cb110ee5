import type { CustomerId } from '#shared/base/id.ts'
import type { Random } from '#shared/base/id.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Reader } from '../store/store.ts'
import { OpenCustomer } from './openCustomer.ts'

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
  #clientId: number

  constructor(read: Reader, random: Random, capacity: number) {
    this.#read = read
    this.#random = random
    this.#capacity = capacity
    this.#clientId = newClientId(random)
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
    return this.#hold(new OpenCustomer(this.#read, stored, { clientId: this.#clientId, isNew: false }))
  }

  create(envelope: Envelope, seq: number): OpenCustomer {
    const stored = { envelope, handsSeq: seq }
    return this.#hold(new OpenCustomer(this.#read, stored, { clientId: this.#clientId, isNew: true }))
  }

  /** Something that was written was undone: read all anew. */
  forget(): void {
    for (const held of this.#open.values()) held.close()
    this.#open.clear()
    this.#clientId = newClientId(this.#random)
  }

  #hold(customer: OpenCustomer): OpenCustomer {
    this.#open.set(customer.id, customer)
    // A part holds at most a few hundred customers; the shelf is far larger, so what it works on is never put away.
    if (this.#open.size > this.#capacity) {
      const [oldest] = this.#open.values()
      if (oldest !== undefined) {
        this.#open.delete(oldest.id)
        oldest.close()
      }
    }
    return customer
  }
}

const newClientId = (random: Random): number => Math.floor(random() * 2 ** 32)
