import type { ChangeSetId, MemberId } from '#shared/base/id.ts'
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

/** So many rows and answers are worth a walk through their tables: some 10 ms of one turn. */
const longTail = 1024

/**
 * What the log says and the tables of rows and answers do not yet:
 *
 *   part ─► log (disk), tail (memory) ─► commit ─► … ─► fold: the tail goes into the tables in the order of their keys
 *
 * A row that is written again and again meanwhile is written once, and neighbours share their pages. Nothing is lost
 * with the memory: the log from the last fold on says it all again.
 */
export class Tail {
  readonly #journal = new Journal()
  readonly #rows = new JournaledMap<TailRow>(this.#journal)
  readonly #answers = new JournaledMap<TailAnswer>(this.#journal)

  get isLong(): boolean {
    return this.#rows.size + this.#answers.size >= longTail
  }

  get isEmpty(): boolean {
    return this.#rows.size + this.#answers.size === 0
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

  /** In the order of the tables' keys, so that neighbours meet on one page. */
  sorted(): { readonly rows: readonly TailRow[]; readonly answers: readonly TailAnswer[] } {
    return { rows: inOrder(this.#rows), answers: inOrder(this.#answers) }
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
  }
}

const inOrder = <V>(map: JournaledMap<V>): V[] =>
  [...map.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value)
