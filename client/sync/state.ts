import type { CustomerId, DeviceId, LinkId } from '#shared/base/id.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { Body, Focus, MessageKind } from '#shared/wire/message.ts'

/** Where an unfinished first sync stands: pages up to here are stored. */
export interface BootAt {
  readonly head: number
  readonly table: TableId
  readonly customer: CustomerId | null
}

/** What the main store knows of its own place in the log. Always written in the transaction of the rows it speaks of. */
export interface SyncMeta {
  /** The server's log that the copy was made from. */
  readonly log: string | null
  /** Everything up to here is in the copy. Null until the first sync is complete. */
  readonly cursor: number | null
  /** The rights under which the copy was made, in the server's words. */
  readonly rights: string | null
  readonly boot: BootAt | null
  /** Counts boots: rows and envelopes bear the number of the boot that last brought them. */
  readonly boots: number
}

export const emptyMeta: SyncMeta = { log: null, cursor: null, rights: null, boot: null, boots: 0 }

/** A part in the outbox store, in the order of its number. */
export interface QueuedPart {
  readonly part: ChangePart
  /** Length of its JSON, counted once. */
  readonly bytes: number
}

/** What one customer's records say, in short (`shared/ledger/digest.ts`). */
export interface Digest {
  readonly customer: CustomerId
  readonly hash: string
}

/**
 * Is the copy still what the server holds? Digests are asked some at a time, the next when the answer is there:
 *
 *   verify → check ⇄ check … → fetch those that differ → mend
 *
 * A customer who changed between the reading and the answer differs too: he is brought anew for nothing, and what the
 * log still brings of him is laid over again with the same end.
 */
export interface CheckState {
  /** Asked on this socket and not yet answered. */
  readonly asked: ReadonlySet<CustomerId>
  readonly rest: readonly Digest[]
  /** Differed; their documents are asked for. */
  readonly mending: ReadonlySet<CustomerId>
  /** The server's digest that a customer was last mended to: one whom that did not help is not brought for ever. */
  readonly mended: ReadonlyMap<CustomerId, string>
}

/** The name of a part for ever. */
export const partKey = (part: { readonly set: { readonly id: string } | string; readonly part: number }): string =>
  `${typeof part.set === 'string' ? part.set : part.set.id}/${part.part}`

/**
 * closed → greeting (hello sent) → booting → following
 *    ↑─── lost link, gap in the batches ──────────┘     old: the server wants a newer app · ended: a final close code
 */
export type Phase = 'closed' | 'greeting' | 'booting' | 'following' | 'old' | 'ended'

export interface SyncState {
  readonly device: DeviceId
  readonly phase: Phase
  /** Number of the open socket; news of any other is ignored. */
  readonly socket: number | null
  /** The server's name of this link: gestures made now bear it (architecture §3.5). */
  readonly link: LinkId | null
  /** The place in the log with everything received, stored or about to be. */
  readonly meta: SyncMeta
  readonly outbox: readonly QueuedPart[]
  /** Keys of parts submitted on this socket and not yet answered. */
  readonly flight: ReadonlySet<string>
  /** The server said `full`: nothing is pushed until the next tick. */
  readonly paused: boolean
  /** Documents asked for and not yet brought. */
  readonly wanted: ReadonlySet<CustomerId>
  readonly focus: Focus | null
  /** Pages of a difference of rights that were taken on this link. */
  readonly pages: number
  /** Log and rights of the last welcome: what the boot pages on this link belong to. */
  readonly offered: { readonly log: string; readonly rights: string } | null
  readonly bootProgress: { readonly got: number; readonly total: number } | null
  /** The code of a final close. */
  readonly endedBy: number | null
  readonly check: CheckState
}

