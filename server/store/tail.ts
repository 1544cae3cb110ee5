import type { ChangeSetId, CustomerId, MemberId } from '#shared/base/id.ts'
import type { Answer } from '#shared/ledger/change.ts'
import { Journal, JournaledMap } from './journal.ts'
import { rowKey, type Due, type StoredRow } from './store.ts'

export interface TailRow {
  readonly row: StoredRow
  readonly due: Due
}

export interface TailAnswer {
  readonly actor: MemberId
  readonly answer: Answer
}

export interface TailSnapshot {
  readonly customer: CustomerId
  readonly seq: number
  readonly bytes: Uint8Array
}

/** So many entries are worth a walk through the tables: some 10 ms of one turn. */
const longTail = 1024

/**
 * What the log says and the tables beside it do not yet: changed rows, answers, renewed
 * snapshots, which entries are about whom.
 *
 *   part ─► log (disk), tail (memory) ─► commit ─► … ─► fold: the tail goes into the tables in the order of their keys
 *
 * All of these lie at random keys, so that each would touch a page of its own. A row that is written again and again
 * meanwhile is written once, and neighbours share their pages. Nothing is lost with the memory: the log from the last
 * fold on says it all again.
 */
export class Tail {
  readonly #journal = new Journal()
  readonly #rows = new JournaledMap<TailRow>(this.#journal)
  readonly #answers = new JournaledMap<TailAnswer>(this.#journal)
  readonly #snapshots = new JournaledMap<TailSnapshot>(this.#journal)
  readonly #seqs = new Map<CustomerId, number[]>()
  #entries = 0

  get isLong(): boolean {
    return Math.max(this.#entries, this.#rows.size) >= longTail
  }

  get isEmpty(): boolean {
    return this.#entries + this.#rows.size + this.#answers.size + this.#snapshots.size === 0
  }

  get rowCount(): number {
    return this.#rows.size
  }

  row(key: string): TailRow | undefined {
    return this.#rows.get(key)
  }

  rows(): Iterable<TailRow> {
    return this.#rows.values()
  }

  putRow(row: StoredRow, due: Due): void {
    this.#rows.set(rowKey(row), { row, due })
  }

  dropRow(key: string): void {
    this.#rows.delete(key)
  }

  answer(set: ChangeSetId, part: number): TailAnswer | undefined {
    return this.#answers.get(`${set}/${part}`)
  }

  putAnswer(actor: MemberId, answer: Answer): void {
    this.#answers.set(`${answer.set}/${answer.part}`, { actor, answer })
  }

  snapshot(customer: CustomerId): TailSnapshot | undefined {
    return this.#snapshots.get(customer)
  }

  putSnapshot(snapshot: TailSnapshot): void {
    this.#snapshots.set(snapshot.customer, snapshot)
  }

  /** Entries about a customer, oldest first. */
  seqsOf(customer: CustomerId): readonly number[] {
    return this.#seqs.get(customer) ?? []
  }

  noteEntry(customer: CustomerId | null, seq: number): void {
    const seqs = customer === null ? [] : (this.#seqs.get(customer) ?? [])
    if (customer !== null) this.#seqs.set(customer, seqs)
    seqs.push(seq)
    this.#entries += 1
    this.#journal.note(() => {
      seqs.pop()
      this.#entries -= 1
    })
  }

  /** In the order of the tables' keys, so that neighbours meet on one page. */
  sorted(): {
    readonly rows: readonly TailRow[]
    readonly answers: readonly TailAnswer[]
    readonly snapshots: readonly TailSnapshot[]
    readonly seqs: readonly (readonly [CustomerId, readonly number[]])[]
  } {
    const seqs = [...this.#seqs].sort(([left], [right]) => (left < right ? -1 : 1))
    return { rows: inOrder(this.#rows), answers: inOrder(this.#answers), snapshots: inOrder(this.#snapshots), seqs }
  }

  mark(): number {
    return this.#journal.mark()
  }

  undoTo(mark: number): void {
    this.#journal.undoTo(mark)
  }

  /** The turn is durable. */
  keep(): void {
    this.#journal.commit()
    this.#journal.sync()
  }

  /** The turn is lost. */
  undoTurn(): void {
    this.#journal.undoOpen()
  }

  /** All of it stands in the tables, durably. */
  clear(): void {
    this.keep()
    this.#rows.clear()
    this.#answers.clear()
    this.#snapshots.clear()
    this.#seqs.clear()
    this.#entries = 0
  }
}

const inOrder = <V>(map: JournaledMap<V>): V[] =>
  [...map.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value)
