/**
 * How to take back every write since the last sync, newest first:
 *
 *   synced │ commit │ commit │ open turn ‹part›
 *          └ undoCommits     └ undoOpen  └ undoTo(mark)
 */
export class Journal {
  #undos: (() => void)[] = []
  #commits: number[] = []

  note(undo: () => void): void {
    this.#undos.push(undo)
  }

  mark(): number {
    return this.#undos.length
  }

  undoTo(mark: number): void {
    while (this.#undos.length > mark) this.#undos.pop()?.()
  }

  commit(): void {
    if (this.#undos.length > (this.#commits.at(-1) ?? 0)) this.#commits.push(this.#undos.length)
  }

  undoOpen(): void {
    this.undoTo(this.#commits.at(-1) ?? 0)
  }

  undoCommits(count: number): void {
    for (let lost = 0; lost < count && this.#commits.length > 0; lost += 1) {
      this.#commits.pop()
      this.undoOpen()
    }
  }

  get unsynced(): number {
    return this.#commits.length
  }

  /** Everything committed stays for ever; an open turn stays open. */
  sync(): void {
    const kept = this.#commits.at(-1) ?? 0
    this.#undos.splice(0, kept)
    this.#commits = []
  }
}

/** A map in order of first insertion, each of whose writes can be taken back. */
export class JournaledMap<V> {
  readonly #map = new Map<string, V>()
  readonly #journal: Journal

  constructor(journal: Journal) {
    this.#journal = journal
  }

  get size(): number {
    return this.#map.size
  }

  get(key: string): V | undefined {
    return this.#map.get(key)
  }

  set(key: string, value: V): void {
    const old = this.#map.get(key)
    this.#journal.note(old === undefined ? () => this.#map.delete(key) : () => this.#map.set(key, old))
    this.#map.set(key, value)
  }

  delete(key: string): void {
    const old = this.#map.get(key)
    if (old === undefined) return
    this.#journal.note(() => this.#map.set(key, old))
    this.#map.delete(key)
  }

  /** For good: nothing that could still be taken back may be open. */
  clear(): void {
    this.#map.clear()
  }

  values(): IterableIterator<V> {
    return this.#map.values()
  }

  entries(): IterableIterator<[string, V]> {
    return this.#map.entries()
  }
}