/** What happens to a client. `socket` numbers sockets in the order they were opened. */
export type SyncEvent =
  | { readonly kind: 'opened'; readonly socket: number }
  | { readonly kind: 'closed'; readonly socket: number; readonly code: number }
  | { readonly kind: 'message'; readonly socket: number; readonly message: Incoming }
  /** Parts now stand in the outbox store: a gesture of this or another tab, or parts reopened by a heal (`front`). */
  | { readonly kind: 'queued'; readonly parts: readonly QueuedPart[]; readonly front?: boolean }
  /** Another tab settled these. */
  | { readonly kind: 'settledElsewhere'; readonly keys: readonly string[] }
  /** A `storeBatch` or `storeBoot` is committed; `credit` is what its effect named. */
  | { readonly kind: 'stored'; readonly socket: number; readonly credit: number }
  /** A store failed: `meta` is what the disk still says. The link starts anew from there. */
  | { readonly kind: 'storeFailed'; readonly meta: SyncMeta }
  | { readonly kind: 'want'; readonly customers: readonly CustomerId[] }
  /** What the stores hold of these customers: is it what the server holds? */
  | { readonly kind: 'verify'; readonly digests: readonly Digest[] }
  | { readonly kind: 'focus'; readonly focus: Focus }
  /** The time that a `wakeIn` asked for has passed. */
  | { readonly kind: 'tick' }

/** Messages that the server sends. */
export type Incoming = {
  [Kind in MessageKind]: { readonly kind: Kind; readonly body: Body<Kind>; readonly blobs: readonly Uint8Array[] }
}[MessageKind]

/** Messages that a client sends. */
export type Outgoing = {
  [Kind in Said]: { readonly kind: Kind; readonly body: Body<Kind> }
}[Said]

type Said = 'hello' | 'submit' | 'credit' | 'fetch' | 'focus' | 'check'

/**
 * What the driver must do, strictly one after the other in the order given (each waits for the one before):
 * a batch is committed before its answers are settled, a heal is committed before the boot that follows it.
 */
export type Effect =
  | { readonly kind: 'send'; readonly socket: number; readonly message: Outgoing }
  /** One main-store transaction: items, bytes and `meta`; only if the store's cursor is `batch.from`. Then `stored`. */
  | {
      readonly kind: 'storeBatch'
      readonly socket: number
      readonly batch: Body<'batch'>
      readonly blobs: readonly Uint8Array[]
      readonly meta: SyncMeta
      readonly credit: number
    }
  /** One main-store transaction: the page and `meta`. `ends`: afterwards forget what bears another boot's number. Then `stored`. */
  | {
      readonly kind: 'storeBoot'
      readonly socket: number
      readonly page: Body<'boot'>
      readonly meta: SyncMeta
      readonly ends: boolean
      readonly credit: number
    }
  /** One outbox-store transaction: answered parts leave the queue; refused or proposed ones stay listed until looked at. */
  | { readonly kind: 'settle'; readonly answers: readonly Answer[] }
  /**
   * One outbox-store transaction: kept answered parts that `isReopened` return to the front; then `queued` with `front`.
   * The company document held here may belong to a log that is no more: it must start empty and be asked for whole,
   * for merging would keep what the backup undid.
   */
  | { readonly kind: 'reopen' }
  | {
      readonly kind: 'storeDocuments'
      readonly found: readonly { readonly customer: CustomerId; readonly seq: number; readonly bytes: Uint8Array }[]
      readonly absent: readonly CustomerId[]
    }
  /**
   * One main-store transaction, only if the store stands at `meta`: the records of these customers as their fresh
   * documents say, in place of whatever was held. Nothing that waits in the outbox is touched.
   */
  | {
      readonly kind: 'mend'
      readonly found: readonly { readonly customer: CustomerId; readonly bytes: Uint8Array }[]
      readonly meta: SyncMeta
    }
  | { readonly kind: 'presence'; readonly people: Body<'presence'>['people'] }
  | { readonly kind: 'errands'; readonly errands: Body<'errands'>['errands'] }
  | { readonly kind: 'serverTime'; readonly at: number }
  | { readonly kind: 'wakeIn'; readonly ms: number }
  | { readonly kind: 'close'; readonly socket: number; readonly code: number }

export interface Step {
  readonly state: SyncState
  readonly effects: readonly Effect[]
}
