import type { MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { visibilityClass } from '#shared/ownership/rights.ts'
import type { Store, WriteTx } from '../store/store.ts'
import { gatherParts } from './gather.ts'
import type { News } from './news.ts'
import { PartWork, type Acting, type Books } from './partWork.ts'

export interface TurnParts {
  readonly store: Store
  readonly books: Omit<Books, 'tx'>
  readonly now: () => Instant
  /** Runs `commit` when this turn has taken what was waiting; soon when it `isFull`. */
  readonly schedule: (commit: () => void, isFull?: boolean) => void
  /** A commit failed: everything undurable was forgotten, nobody was told anything of it. */
  readonly onFault: (fault: unknown) => void
}

/**
 * What happens between two fsyncs:
 *
 *   run ─► part decided ─► its entries in the log (not yet durable) ─► … ─► commit ─► news
 *
 * Nothing leaves before the commit. A failing part undoes itself; a failing commit undoes the turn.
 */
export class Turn {
  readonly #parts: TurnParts
  readonly #commitListeners = new Set<(news: readonly News[]) => void>()
  readonly #rightsListeners = new Set<(members: readonly MemberId[]) => void>()
  #afterCommit: (() => void)[] = []
  #news: News[] = []
  /** Parts in the open turn. */
  #taken = 0
  #open = false
  #head: number
  #durableHead: number
  #rights: Map<MemberId, string>

  constructor(parts: TurnParts) {
    this.#parts = parts
    this.#head = parts.store.read.head()
    this.#durableHead = this.#head
    this.#rights = this.#rightsNow()
  }

  get durableHead(): number {
    return this.#durableHead
  }

  run<T>(acting: Acting, work: (part: PartWork) => T extends Promise<unknown> ? never : T): T {
    const { store, books, now } = this.#parts
    const published = books.company.unpublished
    try {
      this.begin()
      let part: PartWork | null = null
      const result = store.write((tx: WriteTx) => {
        part = new PartWork({ ...books, tx }, acting, { at: now(), head: this.#head })
        const value: unknown = work(part)
        return value as T extends Promise<unknown> ? never : T // exactly what `work` gave
      })
      this.#take(part)
      books.shelf.trim()
      return result as T
    } catch (cause) {
      books.shelf.forget()
      if (books.company.unpublished !== published) {
        books.company.keepUnpublished(published)
        books.company.reload()
      }
      throw cause
    }
  }

  /** Opens the turn if need be; for writes that make no entry (note updates). */
  begin(): void {
    if (this.#open) return
    this.#open = true
    this.#taken = 0
    this.#parts.schedule(() => this.commit())
  }

  commit(): void {
    if (!this.#open) return
    this.#open = false
    const news = this.#news
    this.#news = []
    const after = this.#afterCommit
    this.#afterCommit = []
    try {
      this.#parts.store.commit()
    } catch (fault) {
      this.#forgetTurn()
      this.#parts.onFault(fault)
      return
    }
    this.#durableHead = this.#head
    const people = this.#parts.books.company.unpublished > 0
    this.#parts.books.company.publish()
    // before anything else is read or told: it would be by the new rights, to a copy that is still one of the old
    if (people) this.#tellRights()
    if (news.length > 0) for (const listener of this.#commitListeners) listener(news)
    for (const each of after) each()
  }

  onCommit(listener: (news: readonly News[]) => void): () => void {
    this.#commitListeners.add(listener)
    return () => void this.#commitListeners.delete(listener)
  }

  onRightsChanged(listener: (members: readonly MemberId[]) => void): () => void {
    this.#rightsListeners.add(listener)
    return () => void this.#rightsListeners.delete(listener)
  }

  /** Runs once the open turn is durable; at once when nothing is open. Never when its commit fails. */
  afterCommit(work: () => void): void {
    if (this.#open) this.#afterCommit.push(work)
    else work()
  }

  #take(part: PartWork | null): void {
    if (part === null) return
    this.#head = part.head
    this.#news.push(...part.news)
    this.#taken += 1
    if (this.#taken === gatherParts) this.#parts.schedule(() => this.commit(), true)
  }

  #forgetTurn(): void {
    const { store, books } = this.#parts
    books.shelf.forget()
    books.company.dropUnpublished()
    books.company.reload()
    this.#head = store.read.head()
    this.#durableHead = this.#head
  }

  #tellRights(): void {
    const before = this.#rights
    this.#rights = this.#rightsNow()
    const members = new Set([...before.keys(), ...this.#rights.keys()])
    const changed = [...members].filter((member) => before.get(member) !== this.#rights.get(member))
    if (changed.length > 0) for (const listener of this.#rightsListeners) listener(changed)
  }

  #rightsNow(): Map<MemberId, string> {
    const { company } = this.#parts.books
    const rights = new Map<MemberId, string>()
    for (const member of company.now().members.keys()) {
      const viewer = company.viewer(member)
      rights.set(member, viewer === null ? 'none' : rightsOf(viewer))
    }
    return rights
  }
}

/** Names what a viewer may see and do; the copy on a device was made under it. */
export const rightsOf = (viewer: Parameters<typeof visibilityClass>[0]): string =>
  `${viewer.role}|${visibilityClass(viewer)}`
