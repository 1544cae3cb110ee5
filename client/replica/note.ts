import * as authProtocol from 'y-protocols/auth'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { CompanyId, CustomerId, MemberId, Random } from '#shared/base/id.ts'
import type { Disk } from './disk.ts'
import { backoffMs, guardHandlers, type SocketClass } from './link.ts'
import { appendNote, compactNote, forgetNote, notePieces, readNote } from './noteDisk.ts'
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
  /** Tells other tabs what was written here. */
  readonly tell: (customer: CustomerId, update: Uint8Array) => void
}

/** The notes open in this tab: one document and one room each, however many editors look at it. */
export interface Notes extends AsyncDisposable {
  open(customer: CustomerId): OpenNote
  /** Another tab wrote; it has stored it already. */
  heard(customer: CustomerId, update: Uint8Array): void
  hurry(): void
  drop(): void
}

export function createNotes(parts: NoteParts): Notes {
  const open = new Map<CustomerId, { readonly note: Note; users: number }>()
  return {
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
          held.note.close().catch(parts.onFault)
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
  const writer = createNoteWriter(disk, customer, onFault)
  guardHandlers(provider, (error) => {
    onFault(error)
    provider.ws?.close()
  })
  provider.messageHandlers[2] = (_encoder, decoder) =>
    authProtocol.readAuthMessage(decoder, doc, (_doc, reason) => {
      if (reason === 'readonly') state.set('readOnly')
      if (reason !== 'kept') return
      // The server holds my words as a proposed version; here they would be offered again at every opening.
      state.set('kept')
      writer.forget()
      provider.disconnect()
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
    writer.add(update)
    if (origin !== provider) parts.tell(customer, update)
  })
  let isClosed = false
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
    heard: (update) => Y.applyUpdate(doc, update, fromTab),
    hurry: () => {
      if (provider.shouldConnect && provider.ws === null) provider.connect()
    },
    drop: () => provider.ws?.close(),
    close: () => {
      isClosed = true
      provider.destroy()
      awareness.destroy()
      doc.destroy()
      return writer.finish()
    },
  }
}

/** Writes in order, one transaction at a time; what comes meanwhile goes together into the next. */
function createNoteWriter(disk: Disk, customer: CustomerId, onFault: (error: unknown) => void) {
  let pending: Uint8Array[] = []
  let isForgotten = false
  let queue = Promise.resolve()
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch(onFault)
  }
  return {
    add: (update: Uint8Array) => {
      if (isForgotten) return
      pending.push(update)
      if (pending.length > 1) return
      enqueue(async () => {
        const updates = pending
        pending = []
        if (updates.length > 0) await appendNote(disk, customer, updates)
      })
    },
    compact: () => enqueue(() => (isForgotten ? Promise.resolve() : compactNote(disk, customer))),
    finish: () => {
      if (!isForgotten) enqueue(() => compactNote(disk, customer))
      return queue
    },
    forget: () => {
      isForgotten = true
      pending = []
      enqueue(() => forgetNote(disk, customer))
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
