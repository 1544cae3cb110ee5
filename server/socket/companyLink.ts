import { newLinkId, type DeviceId, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { Outage, never } from '#shared/base/result.ts'
import { visibilityClass, type Viewer } from '#shared/ownership/rights.ts'
import {
  closeCode,
  decodeMessage,
  encodeMessage,
  messageNumber,
  protocol,
  readCredit,
  type Body,
  type Focus,
  type Message,
} from '#shared/wire/message.ts'
import type { Ledger, Speaker } from '../ledger/ledger.ts'
import type { Seat } from './awareness.ts'
import { differingDocuments } from './check.ts'
import type { CompanyLink, Room } from './companyRoom.ts'
import { createFarCopy } from './farCopy.ts'
import type { SocketLimits } from './limits.ts'
import { createLinkBudget } from './linkBudget.ts'
import { sendFetched } from './sendFetched.ts'
import type { TurnQueue } from './turnQueue.ts'
import { missingFrame, quietFrame, readYMessage, type YMessage } from './yFrame.ts'

/** What a link stands on, and the network (or a test) at its other end. */
export interface LinkParts {
  readonly ledger: Ledger
  readonly room: Room
  readonly viewer: Viewer
  readonly seat: Seat
  readonly limits: SocketLimits
  readonly now: () => Instant
  /** Runs `work` when it is its turn: a long catch-up lets others in between. */
  readonly later: TurnQueue
  readonly random: Random
  readonly send: (frame: Uint8Array) => void
  readonly close: (code: number) => void
  readonly fault: (error: unknown) => void
}

/** Hears what one browser says in the room and answers it; `farCopy.ts` brings the ledger to it. */
export function createLink(parts: LinkParts): CompanyLink {
  const { ledger, room, limits, now, later } = parts
  let { viewer } = parts
  const id = newLinkId(parts.random)
  let synced = false
  let device: DeviceId | null = null
  let focus: Focus | null = null

  const speaker = (): Speaker => {
    if (device === null) throw new Error('ledger message before hello')
    return { viewer, device, link: id }
  }

  const send = (frame: Uint8Array) => {
    if (!copy.hasLeft()) parts.send(frame)
  }

  const leave = () => {
    if (copy.hasLeft()) return
    copy.leave()
    parts.seat.leave()
    room.left(link)
  }

  /** Nothing is said after a close, whatever the network still holds. */
  const close = (code: number) => {
    leave()
    parts.close(code)
  }

  const guarded = (work: () => void) => {
    if (copy.hasLeft()) return
    try {
      work()
    } catch (error) {
      parts.fault(error)
      if (error instanceof Outage) budget.fullFor(1000)
      else close(closeCode.serverFault)
    }
  }

  const budget = createLinkBudget({ limits, now, send, close })
  const { member } = viewer
  const copy = createFarCopy({ id, member, ledger, room, limits, now, later, speaker, send, close, guarded })

  const greet = (hello: Body<'hello'>) => {
    if (copy.hasBegun()) throw new Error('hello twice')
    const rights = ledger.rights(member)
    const head = ledger.head()
    const welcome = (mode: Body<'welcome'>['mode']) =>
      send(
        encodeMessage('welcome', {
          protocol,
          company: ledger.company,
          member,
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
    welcome(copy.begin(hello, { head, rights }))
    room.focusChanged()
    room.greeted()
    copy.advance()
  }

  const take = (submitted: Body<'submit'>) => {
    // He has left in the open turn, and his link ends with it. A refusal would settle what he can still hand in.
    if (ledger.viewer(member) === null) return
    for (const part of submitted.parts) {
      const seenBefore = copy.seen()
      try {
        const answer = ledger.submit(speaker(), part)
        // a repeat whose answer the log brought before: said again, for this copy may have been made without it
        if (answer.seq <= seenBefore) copy.owe(answer)
      } catch (error) {
        if (error instanceof Outage) budget.putOff(part)
        throw error
      }
    }
    copy.payWhenCommitted()
  }

  const hearLedger = (message: Message) => {
    switch (message.kind) {
      case 'hello':
        return ledger.afterCommit(() => guarded(() => greet(message.body)))
      case 'submit':
        return take(message.body)
      case 'credit':
        return copy.stored(message.body.to)
      case 'fetch':
        speaker()
        return ledger.afterCommit(() => guarded(() => sendFetched(message.body.customers, { ledger, viewer, send })))
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

  /** Submits are let in once they are read. Credit is bounded by what was sent. */
  const mayBeRead = (frame: Uint8Array): boolean =>
    frame[0] === messageNumber.submit ||
    (frame[0] === messageNumber.credit && copy.awaitsCredit()) ||
    budget.mayPass(frame.length)

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
        if (!mayBeRead(frame)) return
        const credited = readCredit(frame)
        if (credited !== null) return copy.stored(credited)
        const message = readYMessage(frame)
        if (message !== null) return hearY(message)
        const ours = decodeMessage(frame)
        if (ours === null) throw new Error(`unknown message ${frame[0]}`)
        if (ours.kind === 'submit' && !budget.maySubmit(frame.length, ours.body.parts)) return
        return hearLedger(ours)
      }),
    beat: () =>
      guarded(() => {
        if (device === null) return send(quietFrame)
        copy.closeGap()
        return send(encodeMessage('beat', { head: room.told(), serverTime: now() }))
      }),
    leave,
    feed: {
      liveAt: () => copy.liveAt(),
      cursor: () => copy.cursor(),
      hasCredit: () => copy.hasCredit(),
      tell: (frame, to) => copy.tell(frame, to),
      pass: (to) => copy.pass(to),
      catchUp: () => guarded(() => copy.catchUp()),
      synced: () => synced,
      rightsChanged: (fresh) =>
        guarded(() => {
          const before = link.visibility
          viewer = fresh
          room.moved(link, before)
          copy.changeRights()
        }),
      errand: () => copy.errand(),
      send,
      close,
    },
  }
  return link
}
