import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { isPlainWrite, type LogEntry } from './store.ts'

/**
 * Entries of the open turn on their way into the log: they go there together when the turn commits, or as soon as
 * somebody reads the log. So a part that only appends needs no savepoint, which would copy every page that it touches.
 */
export class LogQueue {
  #waiting: LogEntry[] = []
  /** The first entry of the present part. */
  #partFrom = Number.POSITIVE_INFINITY
  #writtenTo = 0
  /** Some entries could not be written: the turn must not commit without them. */
  #fault: unknown = null
  readonly #insert: StatementSync
  readonly #takeBack: StatementSync

  constructor(db: DatabaseSync) {
    this.#insert = db.prepare(
      `insert into log (seq, at, actor, device, set_id, part, customer, plain, body, answer, bytes)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#takeBack = db.prepare('delete from log where seq >= ?')
  }

  startPart(): void {
    this.#partFrom = Number.POSITIVE_INFINITY
  }

  push(entry: LogEntry): void {
    if (entry.seq < this.#partFrom) this.#partFrom = entry.seq
    this.#waiting.push(entry)
  }

  /** Into the log, inside the open transaction. Once it has thrown it throws until the turn is forgotten. */
  write(): void {
    if (this.#fault !== null) throw this.#fault
    if (this.#waiting.length === 0) return
    const entries = this.#waiting
    this.#waiting = []
    this.#writtenTo = entries.at(-1)?.seq ?? this.#writtenTo
    try {
      for (const entry of entries) this.#insert.run(...valuesOf(entry))
    } catch (fault) {
      this.#fault = fault
      throw fault
    }
  }

  /** The present part has failed. */
  undoPart(): void {
    const from = this.#partFrom
    this.#waiting = this.#waiting.filter(({ seq }) => seq < from)
    if (this.#writtenTo >= from) this.#takeBack.run(from)
  }

  /** The whole turn has failed. */
  forget(): void {
    this.#waiting = []
    this.#writtenTo = 0
    this.#fault = null
  }
}

const valuesOf = (entry: LogEntry): SQLInputValue[] => [
  entry.seq,
  entry.at,
  entry.actor,
  entry.device,
  entry.set,
  entry.part,
  entry.customer,
  isPlainWrite(entry.body) ? 1 : 0,
  JSON.stringify(entry.body),
  entry.answer === null ? null : JSON.stringify(entry.answer),
  entry.update,
]
