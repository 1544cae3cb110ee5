import * as Y from 'yjs'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { mayRead, mayWrite, type Viewer } from '#shared/ownership/rights.ts'
import { closeCode } from '#shared/wire/message.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { colorOf, createAwarenessRoom, type Seat } from './awareness.ts'
import { createBucket } from './bucket.ts'
import { createGuard, newNoteDoc } from './guard.ts'
import type { LinkEnd } from './hub.ts'
import type { SocketLimits } from './limits.ts'
import { judgeCopy, keepsDigest } from './noteVersion.ts'
import type { Schedule } from './schedule.ts'
import { askFrame, deniedFrame, missingFrame, quietFrame, readYMessage, updateFrame, yMessage } from './yFrame.ts'

/**
 * The live room of one customer's note: an ordinary y-websocket room with the guard in front of every update.
 *
 *   reads and writes   hears the note, writes it
 *   reads only         hears the note; text that he wrote offline is kept as a version, and he is told `kept`
 *   neither any more   hears nothing; may hand in what he wrote offline while he could, is told `kept`, or `known` if
 *                      the note has it already, is shown out
 */
export interface NoteRoom extends Disposable {
  join(end: LinkEnd): NoteLink
  links(): ReadonlySet<NoteLink>
  /** The customer changed hands or went to the trash, or people moved: whose right to the note is another now joins anew. */
  reviewRights(): void
}

export interface NoteLink {
  readonly viewer: Viewer
  receive(frame: Uint8Array): void
  beat(): void
  close(code: number): void
  leave(): void
}

/**
 * Whose the client ids of a note are. Text typed on a live link makes its id firmly the typist's: nobody else may write
 * under it. Text that comes as a backlog (written offline, under one id per page load, or held for a colleague while
 * the server was restored) only says who brought it: the true owner may still go on under his id.
 */
export type ClientOwners = Map<number, { readonly member: MemberId; readonly firm: boolean }>

export interface NoteRoomParts {
  readonly ledger: Ledger
  readonly customer: CustomerId
  readonly owners: ClientOwners
  readonly limits: SocketLimits
  readonly now: () => Instant
  readonly schedule: Schedule
  readonly fault: (error: unknown) => void
  /** The last link has left. */
  readonly emptied: () => void
}

/** Carets move with the typing, but not each one in a message of its own. */
const caretEveryMs = 50
const compactAfter = { updates: 200, bytes: 128 * 1024 }
/** A client that reconnects after his rights changed finds his new place. */
const restart = 1012

