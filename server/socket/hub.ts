import type { MemberId, Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import { closeCode, frameOf, type Errand } from '#shared/wire/message.ts'
import { gatherParts } from '../ledger/gather.ts'
import type { News } from '../ledger/news.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { colorOf, createAwarenessRoom } from './awareness.ts'
import { createLink } from './companyLink.ts'
import type { CompanyLink, Room } from './companyRoom.ts'
import { socketLimits, type SocketLimits } from './limits.ts'
import { presenceEveryMs, spreadPresence, type Told } from './presence.ts'
import type { Schedule } from './schedule.ts'
import { tellBatch } from './tellBatch.ts'
import { createTurnQueue } from './turnQueue.ts'
import { updateFrame } from './yFrame.ts'

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

/**
 * A busy ledger commits every `gatherMs`, and each commit is told at once. Where something commits in between (a read
 * closes the open turn), news are gathered this long, unless there is much to tell.
 */
const tickMs = 16
const muchNews = 2 * gatherParts

export function createHub({ ledger, now, random, schedule, limits = socketLimits, fault }: HubParts): Hub {
  const links = new Set<CompanyLink>()
  const inTurn = createTurnQueue({ ledger, schedule })
  const classes = new Map<string, Set<CompanyLink>>()
  const awareness = createAwarenessRoom(
    limits,
    () => ({}),
    () => soon('awareness', presenceEveryMs, spreadAwareness),
  )
  const told: Told = new WeakMap()
  const toldErrands = new WeakMap<CompanyLink, string>()
  const timers = new Map<string, () => void>()
  let news: News[] = []
  let companyUpdates: Uint8Array[] = []
  /** Made by the ledger and not yet committed. */
  let uncommittedUpdates: Uint8Array[] = []
  let toldTo = ledger.head()
  let flushedAt: Instant = Number.NEGATIVE_INFINITY
  let flushing = false

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

  const enterClass = (link: CompanyLink) => {
    const readers = classes.get(link.visibility) ?? new Set()
    classes.set(link.visibility, readers.add(link))
  }

  const leaveClass = (link: CompanyLink, visibility: string) => {
    const readers = classes.get(visibility)
    readers?.delete(link)
    if (readers?.size === 0) classes.delete(visibility)
  }

  const room: Room = {
    told: () => toldTo,
    focusChanged: () =>
      soon('presence', presenceEveryMs, () =>
        spreadPresence(
          classes.values(),
          links,
          {
            envelopeOf: (customer) => ledger.envelope(customer),
            columnOf: (column) => ledger.companyNow().columns.get(column),
          },
          told,
        ),
      ),
    greeted: () => soon('errands', presenceEveryMs, tellErrands),
    shifted: () => soon('errands', presenceEveryMs, tellErrands),
    moved(link, visibility) {
      leaveClass(link, visibility)
      enterClass(link)
      room.focusChanged()
    },
    allAwareness: () => awareness.all(),
    left(link) {
      links.delete(link)
      leaveClass(link, link.visibility)
      if (link.device() !== null) room.focusChanged()
    },
  }

  /**
   * Whoever set many customers going is told how far it is, when that has changed; so is he whose own rights changed,
   * on each device.
   */
  const tellErrands = () => {
    const known = new Map<MemberId, readonly Errand[]>()
    for (const link of links) {
      if (link.device() === null) continue
      const { member } = link.viewer
      const errands = known.get(member) ?? ledger.errands(member)
      known.set(member, errands)
      const own = link.feed.errand()
      const text = JSON.stringify({ errands: [...(own === null ? [] : [own]), ...errands].slice(0, 100) })
      if ((toldErrands.get(link) ?? '{"errands":[]}') === text) continue
      toldErrands.set(link, text)
      link.feed.send(frameOf('errands', text, []))
    }
  }

  const spreadAwareness = () => {
    const frame = awareness.news()
    if (frame === null) return
    for (const link of links) if (link.feed.synced()) link.feed.send(frame)
  }

  const flush = () => {
    // telling may read the ledger, which may commit, which comes here again: what that brings waits its turn
    if (flushing) return
    flushing = true
    flushedAt = now()
    timers.get('flush')?.()
    timers.delete('flush')
    try {
      while (news.length > 0 || companyUpdates.length > 0) tellNews()
    } catch (error) {
      // the commit that brought us here stands; whoever was not told catches up
      fault?.(error)
      for (const link of links) link.feed.close(closeCode.serverFault)
    } finally {
      flushing = false
    }
  }

  const tellNews = () => {
    // the document first: the batch may speak of columns that it brings
    const updates = companyUpdates
    companyUpdates = []
    for (const update of updates) {
      const frame = updateFrame(update)
      for (const link of links) if (link.feed.synced()) link.feed.send(frame)
    }
    const batch = news
    news = []
    const from = toldTo
    toldTo = Math.max(from, batch.at(-1)?.seq ?? from)
    if (toldTo > from) tellBatch(batch, from, toldTo, classes.values())
  }

  const stopCommits = ledger.onCommit((fresh) => {
    for (const each of fresh) news.push(each)
    companyUpdates.push(...uncommittedUpdates)
    soon('errands', presenceEveryMs, tellErrands)
    uncommittedUpdates = []
    const quietMs = now() - flushedAt
    if (quietMs >= tickMs || news.length >= muchNews) flush()
    else soon('flush', tickMs - quietMs, flush)
  })

  const stopRights = ledger.onRightsChanged((members) => {
    const moved = new Set(members)
    for (const link of links) {
      if (!moved.has(link.viewer.member)) continue
      const viewer = ledger.viewer(link.viewer.member)
      if (viewer === null) link.feed.close(closeCode.notAMember)
      else link.feed.rightsChanged(viewer)
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
        later: inTurn,
        random,
        send,
        close,
        fault: (error) => fault?.(error),
      })
      links.add(link)
      enterClass(link)
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
      for (const link of links) link.leave()
      for (const cancel of timers.values()) cancel()
      timers.clear()
    },
  }
}
