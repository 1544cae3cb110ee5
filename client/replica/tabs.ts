import type { ChangeSetId, CustomerId, LinkId, MemberId } from '#shared/base/id.ts'
import type { Answer } from '#shared/ledger/change.ts'
import type { Body, Focus } from '#shared/wire/message.ts'
import type { SyncMeta } from '../sync/state.ts'
import type { FollowUpDraft } from './followUpDraft.ts'
import type { SyncStatus } from './workspace.ts'

/** What tabs of one member tell each other. Never an order: each tab checks against its own books. */
export type TabNews =
  /** There is more in the outbox than before. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'settled'; readonly answers: readonly Answer[] }
  | { readonly kind: 'acknowledged'; readonly set: ChangeSetId }
  /** Stored and committed by the tab that syncs. */
  | { readonly kind: 'batch'; readonly batch: Body<'batch'>; readonly meta: SyncMeta }
  | { readonly kind: 'booted'; readonly meta: SyncMeta }
  | { readonly kind: 'documents'; readonly found: readonly CustomerId[]; readonly absent: readonly CustomerId[] }
  | { readonly kind: 'company'; readonly update: Uint8Array }
  /** The company document was thrown away: the server's log is another. */
  | { readonly kind: 'companyRenewed' }
  | { readonly kind: 'presence'; readonly people: Body<'presence'>['people'] }
  | { readonly kind: 'errands'; readonly errands: Body<'errands'>['errands'] }
  | { readonly kind: 'link'; readonly link: SyncStatus['link']; readonly name: LinkId | null }
  | { readonly kind: 'note'; readonly customer: CustomerId; readonly update: Uint8Array }
  /** Everything of this note has reached the server. */
  | { readonly kind: 'noteSent'; readonly customer: CustomerId }
  | { readonly kind: 'draft'; readonly customer: CustomerId; readonly draft: FollowUpDraft | null }
  /** Asked of the tab that syncs. */
  | { readonly kind: 'want'; readonly customers: readonly CustomerId[] }
  | { readonly kind: 'focus'; readonly focus: Focus }
  | { readonly kind: 'hello' }
  | { readonly kind: 'cleared' }

export interface Tabs extends Disposable {
  tell(news: TabNews): void
}

/** A part of BroadcastChannel that Node has too. */
export interface Channel {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent) => void) | null
  close(): void
}

/** Bumped when the shape of the news changes: tabs of two versions leave each other alone. */
const generation = 1

export function createTabs(
  name: string,
  {
    member,
    open,
    hear,
  }: {
    readonly member: MemberId
    readonly open: ((name: string) => Channel) | null
    readonly hear: (news: TabNews) => void
  },
): Tabs {
  let channel = open?.(name) ?? null
  if (channel !== null) {
    channel.onmessage = ({ data }) => {
      const told = data as { readonly member?: unknown; readonly generation?: unknown; readonly news?: TabNews } | null
      if (told?.member !== member || told.generation !== generation || told.news === undefined) return
      hear(told.news)
    }
  }
  return {
    tell: (news) => channel?.postMessage({ member, generation, news }),
    [Symbol.dispose]: () => {
      channel?.close()
      channel = null
    },
  }
}

/** Locks of the browser's `navigator.locks`, as far as we use them. */
export type Locks = Pick<LockManager, 'request'>

/**
 * Resolves `hold` for the one tab that syncs, until it is disposed of or dies. Without locks every tab syncs:
 * the lock saves sockets, it does not keep anything right.
 */
export function syncingTab(
  name: string,
  { locks, hold }: { readonly locks: Locks | null; readonly hold: () => void },
): Disposable {
  if (locks === null) {
    hold()
    return { [Symbol.dispose]: () => undefined }
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  const given = new AbortController()
  locks
    .request(name, { signal: given.signal }, () => {
      hold()
      return promise
    })
    // aborted: this tab was closed while it waited
    .catch(() => undefined)
  return {
    [Symbol.dispose]: () => {
      given.abort()
      resolve()
    },
  }
}
