import type { LinkId, MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Answer } from '#shared/ledger/change.ts'
import { encodeMessage, type Body } from '#shared/wire/message.ts'
import type { Ledger, Speaker } from '../ledger/ledger.ts'
import type { Feed, Room } from './companyRoom.ts'
import { createCredit } from './credit.ts'
import { createDifference } from './difference.ts'
import type { SocketLimits } from './limits.ts'
import type { TurnQueue } from './turnQueue.ts'

/**
 * The copy of the ledger at the other end of a link: how far it is, and everything that brings it level.
 *
 *   joined ──hello──▶ booting ──last page──▶ behind ⇄ live
 *      │  ├──hello (cursor known here)───────▶ ┘ ▲     │
 *      │  └──hello (… under other rights)─▶ shifting ◀─┘ other rights
 *      └─sync step 1 alone: hears the company document and nothing of the ledger (a stock client)
 *
 * `shifting` tells what the copy lacks and may not hold since its person's rights are others, then the log from where the
 * copy stood. `behind` reads the log by `catchUp` as its credit allows; `live` is told by the hub as commits happen. A link that
 * grants no credit falls back to `behind` and costs one number until it does. From every state the link may be `left`.
 */
export interface FarCopy extends Pick<
  Feed,
  'liveAt' | 'cursor' | 'hasCredit' | 'tell' | 'pass' | 'catchUp' | 'errand'
> {
  /** It has been greeted: nobody says hello twice. */
  hasBegun(): boolean
  hasLeft(): boolean
  leave(): void
  /** Where the copy of this hello stands against `head`, and how it will be brought on; nothing is sent yet. */
  begin(hello: Body<'hello'>, present: { readonly head: number; readonly rights: string }): 'log' | 'boot'
  /** Boot pages or the difference of rights, then the log, until live or out of credit. */
  advance(): void
  /** What was sent is stored over there: more may follow. */
  stored(to: number): void
  /** Is there anything out that a credit could be for? */
  awaitsCredit(): boolean
  /** It stands where it was sent to, and is brought to the present rights from there. */
  changeRights(): void
  /** It has read or been told everything up to here. */
  seen(): number
  /** An answer that the log will not bring again. */
  owe(answer: Answer): void
  /** Says what is owed, once it is durable. */
  payWhenCommitted(): void
  /** Nothing was for it in a long time: its cursor is moved all the same, so that a return costs little. */
  closeGap(): void
}

interface FarCopyParts {
  readonly id: LinkId
  readonly member: MemberId
  readonly ledger: Ledger
  readonly room: Room
  readonly limits: SocketLimits
  readonly now: () => Instant
  readonly later: TurnQueue
  /** Who reads; throws before his hello. */
  readonly speaker: () => Speaker
  readonly send: (frame: Uint8Array) => void
  readonly close: (code: number) => void
  /** Runs `work` unless the link is left; what it throws ends the link alone. */
  readonly guarded: (work: () => void) => void
}

/** A catch-up that has kept the others waiting this long goes on after them; a page begun before takes up to 12 ms. */
const longestMs = 4
/** The 1012 of RFC 6455: the stock client comes back and starts anew with its present rights. */
const restart = 1012
/** A cursor that fell this far behind without news for it is moved by an empty batch. */
const idleGap = 1000

