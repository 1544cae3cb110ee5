import type { CustomerId, DeviceId, LinkId } from '#shared/base/id.ts'
import { never, Outage } from '#shared/base/result.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import { closeCode, encodeMessage, type Body, type Focus } from '#shared/wire/message.ts'
import { startSync, step } from '../sync/machine.ts'
import {
  partKey,
  type Digest,
  type Effect,
  type QueuedPart,
  type SyncEvent,
  type SyncMeta,
  type SyncState,
} from '../sync/state.ts'
import { CursorMoved, joins, readMeta, storeBatch, storeBoot } from './batchDisk.ts'
import type { Book } from './book.ts'
import { applyBatch, applyBoot, applyMended } from './bookBatch.ts'
import type { BookNews } from './bookNews.ts'
import { markSending, queue, settle } from './bookOutbox.ts'
import { gatherCredit } from './credit.ts'
import type { Disk } from './disk.ts'
import { storeDocuments } from './documentDisk.ts'
import type { Link, LinkParts } from './link.ts'
import { storeMended } from './mendDisk.ts'
import type { Outbox } from './outbox.ts'
import { partBytes } from './parts.ts'
import type { TabNews } from './tabs.ts'

export interface DriverParts {
  readonly book: Book
  readonly meta: SyncMeta
  readonly disk: Disk
  readonly outbox: Outbox
  readonly device: DeviceId
  readonly openLink: (heard: Pick<LinkParts, 'onOpen' | 'onClosed' | 'onMessage' | 'onConnecting'>) => Link
  readonly after: (ms: number, work: () => void) => () => void
  readonly tellTabs: (news: TabNews) => void
  readonly tellScreen: (news: BookNews) => void
  readonly onState: (state: SyncState, isConnecting: boolean) => void
  readonly onPresence: (people: Body<'presence'>['people']) => void
  readonly onErrands: (errands: Body<'errands'>['errands']) => void
  readonly onDocuments: (found: readonly CustomerId[], absent: readonly CustomerId[]) => void
  readonly onStorageFault: (error: unknown) => void
  /** Something was written again: an earlier fault is over. */
  readonly onStored: () => void
  /** Fills the book anew from the disk: another tab stored what this one did not hear. */
  readonly reload: () => Promise<SyncMeta>
  /** Throws the company document away, here and on the disk; the next link brings the server's. */
  readonly renewCompany: () => Promise<void>
}

/** Runs the sync machine of one tab: its effects in order, its link, and what other tabs have done meanwhile. */
export interface Driver extends AsyncDisposable {
  /** Runs after everything that was begun before; between two turns book and disk agree. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Opens this tab's own link. */
  start(): void
  isStarted(): boolean
  link(): LinkId | null
  /** The place in the log that the book stands at. */
  bookMeta(): SyncMeta
  /** Parts that now stand in the outbox. */
  queued(parts: readonly ChangePart[]): void
  settledElsewhere(answers: readonly Answer[]): void
  /** A batch that another tab has stored. */
  batchElsewhere(batch: Body<'batch'>, meta: SyncMeta): void
  /** Another tab has finished a first sync. */
  bootedElsewhere(): void
  want(customers: readonly CustomerId[]): void
  /** Compares what lies here with what the server holds, and brings anew what differs. */
  verify(digests: readonly Digest[]): void
  focus(focus: Focus): void
  hurry(): void
  /** Gives the present socket up; it is tried again as after any loss. */
  drop(): void
}

/** An effect failed: those queued behind it belong to a state that is no more. */
class TurnLost extends Error {}

/** Another tab was quicker: the disk is in order, only this tab stood elsewhere. */
const isNoFault = (error: unknown): boolean =>
  error instanceof TurnLost || (error instanceof Outage && error.cause instanceof CursorMoved)

