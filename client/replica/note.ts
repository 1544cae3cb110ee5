import * as authProtocol from 'y-protocols/auth'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { CompanyId, CustomerId, MemberId, Random } from '#shared/base/id.ts'
import type { Disk } from './disk.ts'
import { backoffMs, guardHandlers, type SocketClass } from './link.ts'
import { forgetNote, notePieces, notesHeld, readNote, unsentNotes } from './noteDisk.ts'
import { confirmSending } from './noteReceipt.ts'
import { createNoteWriter } from './noteWriter.ts'
import { createCell } from './source.ts'
import type { OpenNote } from './workspace.ts'

type NoteState = ReturnType<OpenNote['state']['get']>

export interface NoteParts {
  readonly disk: Disk
  readonly socketUrl: string
  readonly company: CompanyId
  readonly member: MemberId
  readonly nameOf: (member: MemberId) => string
  readonly random: Random
  readonly WebSocket?: SocketClass
  readonly onFault: (error: unknown) => void
  readonly after: (ms: number, work: () => void) => () => void
  /** Tells other tabs what was written here. */
  readonly tell: (customer: CustomerId, update: Uint8Array) => void
  /** A note came to hold words that only this device has, or holds them no more. */
  readonly onUnsent: (customer: CustomerId, isUnsent: boolean) => void
  /** Somebody stopped looking at a note; it may hold words that were not sent. */
  readonly onClosed: () => void
}

/** The notes open in this tab: one document and one room each, however many editors look at it. */
export interface Notes extends AsyncDisposable {
  open(customer: CustomerId): OpenNote
  /** Another tab wrote; it has stored it already. */
  heard(customer: CustomerId, update: Uint8Array): void
  hurry(): void
  drop(): void
  /**
   * Sends what was written offline into notes that nobody has open now, and forgets the copies of customers that this
   * person has lost. Called whenever the ledger is in step with the server.
   */
  tidy(isKnown: (customer: CustomerId) => boolean): Promise<void>
}

/** How long a note is held open to be sent; what is not taken by then waits for the next connection. */
const sendingMs = 15_000

export function createNotes(parts: NoteParts): Notes {
  const { disk, after } = parts
  const open = new Map<CustomerId, { readonly note: Note; users: number }>()
  /** Their last words are being stored. */
  const closing = new Set<CustomerId>()
  let isClosed = false
  const send = (customer: CustomerId) =>
    new Promise<void>((resolve) => {
      const note = createNote(parts, customer)
      const held = { note, users: 1 }
      open.set(customer, held)
      const leave = () => {
        stop()
        if (--held.users > 0) return resolve()
        open.delete(customer)
        note.close().then(resolve, resolve)
      }
      const stop = after(sendingMs, leave)
      note.settled.then(leave, leave)
    })
  return {
    tidy: async (isKnown) => {
      const unsent = await unsentNotes(disk)
      for (const customer of unsent) if (!isClosed && !open.has(customer)) await send(customer)
      const left = new Set(await unsentNotes(disk))
      for (const customer of await notesHeld(disk)) {
        const isInUse = open.has(customer) || closing.has(customer)
        if (!isClosed && !isInUse && !left.has(customer) && !isKnown(customer)) {
          await forgetNote(disk, customer)
        }
      }
    },
    open: (customer) => {
      const held = open.get(customer) ?? { note: createNote(parts, customer), users: 0 }
      held.users += 1
      open.set(customer, held)
      let isOpen = true
      return {
        doc: held.note.doc,
        awareness: held.note.awareness,
        state: held.note.state,
        [Symbol.dispose]: () => {
          if (!isOpen) return
          isOpen = false
          held.users -= 1
          if (held.users > 0) return
          open.delete(customer)
          closing.add(customer)
          held.note
            .close()
            .finally(() => closing.delete(customer))
            .then(parts.onClosed)
            .catch(parts.onFault)
        },
      }
    },
    heard: (customer, update) => open.get(customer)?.note.heard(update),
    hurry: () => {
      for (const { note } of open.values()) note.hurry()
    },
    drop: () => {
      for (const { note } of open.values()) note.drop()
    },
    [Symbol.asyncDispose]: async () => {
      isClosed = true
      const notes = [...open.values()]
      open.clear()
      await Promise.all(notes.map(({ note }) => note.close()))
    },
  }
}

