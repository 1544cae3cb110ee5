import type { MemberId, DeviceId, Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import { closeCode } from '#shared/wire/message.ts'
import type { Ledger, News } from '../ledger/ledger.ts'
import { colorOf, createAwarenessRoom } from './awareness.ts'
import { batchFrame, openItem, shareItems, type OpenItem } from './batchFrame.ts'
import { createLink, type CompanyLink, type Room } from './companyRoom.ts'
import { socketLimits, type SocketLimits } from './limits.ts'
import { presenceEveryMs, spreadPresence, type Told } from './presence.ts'
import { updateFrame } from './yFrame.ts'

/** Runs `work` once after `ms`; the answer cancels it. */
export type Schedule = (ms: number, work: () => void) => () => void

export interface HubParts {
  readonly ledger: Ledger
  readonly now: () => Instant
  readonly random: Random
  readonly schedule: Schedule
  readonly limits?: SocketLimits
  /** What went wrong on one link; the link is closed by then. */
  readonly fault?: (error: unknown) => void
}

/** One end of a link, as the network (or a test) offers it. */
export interface LinkEnd {
  readonly viewer: Viewer
  readonly send: (frame: Uint8Array) => void
  readonly close: (code: number) => void
}

/** All links of one company: hears commits, tells each class of readers once, answers authors. */
export interface Hub extends Disposable {
  join(end: LinkEnd): CompanyLink
  links(): ReadonlySet<CompanyLink>
  /** The application beat of every link. */
  beat(): void
}

/** News are gathered this long while busy; after a quiet spell they go at once. */
const tickMs = 16
/** A head without its commit is waited for this long. */
const commitWithinMs = 10

/** The 1012 of RFC 6455: the stock client comes back and starts anew with its present rights. */
const restart = 1012

export function createHub({ ledger, now, random, schedule, limits = socketLimits, fault }: HubParts): Hub {
  const links = new Set<CompanyLink>()
  const classes = new Map<string, Set<CompanyLink>>()
  const awareness = createAwarenessRoom(
    limits,
    () => ({}),
    () => soon('awareness', presenceEveryMs, spreadAwareness),
  )
  const told: Told = new WeakMap()
  const timers = new Map<string, () => void>()
  let news: News[] = []
  let companyUpdates: Uint8Array[] = []
  /** Made by the ledger and not yet committed. */
  let uncommittedUpdates: Uint8Array[] = []
  let committed = ledger.head()
  let toldTo = committed
  let flushedAt: Instant = Number.NEGATIVE_INFINITY
  let waiting: (() => void)[] = []

  /** One timer a name: a second wish while it runs is the same wish. */
  const soon = (name: string, ms: number, work: () => void) => {
    if (timers.has(name)) return
    timers.set(
      name,
      schedule(ms, () => {
        timers.delete(name)
        work()
      }),
    )
  }

  const runWaiting = () => {
    timers.get('waiting')?.()
    timers.delete('waiting')
    const works = waiting
    waiting = []
    for (const work of works) work()
  }

  const room: Room = {
    whenCommitted(work) {
      if (ledger.head() <= committed && uncommittedUpdates.length === 0) return work()
      waiting.push(work)
      soon('waiting', commitWithinMs, () => {
        committed = Math.max(committed, ledger.head())
        runWaiting()
      })
    },
    told: () => toldTo,
    focusChanged: () =>
      soon('presence', presenceEveryMs, () =>
        spreadPresence(classes.values(), links, (customer) => ledger.envelope(customer), told),
      ),
    allAwareness: () => awareness.all(),
    left(link) {
      links.delete(link)
      const readers = classes.get(link.visibility)
      readers?.delete(link)
      if (readers?.size === 0) classes.delete(link.visibility)
      if (link.focus() !== null) room.focusChanged()
    },
  }

  const spreadAwareness = () => {
    const frame = awareness.news()
    if (frame === null) return
    for (const link of links) if (link.feed.synced()) link.feed.send(frame)
  }

  const flush = () => {
    timers.get('flush')?.()
    timers.delete('flush')
    flushedAt = now()
    // the document first: the batch may speak of columns that it brings
    for (const update of companyUpdates) {
      const frame = updateFrame(update)
      for (const link of links) if (link.feed.synced()) link.feed.send(frame)
    }
    companyUpdates = []
    const batch = news
    news = []
    const from = toldTo
    toldTo = Math.max(toldTo, committed)
    if (batch.length > 0) tellBatch(batch, from, toldTo, classes.values())
  }

  const stopCommits = ledger.onCommit((fresh) => {
    const last = fresh.at(-1)
    if (last !== undefined) committed = Math.max(committed, last.seq)
    for (const each of fresh) news.push(each)
    companyUpdates.push(...uncommittedUpdates)
    uncommittedUpdates = []
    const quietMs = now() - flushedAt
    if (quietMs >= tickMs) flush()
    else soon('flush', tickMs - quietMs, flush)
    runWaiting()
  })

  const stopRights = ledger.onRightsChanged((members) => {
    const moved = new Set(members)
    for (const link of links) {
      if (moved.has(link.viewer.member)) {
        link.feed.close(ledger.viewer(link.viewer.member) === null ? closeCode.notAMember : restart)
      }
    }
  })

  const hearCompany = (update: Uint8Array) => {
    uncommittedUpdates.push(update)
  }
  ledger.companyDoc.on('update', hearCompany)

  return {
    join({ viewer, send, close }) {
      const name = ledger.companyNow().members.get(viewer.member)?.name ?? ''
      const seat = awareness.sit({ id: viewer.member, name, color: colorOf(viewer.member) })
      const link = createLink({
        ledger,
        room,
        viewer,
        seat,
        limits,
        now,
        random,
        send,
        close,
        fault: (error) => fault?.(error),
      })
      links.add(link)
      const readers = classes.get(link.visibility) ?? new Set()
      classes.set(link.visibility, readers.add(link))
      return link
    },
    links: () => links,
    beat() {
      for (const link of links) link.beat()
    },
    [Symbol.dispose]() {
      stopCommits()
      stopRights()
      ledger.companyDoc.off('update', hearCompany)
      for (const cancel of timers.values()) cancel()
      timers.clear()
      for (const link of links) link.leave()
    },
  }
}

/** News for one member (or one of his devices), ready to be put before the shared items of a batch. */
interface Personal {
  readonly json: string
  readonly device: DeviceId | null
}

/** Tells live links what happened in (from, to]; those who cannot be told so catch up by themselves. */
function tellBatch(news: readonly News[], from: number, to: number, classes: Iterable<ReadonlySet<CompanyLink>>): void {
  const open = new Map<News, OpenItem>()
  const personal = personalNews(news)
  for (const readers of classes) {
    const [one] = readers
    if (one === undefined) continue
    const items = visibleItems(news, one.viewer, open)
    const shared = items === null ? null : shareItems(items)
    const frames = new Map<number, Uint8Array>()
    for (const { viewer, device, feed } of readers) {
      const liveAt = feed.liveAt()
      if (liveAt === null || liveAt >= to) continue
      const mine = personal.get(viewer.member)?.filter((each) => each.device === null || each.device === device()) ?? []
      const isEmpty = items?.length === 0 && mine.length === 0
      // told of a part already, out of credit, or newly a reader of something that the news did not bring
      if (liveAt > from || shared === null || (!isEmpty && !feed.hasCredit())) feed.catchUp()
      else if (isEmpty) feed.pass(to)
      else if (mine.length > 0)
        feed.tell(
          batchFrame(
            feed.cursor(),
            to,
            mine.map(({ json }) => json),
            shared,
          ),
          to,
        )
      else {
        const cursor = feed.cursor()
        let frame = frames.get(cursor)
        if (frame === undefined) frames.set(cursor, (frame = batchFrame(cursor, to, [], shared)))
        feed.tell(frame, to)
      }
    }
  }
}

function personalNews(news: readonly News[]): Map<MemberId, Personal[]> {
  const byMember = new Map<MemberId, Personal[]>()
  for (const { item, audience } of news) {
    if (audience.kind !== 'member' && audience.kind !== 'author') continue
    const list = byMember.get(audience.member) ?? []
    list.push({ json: JSON.stringify(item), device: audience.kind === 'author' ? audience.device : null })
    byMember.set(audience.member, list)
  }
  return byMember
}

/** What a class may hear of the news, in order; null when it gains something that the news does not carry whole. */
function visibleItems(news: readonly News[], viewer: Viewer, open: Map<News, OpenItem>): OpenItem[] | null {
  const items: OpenItem[] = []
  for (const each of news) {
    const { audience } = each
    if (audience.kind === 'readers') {
      if (mayRead(viewer, audience.envelope)) items.push(opened(each, open))
      continue
    }
    if (audience.kind !== 'hands') continue
    const { seq } = each
    const { before, after } = audience
    const hadIt = before !== null && mayRead(viewer, before)
    if (mayRead(viewer, after)) {
      if (hadIt) {
        items.push(openItem({ kind: 'envelope', seq, customer: after.customer, envelope: after }, null))
      } else if (each.item.kind === 'gain') items.push(opened(each, open))
      else return null
    } else if (hadIt) items.push(openItem({ kind: 'lose', seq, customer: after.customer }, null))
  }
  return items
}

function opened(news: News, open: Map<News, OpenItem>): OpenItem {
  let item = open.get(news)
  if (item === undefined) open.set(news, (item = openItem(news.item, news.bytes)))
  return item
}
