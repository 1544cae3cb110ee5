import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { closeCode } from '#shared/wire/message.ts'
import type { SocketLimits } from './limits.ts'
import type { Route } from './upgrade.ts'
import { largestWireFrame, wireFrame } from './wireFrame.ts'

/** Who stands behind a request: the member of the company whose session the cookie names. */
export interface SocketSession {
  readonly member: MemberId
  readonly sessionId: string
}

/** A socket whose owner is known. */
export interface OpenSocket {
  readonly socket: WebSocket
  readonly wire: Duplex
  readonly request: IncomingMessage
  readonly route: Route
  readonly session: SocketSession
  readonly limits: SocketLimits
  checkedAt: Instant
  /** Resolves when the socket is gone. */
  readonly ended: Promise<void>
  readonly send: (frame: Uint8Array) => void
  readonly close: (code: number) => void
  /** Asks whether the other side still lives; false when the last question was not answered and the socket was ended. */
  ping(): boolean
}

/** What a room gives for a socket; company and note links both are. */
interface SocketLink {
  receive(frame: Uint8Array): void
  leave(): void
}

const sendOptions = { binary: true, compress: false }
const closeWithinMs = 2_000

export function openSocket(
  socket: WebSocket,
  known: Pick<OpenSocket, 'wire' | 'request' | 'route' | 'session' | 'limits' | 'checkedAt'>,
): OpenSocket {
  const { limits } = known
  let answered = true
  socket.on('pong', () => {
    answered = true
  })
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
  })
  return {
    ...known,
    socket,
    ended,
    send(frame) {
      // a reader who takes nothing must not fill our memory; he comes back and catches up
      if (socket.bufferedAmount > limits.bufferedBytes) return socket.terminate()
      // Without compression `ws` writes each message at once and whole, so ours may go between two of its own.
      if (frame.length > largestWireFrame) socket.send(frame, sendOptions)
      else if (socket.readyState === socket.OPEN) known.wire.write(wireFrame(frame))
    },
    close(code) {
      socket.close(code)
      setTimeout(() => socket.terminate(), closeWithinMs).unref()
    },
    ping() {
      if (!answered) {
        socket.terminate()
        return false
      }
      answered = false
      socket.ping()
      return true
    },
  }
}

/** Lets frames through to the link, ends it with the socket, and shows out one who says nothing. */
export function attachLink(open: OpenSocket, link: SocketLink, ended: () => void): void {
  const { socket, limits } = open
  const silent = setTimeout(() => open.close(closeCode.tooSlow), limits.helloWithinMs)
  silent.unref()
  socket.on('message', (frame, isBinary) => {
    clearTimeout(silent)
    // without fragments kept apart `ws` gives one Buffer
    if (isBinary && frame instanceof Uint8Array) link.receive(frame)
    else open.close(closeCode.serverFault)
  })
  socket.on('close', () => {
    clearTimeout(silent)
    link.leave()
    ended()
  })
  socket.resume()
}