/** The copy of one who has joined and said nothing yet. */
export function createFarCopy(parts: FarCopyParts): FarCopy {
  const { ledger, room, limits, now, speaker, send, close, guarded } = parts
  const difference = createDifference(ledger, parts.member)
  const credit = createCredit()
  let state: 'joined' | 'booting' | 'shifting' | 'behind' | 'live' | 'left' = 'joined'
  let cursor = 0
  let seen = 0
  let goesOn = false
  let boot: { readonly head: number; page: number; after: Parameters<Ledger['bootPage']>[3] } | null = null
  /** Answers that the log will not bring again: repeats of parts answered before `seen`. */
  let owed: Answer[] = []
  /** Counts changes of rights: what was read before one is not sent after it. */
  let era = 0

  const sendPage = (frame: Uint8Array) => {
    credit.sent(null, frame.length)
    send(frame)
  }

  const sendBatch = (frame: Uint8Array, to: number) => {
    cursor = to
    seen = Math.max(seen, to)
    credit.sent(to, frame.length)
    send(frame)
  }

  /** Says that there was nothing for this copy between its cursor and what was looked through. */
  const moveCursor = () => sendBatch(encodeMessage('batch', { from: cursor, to: seen, items: [] }), seen)

  /** Goes on with a catch-up after the others had their turn, once however often it is asked. */
  const goOn = () => {
    if (goesOn) return
    goesOn = true
    // a page of a first sync ends an open turn itself
    const when = state === 'shifting' ? 'committed' : 'soon'
    parts.later(() => {
      goesOn = false
      guarded(advance)
    }, when)
  }

  const advance = () => {
    const until = now() + longestMs
    while (state === 'booting' && boot !== null && credit.hasPlace()) {
      if (now() > until) return goOn()
      const page = ledger.bootPage(speaker(), boot.head, boot.page, boot.after)
      sendPage(encodeMessage('boot', page))
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
    while (state === 'shifting' && credit.hasPlace()) {
      if (now() > until) return goOn()
      const frame = difference.page(limits.batchBytes)
      room.shifted()
      if (frame !== null) sendPage(frame)
      if (!difference.isUnderWay() && state === 'shifting') state = 'behind'
    }
    if (state === 'behind') goOn()
  }

  const readOn = () => {
    const until = now() + longestMs
    while (state === 'behind' && credit.hasPlace()) {
      if (now() > until) {
        goOn()
        break
      }
      if (seen >= room.told()) {
        if (cursor < seen) moveCursor()
        state = 'live'
        break
      }
      const asked = era
      const { to, items, blobs } = ledger.catchUp(speaker(), seen, limits.batchBytes)
      // asking may commit what changes his rights: what was read is of the new ones, and the copy is not
      if (asked !== era) return
      if (to <= seen) throw new Error(`catch-up of ${parts.id} stands still at ${seen}`)
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

  return {
    hasBegun: () => state !== 'joined',
    hasLeft: () => state === 'left',
    leave() {
      state = 'left'
    },
    begin(hello, { head, rights }) {
      const sameLog = hello.log === ledger.log
      const from = sameLog && hello.cursor !== null && hello.cursor <= head ? hello.cursor : null
      const told = from === null || hello.rights === null ? 'unknown' : difference.start(hello.rights, from)
      if (from !== null && told !== 'unknown') {
        cursor = from
        seen = from
        state = told === 'none' ? 'behind' : 'shifting'
        return 'log'
      }
      difference.settle(rights)
      const resumed =
        sameLog && hello.rights === rights && hello.bootAfter !== null && hello.bootAfter.head <= head
          ? hello.bootAfter
          : null
      boot = { head: resumed?.head ?? head, page: 0, after: resumed }
      cursor = boot.head
      seen = boot.head
      state = 'booting'
      return 'boot'
    },
    advance,
    stored(to) {
      credit.stored(to)
      // many may be told a difference at once, and each page takes its time
      if (state === 'shifting') goOn()
      else advance()
    },
    awaitsCredit: () => credit.isWaiting(),
    changeRights() {
      era += 1
      // nobody there yet, or a first sync under way: it begins anew
      if (state === 'joined' || state === 'booting') return close(restart)
      if (state !== 'shifting' && cursor < seen) moveCursor()
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
    },
    seen: () => seen,
    owe: (answer) => void owed.push(answer),
    payWhenCommitted() {
      if (owed.length > 0) ledger.afterCommit(() => guarded(payOwed))
    },
    closeGap() {
      if (state === 'live' && seen - cursor > idleGap && credit.hasPlace()) moveCursor()
    },
    liveAt: () => (state === 'live' ? seen : null),
    cursor: () => cursor,
    hasCredit: () => credit.hasLivePlace(),
    tell: sendBatch,
    pass(to) {
      seen = to
    },
    catchUp() {
      if (state === 'live') state = 'behind'
      advance()
    },
    errand: () => difference.errand(),
  }
}
