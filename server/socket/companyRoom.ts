import { Outage, never } from '#shared/base/result.ts'
import { newLinkId, type DeviceId, type LinkId, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import { visibilityClass, type Viewer } from '#shared/ownership/rights.ts'
import {
  closeCode,
  creditWindow,
  decodeMessage,
  encodeMessage,
  messageNumber,
  protocol,
  readCredit,
  type Body,
  type Errand,
  type Focus,
  type Message,
} from '#shared/wire/message.ts'
import type { Ledger, Speaker } from '../ledger/ledger.ts'
import type { Seat } from './awareness.ts'
import { createBucket } from './bucket.ts'
import { differingDocuments } from './check.ts'
import { createDifference } from './difference.ts'
import type { SocketLimits } from './limits.ts'
import { missingFrame, quietFrame, readYMessage, type YMessage } from './yFrame.ts'

/**
 * One link of a member to his company's room, without a network: bytes in, bytes out.
 *
 *   joined ──hello──▶ booting ──last page──▶ behind ⇄ live
 *      │  ├──hello (cursor known here)───────▶ ┘ ▲     │
 *      │  └──hello (… under other rights)─▶ shifting ◀─┘ other rights
 *      └─sync step 1 alone: hears the company document and nothing of the ledger (a stock client)
 *
 * `shifting` tells what the copy lacks and may not hold since its person's rights are others, then the log from where the
 * copy stood. `behind` reads the log by `catchUp` as its credit allows; `live` is told by the hub as commits happen. A link that
 * grants no credit falls back to `behind` and costs one number until it does.
 */
export interface CompanyLink {
  readonly id: LinkId
  readonly viewer: Viewer
  readonly visibility: string
  readonly device: () => DeviceId | null
  readonly focus: () => Focus | null
  /** Throws nothing: a frame that cannot be taken closes this link. */
  receive(frame: Uint8Array): void
  /** Every ≤ 10 s: keeps watchdogs quiet and tells the head. */
  beat(): void
  leave(): void
  /** The hub's side. */
  readonly feed: Feed
}

/** What the hub needs to know and say to tell a link the news. */
export interface Feed {
  /** Live, and told of everything up to here; null while it must catch up by itself. */
  liveAt(): number | null
  /** Last `to` that went out: the next batch's `from`. */
  cursor(): number
  hasCredit(): boolean
  /** A batch from `cursor` to `to`. */
  tell(frame: Uint8Array, to: number): void
  /** Nothing in the news was for this link. */
  pass(to: number): void
  /** Reads the log by itself from where it stands, as credit allows. */
  catchUp(): void
  synced(): boolean
  /** His rights are others: what he gains and loses is told from here on, before anything else. */
  rightsChanged(viewer: Viewer): void
  /** How far that is. */
  errand(): Errand | null
  send(frame: Uint8Array): void
  close(code: number): void
}

/** What a link needs of the room that it stands in. */
export interface Room {
  /** Everything up to here has been told to live links. */
  told(): number
  focusChanged(): void
  /** This link has said hello: it is told what others of its person were told before. */
  greeted(): void
  /** The difference of its person's rights has come further. */
  shifted(): void
  /** It is of another class of readers than before. */
  moved(link: CompanyLink, visibility: string): void
  left(link: CompanyLink): void
  allAwareness(): Uint8Array | null
}

export interface LinkParts {
  readonly ledger: Ledger
  readonly room: Room
  readonly viewer: Viewer
  readonly seat: Seat
  readonly limits: SocketLimits
  readonly now: () => Instant
  /** Runs `work` after whatever waits now: a long catch-up lets others in between. */
  readonly later: (work: () => void) => void
  readonly random: Random
  readonly send: (frame: Uint8Array) => void
  readonly close: (code: number) => void
  readonly fault: (error: unknown) => void
}

/** A reply with documents larger than this is split. */
const fetchBytes = 512 * 1024
/**
 * Live batches are small and a tick apart, and a far reader's disk and line take longer than four ticks: he may have
 * this many under way before he is left to catch up, which costs the server a reading of the log for him alone.
 */
const liveWindow = { batches: 64, bytes: 1024 * 1024 }
const shortWaitMs = 250
/** A catch-up that has kept the others waiting this long goes on after them. */
const longestMs = 15
/** A frame that begins elsewhere this often in a row is no straggler: what was put off has its answer by another link. */
const strangersBelieved = 3
const nameOf = (part: ChangePart | undefined): string => `${part?.set.id}/${part?.part}`
/** The 1012 of RFC 6455: the stock client comes back and starts anew with its present rights. */
const restart = 1012
/** A cursor that fell this far behind without news for it is moved by an empty batch, so that a return costs little. */
const idleGap = 1000

export function createLink(parts: LinkParts): CompanyLink {
  const { ledger, room, limits, now } = parts
  let { viewer } = parts
  const id = newLinkId(parts.random)
  const submits = createBucket(limits.submitsPerSecond, limits.submitBurst)
  const frames = createBucket(limits.framesPerSecond, limits.frameBurst)
  const bytes = createBucket(limits.bytesPerSecond, limits.byteBurst)
  const difference = createDifference(ledger, viewer.member)
  let state: 'joined' | 'booting' | 'shifting' | 'behind' | 'live' | 'left' = 'joined'
  let synced = false
  let device: DeviceId | null = null
  let focus: Focus | null = null
  let cursor = 0
  let seen = 0
  let fullUntil: Instant = 0
  let goesOn = false
  /** The part that `full` put off, and who came in its place since. */
  let putOff: { readonly first: string; stranger: string | null; strangers: number } | null = null
  let boot: { readonly head: number; page: number; after: Parameters<Ledger['bootPage']>[3] } | null = null
  /** Sent and not yet stored over there, oldest first; null is a page, of a boot or a difference. */
  let outstanding: { readonly to: number | null; readonly bytes: number }[] = []
  /** Answers that the log will not bring again: repeats of parts answered before `seen`. */
  let owed: Answer[] = []
  /** Counts changes of rights: what was read before one is not sent after it. */
  let era = 0

  const speaker = (): Speaker => {
    if (device === null) throw new Error('ledger message before hello')
    return { viewer, device, link: id }
  }

  const send = (frame: Uint8Array) => {
    if (state !== 'left') parts.send(frame)
  }

  const sendBatch = (frame: Uint8Array, to: number) => {
    cursor = to
    seen = Math.max(seen, to)
    outstanding.push({ to, bytes: frame.length })
    send(frame)
  }

  /** Goes on with a catch-up after the others had their turn, once however often it is asked. */
  const goOn = () => {
    if (goesOn) return
    goesOn = true
    parts.later(() => {
      goesOn = false
      guarded(advance)
    })
  }

  /** Boot pages or the difference of rights, then the log, until live or out of credit. */
  const advance = () => {
    const until = now() + longestMs
    while (state === 'booting' && boot !== null && outstanding.length < creditWindow) {
      if (now() > until) return goOn()
      const page = ledger.bootPage(speaker(), boot.head, boot.page, boot.after)
      const frame = encodeMessage('boot', page)
      outstanding.push({ to: null, bytes: frame.length })
      send(frame)
      boot.page += 1
      boot.after = { table: page.table, customer: page.after }
      if (!page.last) continue
      boot = null
      state = 'behind'
    }
    if (state === 'shifting') ledger.afterCommit(() => guarded(shiftOn))
    if (state === 'behind') ledger.afterCommit(() => guarded(readOn))
  }

  const shiftOn = () => {
    const until = now() + longestMs
    while (state === 'shifting' && outstanding.length < creditWindow) {
      if (now() > until) return goOn()
      const frame = difference.page(limits.batchBytes)
      room.shifted()
      if (frame !== null) {
        outstanding.push({ to: null, bytes: frame.length })
        send(frame)
      }
      if (!difference.isUnderWay() && state === 'shifting') state = 'behind'
    }
    if (state === 'behind') goOn()
  }

  /** The copy stands at `cursor` and is brought to the present rights from there. */
  const changeRights = (fresh: Viewer) => {
    const before = link.visibility
    viewer = fresh
    era += 1
    room.moved(link, before)
    // nobody there yet, or a first sync under way: it begins anew
    if (state === 'joined' || state === 'booting') return close(restart)
    if (state !== 'shifting' && cursor < seen)
      sendBatch(encodeMessage('batch', { from: cursor, to: seen, items: [] }), seen)
    switch (difference.start(difference.rights(), cursor)) {
      case 'unknown':
        return close(restart)
      case 'pages':
        state = 'shifting'
        break
      case 'none':
        if (state === 'shifting') state = 'behind'
    }
    // many people's rights may change at once: each has his turn
    goOn()
  }

  const readOn = () => {
    const until = now() + longestMs
    while (state === 'behind' && outstanding.length < creditWindow) {
      if (now() > until) {
        goOn()
        break
      }
      if (seen >= room.told()) {
        if (cursor < seen) sendBatch(encodeMessage('batch', { from: cursor, to: seen, items: [] }), seen)
        state = 'live'
        break
      }
      const asked = era
      const { to, items, blobs } = ledger.catchUp(speaker(), seen, limits.batchBytes)
      // asking may commit what changes his rights: what was read is of the new ones, and the copy is not
      if (asked !== era) return
      if (to <= seen) throw new Error(`catch-up of ${id} stands still at ${seen}`)
      seen = to
      if (items.length > 0) {
        // the ledger made these items from its own types; outgoing bodies are not parsed again
        sendBatch(encodeMessage('batch', { from: cursor, to, items: [...items] }, blobs), to)
      }
    }
    payOwed()
  }

  const payOwed = () => {
    if (owed.length === 0 || state === 'booting' || state === 'shifting') return
    const items = owed.map((answer) => ({ kind: 'answer' as const, seq: answer.seq, answer }))
    owed = []
    sendBatch(encodeMessage('batch', { from: cursor, to: cursor, items }), cursor)
  }

  const greet = (hello: Body<'hello'>) => {
    if (state !== 'joined') throw new Error('hello twice')
    const rights = ledger.rights(viewer.member)
    const head = ledger.head()
    const welcome = (mode: Body<'welcome'>['mode']) =>
      send(
        encodeMessage('welcome', {
          protocol,
          company: ledger.company,
          member: viewer.member,
          link: id,
          log: ledger.log,
          head,
          rights,
          serverTime: now(),
          mode,
        }),
      )
    if (hello.protocol !== protocol) {
      welcome('old')
      close(closeCode.tooOld)
      return
    }
    device = hello.device
    const sameLog = hello.log === ledger.log
    const from = sameLog && hello.cursor !== null && hello.cursor <= head ? hello.cursor : null
    const told = from === null || hello.rights === null ? 'unknown' : difference.start(hello.rights, from)
    if (from !== null && told !== 'unknown') {
      cursor = from
      seen = from
      state = told === 'none' ? 'behind' : 'shifting'
      welcome('log')
    } else {
      difference.settle(rights)
      const resumed =
        sameLog && hello.rights === rights && hello.bootAfter !== null && hello.bootAfter.head <= head
          ? hello.bootAfter
          : null
      boot = { head: resumed?.head ?? head, page: 0, after: resumed }
      cursor = boot.head
      seen = boot.head
      state = 'booting'
      welcome('boot')
    }
    room.focusChanged()
    room.greeted()
    advance()
  }

  const fullFor = (retryAfterMs: number) => {
    fullUntil = now() + retryAfterMs
    send(encodeMessage('full', { retryAfterMs }))
  }

  /** May this submit be decided now? What was put off comes first: frames sent behind it may not overtake it. */
  const hasRoomFor = (size: number, parts: Body<'submit'>['parts']): boolean => {
    const at = now()
    const first = nameOf(parts[0])
    if (putOff !== null && first !== putOff.first) {
      if (at < fullUntil) return refused(size)
      putOff.strangers = first === putOff.stranger ? putOff.strangers + 1 : 1
      putOff.stranger = first
      if (putOff.strangers < strangersBelieved) {
        fullFor(shortWaitMs)
        return refused(size)
      }
    }
    const waitMs = Math.max(submits.waitMs(at), bytes.waitMs(at, size))
    if (waitMs > 0) {
      putOff = { first, stranger: null, strangers: 0 }
      fullFor(Math.max(shortWaitMs, waitMs))
      return refused(size)
    }
    putOff = null
    return submits.take(at) && bytes.take(at, size)
  }

  /** Even what is put off costs a reading: one who never stops is ended. */
  const refused = (size: number): false => {
    if (!frames.take(now(), Math.max(1, size / 65_536))) close(closeCode.tooMuch)
    return false
  }

  const take = (submitted: Body<'submit'>) => {
    // He has left in the open turn, and his link ends with it. A refusal would settle what he can still hand in.
    if (ledger.viewer(viewer.member) === null) return
    for (const part of submitted.parts) {
      const seenBefore = seen
      try {
        const answer = ledger.submit(speaker(), part)
        // a repeat whose answer the log brought before: said again, for this copy may have been made without it
        if (answer.seq <= seenBefore) owed.push(answer)
      } catch (error) {
        if (error instanceof Outage) putOff = { first: nameOf(part), stranger: null, strangers: 0 }
        throw error
      }
    }
    if (owed.length > 0) ledger.afterCommit(() => guarded(payOwed))
  }

  const bring = (customers: Body<'fetch'>['customers']) => {
    const documents = new Map(ledger.documents(viewer, customers).map((document) => [document.customer, document]))
    let covered: Body<'fetch'>['customers'] = []
    let found: NonNullable<Body<'fetch'>['found']> = []
    let blobs: Uint8Array[] = []
    let bytes = 0
    customers.forEach((customer, place) => {
      covered.push(customer)
      const document = documents.get(customer)
      if (document !== undefined) {
        found.push({ customer, seq: document.seq, bytes: blobs.push(document.bytes) - 1 })
        bytes += document.bytes.length
      }
      if (bytes < fetchBytes && place < customers.length - 1) return
      send(encodeMessage('fetch', { customers: covered, found }, blobs))
      covered = []
      found = []
      blobs = []
      bytes = 0
    })
  }

  const credit = (to: number) => {
    // pages are credited one by one, batches by their end
    if (outstanding[0]?.to === null) outstanding.shift()
    else outstanding = outstanding.filter((sent) => sent.to === null || sent.to > to)
    advance()
  }

  const hearLedger = (message: Message) => {
    switch (message.kind) {
      case 'hello':
        return ledger.afterCommit(() => guarded(() => greet(message.body)))
      case 'submit':
        return take(message.body)
      case 'credit':
        return credit(message.body.to)
      case 'fetch':
        speaker()
        return ledger.afterCommit(() => guarded(() => bring(message.body.customers)))
      case 'focus':
        speaker()
        focus = message.body
        return room.focusChanged()
      case 'check':
        speaker()
        return ledger.afterCommit(() =>
          guarded(() => {
            const hashes = differingDocuments(ledger, viewer, message.body)
            send(encodeMessage('check', { head: ledger.head(), hashes }))
          }),
        )
      case 'beat':
        return send(encodeMessage('beat', { head: room.told(), serverTime: now() }))
      case 'welcome':
      case 'batch':
      case 'presence':
      case 'errands':
      case 'full':
      case 'boot':
        throw new Error(`${message.kind} is the server's to say`)
      default:
        return never(message)
    }
  }

  const hearY = (message: YMessage) => {
    switch (message.kind) {
      case 'stateVector':
        return ledger.afterCommit(() =>
          guarded(() => {
            send(missingFrame(ledger.companyDoc, message.vector))
            synced = true
            const others = room.allAwareness()
            if (others !== null) send(others)
          }),
        )
      case 'update':
        // only the ledger writes the company document: read, never applied
        return
      case 'awareness':
        return parts.seat.hear(message.bytes, now())
      case 'queryAwareness': {
        const others = room.allAwareness()
        return others === null ? undefined : send(others)
      }
      default:
        return never(message)
    }
  }

  /** Everything but submits: over the budget ends the link. Credit is bounded by what was sent. */
  const mayPass = (frame: Uint8Array): boolean => {
    const at = now()
    if (frame[0] === messageNumber.credit && outstanding.length > 0) return true
    if (frames.take(at) && bytes.take(at, frame.length)) return true
    close(closeCode.tooMuch)
    return false
  }

  const leave = () => {
    if (state === 'left') return
    state = 'left'
    parts.seat.leave()
    room.left(link)
  }

  /** Nothing is said after a close, whatever the network still holds. */
  const close = (code: number) => {
    leave()
    parts.close(code)
  }

  const guarded = (work: () => void) => {
    if (state === 'left') return
    try {
      work()
    } catch (error) {
      parts.fault(error)
      if (error instanceof Outage) fullFor(1000)
      else close(closeCode.serverFault)
    }
  }

  const link: CompanyLink = {
    id,
    get viewer() {
      return viewer
    },
    get visibility() {
      return visibilityClass(viewer)
    },
    device: () => device,
    focus: () => focus,
    receive: (frame) =>
      guarded(() => {
        if (frame[0] !== messageNumber.submit && !mayPass(frame)) return
        const credited = readCredit(frame)
        if (credited !== null) return credit(credited)
        const message = readYMessage(frame)
        if (message !== null) return hearY(message)
        const ours = decodeMessage(frame)
        if (ours === null) throw new Error(`unknown message ${frame[0]}`)
        if (ours.kind === 'submit' && !hasRoomFor(frame.length, ours.body.parts)) return
        return hearLedger(ours)
      }),
    beat: () =>
      guarded(() => {
        if (device === null) return send(quietFrame)
        if (state === 'live' && seen - cursor > idleGap && outstanding.length < creditWindow) {
          sendBatch(encodeMessage('batch', { from: cursor, to: seen, items: [] }), seen)
        }
        return send(encodeMessage('beat', { head: room.told(), serverTime: now() }))
      }),
    leave,
    feed: {
      liveAt: () => (state === 'live' ? seen : null),
      cursor: () => cursor,
      hasCredit: () =>
        outstanding.length < creditWindow ||
        (outstanding.length < liveWindow.batches &&
          outstanding.reduce((sum, { bytes: each }) => sum + each, 0) < liveWindow.bytes),
      tell: sendBatch,
      pass: (to) => {
        seen = to
      },
      catchUp: () =>
        guarded(() => {
          if (state === 'live') state = 'behind'
          advance()
        }),
      synced: () => synced,
      rightsChanged: (fresh) => guarded(() => changeRights(fresh)),
      errand: () => difference.errand(),
      send,
      close,
    },
  }
  return link
}
