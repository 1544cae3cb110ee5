import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { decodeBody, messageNumber, type Message, type MessageKind } from '#shared/wire/message.ts'
import type { Random } from '#shared/base/id.ts'

/** What a socket class must be to stand in for the browser's (tests use `ws`). */
export type SocketClass = typeof WebSocket

/** One socket to the company room: the stock provider syncs the company document, our messages travel beside it. */
export interface Link extends Disposable {
  connect(): void
  disconnect(): void
  /** Tries again at once instead of waiting for the back-off (the device is online again, the tab is looked at). */
  hurry(): void
  /** Closes this socket only; the next one is tried as after any loss. */
  drop(): void
  /** False when nothing went out: a frame belongs to the socket it was made for, never to the next one. */
  send(frame: Uint8Array): boolean
}

export interface LinkParts {
  /** `wss://host/sync` */
  readonly socketUrl: string
  readonly room: string
  readonly doc: Y.Doc
  readonly random: Random
  readonly WebSocket?: SocketClass
  readonly onOpen: () => void
  /** `code` is null when we closed it ourselves or the watchdog did. */
  readonly onClosed: (code: number | null) => void
  readonly onMessage: (message: Message) => void
  /** The provider began to connect. */
  readonly onConnecting?: () => void
  /** Something in a frame could not be read or applied: that socket is closed and tried again. */
  readonly onFault: (error: unknown) => void
}

/** Final close codes need a person; everything else is retried after at most 8–30 s, each device at its own pace. */
export const backoffMs = (random: Random): number => 8_000 + Math.floor(random() * 22_000)

export function createLink(parts: LinkParts): Link {
  const { doc, random, onFault } = parts
  const awareness = new Awareness(doc)
  awareness.setLocalState(null) // presence travels as `focus`; an awareness state would be spread a second time
  const provider = new WebsocketProvider(parts.socketUrl, parts.room, doc, {
    connect: false,
    disableBc: true, // tabs talk through our own channel: the stock one carries refused edits under other credentials
    awareness,
    maxBackoffTime: backoffMs(random),
    ...(parts.WebSocket === undefined ? {} : { WebSocketPolyfill: parts.WebSocket }),
  })
  const fault = (error: unknown) => {
    onFault(error)
    provider.ws?.close()
  }
  guardHandlers(provider, fault)
  hearLedger(provider, parts.onMessage, fault)
  provider.on('status', ({ status }) => {
    if (status === 'connected') parts.onOpen()
    else if (status === 'connecting') parts.onConnecting?.()
  })
  provider.on('connection-close', (event) => parts.onClosed(event?.code ?? null))
  return {
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    hurry: () => {
      if (provider.shouldConnect && provider.ws === null) provider.connect()
    },
    drop: () => provider.ws?.close(),
    send: (frame) => {
      const { ws } = provider
      if (ws === null || !provider.wsconnected || ws.readyState !== ws.OPEN) return false
      ws.send(frame as Uint8Array<ArrayBuffer>) // frames are made by lib0 over plain buffers
      return true
    },
    [Symbol.dispose]: () => {
      provider.destroy()
      awareness.destroy()
    },
  }
}

type Handler = WebsocketProvider['messageHandlers'][number]

/** A frame that cannot be read ends its socket, not the app. */
export function guardHandlers(provider: WebsocketProvider, fault: (error: unknown) => void): void {
  provider.messageHandlers = provider.messageHandlers.map((handler): Handler => {
    return (...told) => {
      try {
        handler(...told)
      } catch (error) {
        fault(error)
      }
    }
  })
}

function hearLedger(
  provider: WebsocketProvider,
  onMessage: (message: Message) => void,
  fault: (error: unknown) => void,
): void {
  // Object.entries forgets the key type; the object is the whole table
  for (const [kind, number] of Object.entries(messageNumber) as [MessageKind, number][]) {
    provider.messageHandlers[number] = (_encoder, decoder) => {
      try {
        onMessage({ kind, ...decodeBody(kind, decoder) } as Message) // body of this kind by construction
      } catch (error) {
        fault(error)
      }
    }
  }
  // Numbers of a newer server that this version does not know are passed over.
  for (let number = 64; number < 80; number += 1) provider.messageHandlers[number] ??= () => undefined
}