interface Note {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly state: OpenNote['state']
  heard(update: Uint8Array): void
  hurry(): void
  drop(): void
  /** Resolves once the server has everything that was written here, or has kept it aside. */
  readonly settled: Promise<void>
  /** Resolves when the last words are stored. */
  close(): Promise<void>
}

const fromDisk = Symbol('from disk')
const fromTab = Symbol('from another tab')

function createNote(parts: NoteParts, customer: CustomerId): Note {
  const { disk, company, member, onFault } = parts
  const doc = new Y.Doc({ guid: `note/${customer}` })
  const awareness = new Awareness(doc)
  awareness.setLocalStateField('user', { id: member, name: parts.nameOf(member), color: colorOf(member) })
  const state = createCell<NoteState>('loading')
  const provider = new WebsocketProvider(parts.socketUrl, `${company}/note/${customer}`, doc, {
    connect: false,
    disableBc: true,
    awareness,
    maxBackoffTime: backoffMs(parts.random),
    ...(parts.WebSocket === undefined ? {} : { WebSocketPolyfill: parts.WebSocket }),
  })
  const writer = createNoteWriter(disk, customer, {
    onFault,
    onUnsent: (isUnsent) => parts.onUnsent(customer, isUnsent),
  })
  guardHandlers(provider, (error) => {
    onFault(error)
    provider.ws?.close()
  })
  /** What was written here so far, and of that, when this link opened: its whole copy says no more. */
  let written = 0
  let sentUpTo = 0
  provider.on('status', ({ status }) => {
    if (status === 'connected') sentUpTo = written
  })
  provider.messageHandlers[2] = (_encoder, decoder) =>
    authProtocol.readAuthMessage(decoder, doc, (_doc, reason) => {
      if (reason === 'readonly') state.set('readOnly')
      if (reason !== 'kept' && reason !== 'known') return
      const isWhole = () => written === sentUpTo
      if (reason === 'kept') {
        state.set('kept')
        // The server holds my words as a proposed version; here they would be offered again at every opening.
        if (isWhole()) writer.forget()
      } else writer.sent(isWhole) // I may not read it any more, and all that I wrote had arrived before
      settle()
      provider.disconnect()
    })
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>()
  const receipt = confirmSending(provider, {
    after: parts.after,
    onConfirmed: (isStill) => {
      writer.sent(isStill)
      settle()
    },
  })
  const isSettled = () => state.get() === 'readOnly' || state.get() === 'kept'
  provider.on('sync', (isSynced) => {
    if (isSynced && !isSettled()) state.set('online')
  })
  provider.on('connection-close', () => {
    if (!isSettled() && state.get() !== 'loading') state.set('offline')
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === fromDisk || origin === fromTab) return
    const mine = origin !== provider
    writer.add(update, mine)
    if (!mine) return
    written += 1
    receipt.wrote()
    parts.tell(customer, update)
  })
  let isClosed = false
  let isDropped = false
  const connectAgain = () => {
    isDropped = false
    if (!isClosed) provider.connect()
  }
  readNote(disk, customer, doc, fromDisk)
    .then((pieces) => {
      if (isClosed) return
      if (pieces > notePieces) writer.compact()
      state.set('offline')
      provider.connect()
    })
    .catch(onFault)
  return {
    doc,
    awareness,
    state,
    settled,
    heard: (update) => Y.applyUpdate(doc, update, fromTab),
    hurry: () => {
      if (isDropped || (provider.shouldConnect && provider.ws === null)) connectAgain()
    },
    drop: () => {
      if (isClosed || isSettled() || state.get() === 'loading') return
      // Ends at once, without a goodbye that may never come through, and tries again when the network had time to go.
      isDropped = true
      provider.disconnect()
      state.set('offline')
      parts.after(restMs, () => {
        if (isDropped) connectAgain()
      })
    },
    close: () => {
      isClosed = true
      receipt[Symbol.dispose]()
      provider.destroy()
      awareness.destroy()
      doc.destroy()
      return writer.finish()
    },
  }
}

const colors = ['#1677ff', '#d4380d', '#389e0d', '#722ed1', '#c41d7f', '#08979c', '#d48806', '#1d39c4']

/** The same person has the same colour on every screen. */
export function colorOf(member: MemberId): string {
  let sum = 0
  for (const letter of member) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return colors[sum % colors.length] ?? '#1677ff'
}

/** A dropped room is tried again after this. */
const restMs = 5_000