export function createNoteRoom(parts: NoteRoomParts): NoteRoom {
  const { ledger, customer, owners, limits, now, schedule } = parts
  const doc = newNoteDoc(`note/${customer}`)
  const tail = { updates: 0, bytes: 0 }
  for (const update of ledger.readNote(customer)) {
    Y.applyUpdate(doc, update)
    tail.updates += 1
    tail.bytes += update.length
  }
  const state = () => Y.encodeStateAsUpdate(doc)
  const guard = createGuard(state)
  const links = new Set<Member>()
  /** Digests of versions kept since the room was opened. */
  const kept = new Set<string>()
  let cancelCarets: (() => void) | null = null
  const awareness = createAwarenessRoom(
    limits,
    ({ user: _claimed, ...state }) => state,
    () => {
      cancelCarets ??= schedule(caretEveryMs, spreadCarets)
    },
  )

  const spreadCarets = () => {
    cancelCarets = null
    const frame = awareness.news()
    if (frame !== null) for (const link of links) link.tell(frame)
  }

  const envelope = () => ledger.envelope(customer)
  const reads = (viewer: Viewer): boolean => {
    const present = envelope()
    return present !== null && mayRead(viewer, present)
  }
  const writes = (viewer: Viewer): boolean => {
    const present = envelope()
    return present !== null && mayWrite(viewer, present)
  }

  const compact = () => {
    ledger.replaceNote(customer, state())
    tail.updates = 0
    tail.bytes = 0
  }

  /** Guard, then log, then the note, then the others: never another order. */
  const write = (link: Member, update: Uint8Array, isBacklog: boolean) => {
    const me = link.viewer.member
    const taken = guard.take(update, {
      mayExtend: (clientId) => {
        const owner = owners.get(clientId)
        return owner === undefined || owner.member === me || !owner.firm
      },
    })
    if (!taken.ok) {
      link.tell(deniedFrame(`refused:${taken.refusal.kind}`))
      return link.close(closeCode.serverFault)
    }
    const { update: made, extended } = taken.value
    if (made === null) return
    try {
      ledger.appendNote(customer, me, made)
    } catch (error) {
      guard.reset()
      throw error
    }
    for (const clientId of extended) {
      if (!isBacklog || !owners.has(clientId)) owners.set(clientId, { member: me, firm: !isBacklog })
    }
    Y.applyUpdate(doc, made)
    tail.updates += 1
    tail.bytes += made.length
    const frame = updateFrame(made)
    ledger.afterCommit(() => {
      for (const other of links) if (other !== link) other.tell(frame)
    })
    if (tail.updates >= compactAfter.updates || tail.bytes >= compactAfter.bytes) compact()
  }

  /** Text of one who reads and may not write: kept once a link, as the note would be with it. */
  const keepReaders = (link: Member, update: Uint8Array) => {
    const trial = createGuard(state)
    try {
      const taken = trial.take(update, { mayExtend: () => true })
      if (taken.ok && taken.value.update === null) return
      const digest = keepsDigest(link.viewer.member, update)
      if (taken.ok && !link.kept && !kept.has(digest)) {
        ledger.keepNoteVersion(customer, link.viewer.member, now(), trial.state())
        kept.add(digest)
      }
      link.kept = true
      link.tell(deniedFrame(taken.ok ? 'kept' : 'readonly'))
    } finally {
      trial.dispose()
    }
  }

  /** The whole note as one who may not even read it any more has it: kept if it says anything new and he did have it. */
  const handIn = (link: Member, update: Uint8Array) => {
    const former = envelope()?.formerOwner === link.viewer.member
    const digest = keepsDigest(link.viewer.member, update)
    const judged = judgeCopy(doc, update, former)
    if (judged === 'new') {
      if (!kept.has(digest)) ledger.keepNoteVersion(customer, link.viewer.member, now(), update)
      kept.add(digest)
    }
    // he waits to hear that nothing is lost, also when the last words came in just before the right ended
    if (judged !== 'foreign') link.tell(deniedFrame(judged === 'new' ? 'kept' : 'known'))
    link.close(closeCode.notAMember)
  }

  const join = ({ viewer, send, close }: LinkEnd): NoteLink => {
    const frames = createBucket(limits.framesPerSecond, limits.frameBurst)
    const bytes = createBucket(limits.bytesPerSecond, limits.byteBurst)
    const joined = { reads: reads(viewer), writes: writes(viewer) }
    const name = ledger.companyNow().members.get(viewer.member)?.name ?? ''
    const identity = { id: viewer.member, name, color: colorOf(viewer.member) }
    const seat: Seat | null = joined.reads ? awareness.sit(identity) : null
    let isOpen = true
    let beats = 0

    const guarded = (work: () => void) => {
      if (!isOpen) return
      try {
        work()
      } catch (error) {
        parts.fault(error)
        link.close(closeCode.serverFault)
      }
    }

    const hear = (frame: Uint8Array) => {
      if (!frames.take(now()) || !bytes.take(now(), frame.length)) return link.close(closeCode.tooMuch)
      const message = readYMessage(frame)
      if (message === null) throw new Error(`unknown message ${frame[0]} in a note room`)
      if (message.kind === 'update') {
        if (!joined.reads) return message.first ? handIn(link, message.bytes) : undefined
        if (!joined.writes) return keepReaders(link, message.bytes)
        return write(link, message.bytes, message.first)
      }
      if (!joined.reads) return
      if (message.kind === 'awareness') return seat?.hear(message.bytes, now())
      if (message.kind === 'stateVector') {
        const { vector } = message
        ledger.afterCommit(() => guarded(() => link.tell(missingFrame(doc, vector))))
      }
      const others = awareness.all()
      if (others !== null) link.tell(others)
    }

    const link: Member = {
      viewer,
      joined,
      kept: false,
      tell: (frame) => {
        if (isOpen && joined.reads) send(frame)
        else if (isOpen && frame[0] === yMessage.denied) send(frame)
      },
      receive: (frame) => guarded(() => hear(frame)),
      beat: () => {
        // one who lost him has had the time to hand in what he wrote
        if (!joined.reads && beats++ > 0) return link.close(closeCode.notAMember)
        if (isOpen) send(quietFrame)
      },
      close(code) {
        link.leave()
        close(code)
      },
      leave() {
        if (!isOpen) return
        isOpen = false
        seat?.leave()
        links.delete(link)
        if (links.size === 0) parts.emptied()
      },
    }
    links.add(link)
    // an empty vector tells a stranger nothing and asks for the whole of what he has
    send(askFrame(joined.reads ? Y.encodeStateVector(doc) : new Uint8Array([0])))
    if (joined.reads && !joined.writes) send(deniedFrame('readonly'))
    return link
  }

  return {
    join,
    links: () => links,
    reviewRights() {
      for (const link of links) {
        const viewer = ledger.viewer(link.viewer.member)
        if (viewer === null) link.close(closeCode.notAMember)
        // never final, also when he may not even read any more: he comes back once to hand in what was under way
        else if (reads(viewer) !== link.joined.reads || writes(viewer) !== link.joined.writes) link.close(restart)
      }
    },
    [Symbol.dispose]() {
      cancelCarets?.()
      if (tail.updates > 20) compact()
      guard.dispose()
      doc.destroy()
    },
  }
}

interface Member extends NoteLink {
  readonly joined: { readonly reads: boolean; readonly writes: boolean }
  kept: boolean
  tell(frame: Uint8Array): void
}