export function createDriver(parts: DriverParts): Driver {
  const { book, disk, outbox, tellTabs, tellScreen } = parts
  let state = startSync({
    device: parts.device,
    meta: parts.meta,
    outbox: [...book.parts.values()].map(({ part }) => queuedPart(part)),
  })
  let bookMeta = parts.meta
  let link: Link | null = null
  let sockets = 0
  let isConnecting = false
  let isDisposed = false
  let renewedFor: string | null = null
  /** Bumped when an effect fails; effects of an older count are dropped. */
  let turn = 0
  let tail: Promise<void> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work)
    tail = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }

  const dispatch = (event: SyncEvent) => {
    if (isDisposed) return
    const next = step(state, event)
    state = next.state
    const own = turn
    for (const effect of next.effects) {
      inTurn(async () => {
        if (own !== turn || isDisposed) return
        await run(effect)
      }).catch(startOver)
    }
    tellScreen(markSending(book, state.flight))
    // without a link of its own this tab is in the state that the syncing tab tells
    if (link !== null) parts.onState(state, isConnecting)
  }

  const creditBatch = gatherCredit({
    after: parts.after,
    grant: (socket, credit) => dispatch({ kind: 'stored', socket, credit }),
  })

  const run = async (effect: Effect): Promise<void> => {
    switch (effect.kind) {
      case 'send': {
        if (effect.socket !== sockets) return
        const { kind, body } = effect.message
        link?.send(encodeMessage(kind, body))
        return
      }
      case 'storeBatch':
        await storeBatch(disk, { ...effect, me: book.me })
        parts.onStored()
        if (!(await takeBatch(effect.batch, effect.meta))) throw new TurnLost('the book stood elsewhere')
        tellTabs({ kind: 'batch', batch: effect.batch, meta: effect.meta })
        // pages of a difference are credited one by one
        if (effect.batch.rights === undefined) creditBatch(effect.socket, effect.credit)
        else dispatch({ kind: 'stored', socket: effect.socket, credit: effect.credit })
        return
      case 'storeBoot': {
        const { page, meta, ends } = effect
        await storeBoot(disk, effect)
        parts.onStored()
        tellScreen(applyBoot(book, page, meta.boots, { ends }))
        bookMeta = meta
        if (ends) tellTabs({ kind: 'booted', meta })
        dispatch({ kind: 'stored', socket: effect.socket, credit: effect.credit })
        return
      }
      case 'settle':
        await outbox.settle(effect.answers)
        tellScreen(settle(book, effect.answers))
        tellTabs({ kind: 'settled', answers: effect.answers })
        return
      case 'reopen': {
        const again = await outbox.reopen()
        tellScreen(queue(book, again, { front: true }))
        await renewCompany()
        dispatch({ kind: 'queued', parts: again.map(queuedPart), front: true })
        return
      }
      case 'storeDocuments':
        await storeDocuments(disk, effect.found)
        parts.onDocuments(
          effect.found.map(({ customer }) => customer),
          effect.absent,
        )
        tellTabs({ kind: 'documents', found: effect.found.map(({ customer }) => customer), absent: effect.absent })
        return
      case 'mend': {
        const mended = await storeMended(disk, effect)
        tellScreen(applyMended(book, mended))
        tellTabs({ kind: 'booted', meta: bookMeta })
        return
      }
      case 'presence':
        parts.onPresence(effect.people)
        tellTabs({ kind: 'presence', people: effect.people })
        return
      case 'errands':
        parts.onErrands(effect.errands)
        tellTabs({ kind: 'errands', errands: effect.errands })
        return
      case 'serverTime':
        return
      case 'wakeIn':
        parts.after(effect.ms, () => dispatch({ kind: 'tick' }))
        return
      case 'close':
        if (effect.socket === sockets) link?.drop()
        return
      default:
        never(effect)
    }
  }

  /** Once for each strange log that a copy with a past meets: a fresh company document on a link of its own. */
  const renewCompany = async () => {
    const log = state.offered?.log ?? null
    if (bookMeta.log === null || log === bookMeta.log || log === renewedFor) return
    renewedFor = log
    await parts.renewCompany()
    tellTabs({ kind: 'companyRenewed' })
    link?.[Symbol.dispose]()
    dispatch({ kind: 'closed', socket: sockets, code: abnormal })
    link = openLink()
    link.connect()
  }

  const openLink = (): Link =>
    parts.openLink({
      onConnecting: () => {
        if (isDisposed) return
        isConnecting = true
        parts.onState(state, isConnecting)
      },
      onOpen: () => {
        isConnecting = false
        sockets += 1
        dispatch({ kind: 'opened', socket: sockets })
      },
      onClosed: (code) => {
        if (isDisposed) return
        isConnecting = false
        dispatch({ kind: 'closed', socket: sockets, code: code ?? abnormal })
        parts.onState(state, isConnecting)
      },
      onMessage: (message) => dispatch({ kind: 'message', socket: sockets, message }),
    })

  /** False when the book had to be filled anew from the disk. */
  const takeBatch = async (batch: Body<'batch'>, meta: SyncMeta): Promise<boolean> => {
    const join = bookMeta.boots === meta.boots && bookMeta.log === meta.log ? joins(bookMeta.cursor, batch) : 'gap'
    if (join === 'held') return true
    if (join === 'gap') {
      bookMeta = await parts.reload()
      return bookMeta.cursor !== null && bookMeta.cursor >= batch.to
    }
    tellScreen(applyBatch(book, batch.items))
    bookMeta = meta
    return true
  }

  /** The disk is the truth: everything unanswered is submitted again from there. */
  const startOver = (error: unknown) => {
    if (isDisposed) return
    turn += 1
    if (!isNoFault(error)) parts.onStorageFault(error)
    inTurn(async () => {
      bookMeta = await parts.reload()
      dispatch({ kind: 'storeFailed', meta: bookMeta })
      const waiting = [...book.parts.values()].map(({ part }) => queuedPart(part))
      dispatch({ kind: 'queued', parts: waiting, front: true })
    }).catch((again: unknown) => {
      parts.onStorageFault(again)
      // not even readable: no more pretending to be in step
      link?.disconnect()
    })
  }

  const elsewhere = (work: () => Promise<void>) => {
    inTurn(async () => {
      if (!isDisposed) await work()
    }).catch(parts.onStorageFault)
  }

  return {
    inTurn,
    start: () => {
      if (link !== null || isDisposed) return
      elsewhere(async () => {
        if (link !== null) return
        // What another tab stored since this one last heard.
        const meta = await readMeta(disk)
        if (meta.cursor !== bookMeta.cursor || meta.boots !== bookMeta.boots) bookMeta = await parts.reload()
        state = { ...state, meta: bookMeta }
        link = openLink()
        link.connect()
      })
    },
    isStarted: () => link !== null,
    link: () => state.link,
    bookMeta: () => bookMeta,
    queued: (fresh) => dispatch({ kind: 'queued', parts: fresh.map(queuedPart) }),
    settledElsewhere: (answers) => {
      elsewhere(async () => {
        tellScreen(settle(book, answers))
        dispatch({ kind: 'settledElsewhere', keys: answers.map(partKey) })
      })
    },
    batchElsewhere: (batch, meta) => elsewhere(async () => void (await takeBatch(batch, meta))),
    bootedElsewhere: () => elsewhere(async () => void (bookMeta = await parts.reload())),
    want: (customers) => dispatch({ kind: 'want', customers }),
    verify: (digests) => dispatch({ kind: 'verify', digests }),
    focus: (focus) => dispatch({ kind: 'focus', focus }),
    hurry: () => link?.hurry(),
    drop: () => link?.drop(),
    [Symbol.asyncDispose]: async () => {
      isDisposed = true
      link?.[Symbol.dispose]()
      await tail
    },
  }
}

/** A close without a code: the network went away, or we closed it ourselves. */
const abnormal = 1006

const queuedPart = (part: ChangePart): QueuedPart => ({ part, bytes: partBytes(part) })

/** The codes after which only a person can help. */
export const signedOutCodes: ReadonlySet<number> = new Set([
  closeCode.signIn,
  closeCode.notAMember,
  closeCode.companyGone,
  closeCode.deviceRevoked,
])
