import type { ChangeSetId, CustomerId, DeviceId, MemberId, Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Answer, ChangeSetKind } from '#shared/ledger/change.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { LogBody, LogEntry, WriteTx } from '../store/store.ts'
import type { CustomerShelf } from './customerShelf.ts'
import type { News } from './news.ts'
import type { OpenCompany } from './openCompany.ts'

/** What every decision of one company works on. */
export interface Books {
  readonly tx: WriteTx
  readonly shelf: CustomerShelf
  readonly company: OpenCompany
  readonly random: Random
}

/** Who acts: a person through a device, or (both null) the product itself. */
export interface Acting {
  readonly actor: MemberId | null
  readonly device: DeviceId | null
  readonly set: ChangeSetId | null
  readonly part: number | null
  readonly why: ChangeSetKind
}

/** The product itself, when nobody in particular acts. */
export const product: Acting = { actor: null, device: null, set: null, part: null, why: 'configure' }

/**
 * One part under way: its entries and its news gather here and go to the log together when it is decided,
 * because the answer, which the last entry bears, is known only then.
 */
export class PartWork {
  readonly books: Books
  readonly acting: Acting
  readonly at: Instant
  readonly entries: LogEntry[] = []
  readonly news: News[] = []
  /** Counters of the company (in `meta`) as they stand in this part; stored when it closes. */
  readonly counters = new Map<string, number>()
  readonly #head: number

  constructor(books: Books, acting: Acting, { at, head }: { readonly at: Instant; readonly head: number }) {
    this.books = books
    this.acting = acting
    this.at = at
    this.#head = head
  }

  get company(): Company {
    return this.books.company.now()
  }

  /** The seq that the next entry will bear. */
  get nextSeq(): number {
    return this.#head + this.entries.length + 1
  }

  get head(): number {
    return this.#head + this.entries.length
  }

  record(customer: CustomerId | null, body: LogBody, update: Uint8Array | null): number {
    const { actor, device, set, part } = this.acting
    const seq = this.nextSeq
    this.entries.push({ seq, at: this.at, actor, device, set, part, customer, body, answer: null, update })
    return seq
  }

  /** Heard when the turn is durable, by whom the columns' classes of this moment let hear it. */
  tell(news: Omit<News, 'classes'>): void {
    this.news.push({ ...news, classes: this.books.company.classes })
  }

  /** The last entry bears the answer; a part without effect gets an entry for it. */
  close(verdicts: Answer['verdicts'] | null): Answer | null {
    const { set, part, actor, device } = this.acting
    if (verdicts === null || set === null || part === null || actor === null || device === null) {
      this.#append(null)
      return null
    }
    if (this.entries.length === 0) this.record(null, { kind: 'answer' }, null)
    const answer: Answer = { set, part, seq: this.head, verdicts }
    this.#append(answer)
    this.books.tx.putAnswer(actor, answer)
    const audience = { kind: 'author', member: actor, device } as const
    this.tell({ seq: answer.seq, item: { kind: 'answer', seq: answer.seq, answer }, bytes: null, audience })
    return answer
  }

  #append(answer: Answer | null): void {
    for (const [key, value] of this.counters) this.books.tx.setMeta(key, String(value))
    for (const entry of this.entries) {
      this.books.tx.append(entry.seq === answer?.seq ? { ...entry, answer } : entry)
    }
  }
}
