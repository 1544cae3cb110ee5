import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { CompanyId, CustomerId } from '#shared/base/id.ts'
import type { SocketLimits } from './limits.ts'

/** What the path of a socket asks for. */
export interface Route {
  readonly company: CompanyId
  /** The note room of this customer; null is the company's own room. */
  readonly note: CustomerId | null
}

/** A socket that is open and paused: nothing of it has been read. */
export interface Opening {
  readonly socket: WebSocket
  /** What lies under it, for frames that are made once for many. */
  readonly wire: Duplex
  readonly request: IncomingMessage
  /** Null: there is no such room. */
  readonly route: Route | null
  readonly isForeign: boolean
}

export interface UpgradeParts {
  readonly httpServer: Server
  readonly limits: SocketLimits
  readonly allowedOrigins: readonly string[]
  readonly opened: (opening: Opening) => void
  readonly socketFault: (error: unknown) => void
}

/**
 * Listens for upgrades under `/sync/`. Every upgrade is accepted, for a browser sees only 1006 of a refused one and
 * would try for ever; whoever is not welcome is then closed with a reason, unread.
 */
export function listenForUpgrades(parts: UpgradeParts): Disposable {
  const { httpServer, limits } = parts
  const doorOf = (maxPayload: number) =>
    new WebSocketServer({
      noServer: true,
      maxPayload,
      maxFragments: limits.fragments,
      maxBufferedChunks: limits.bufferedChunks,
      perMessageDeflate: false,
      clientTracking: false,
    })
  const companyDoor = doorOf(limits.companyBytes)
  const noteDoor = doorOf(limits.noteBytes)

  const fault = (error: Error) => {
    if (!isBrokenOff(error)) parts.socketFault(error)
  }
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // before anything else: a socket error without a listener ends the process
    socket.on('error', fault)
    const path = pathOf(request)
    if (path === null || !path.startsWith('/sync/')) {
      // somebody else's (the development server's), unless there is nobody else
      if (httpServer.listenerCount('upgrade') === 1) socket.destroy()
      return
    }
    const route = routeOf(path)
    const door = route !== null && route.note === null ? companyDoor : noteDoor
    door.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', fault)
      webSocket.pause()
      const foreign = isForeign(request, parts.allowedOrigins)
      parts.opened({ socket: webSocket, wire: socket, request, route, isForeign: foreign })
    })
  }

  httpServer.on('upgrade', upgrade)
  return {
    [Symbol.dispose]() {
      httpServer.off('upgrade', upgrade)
      companyDoor.close()
      noteDoor.close()
    },
  }
}

/** A lid was closed or a network left in the middle of a word: every day's business, and the close is heard anyway. */
const isBrokenOff = (error: Error): boolean =>
  'code' in error && ['EPIPE', 'ECONNRESET', 'ETIMEDOUT'].includes(String(error.code))

function pathOf(request: IncomingMessage): string | null {
  try {
    return new URL(request.url ?? '', 'http://local').pathname
  } catch {
    return null
  }
}

function routeOf(path: string): Route | null {
  const [company, word, customer, ...rest] = path.slice('/sync/'.length).split('/')
  const companyId = CompanyId.safeParse(company)
  if (!companyId.success || rest.length > 0) return null
  if (word === undefined) return { company: companyId.data, note: null }
  const customerId = CustomerId.safeParse(customer)
  return word === 'note' && customerId.success ? { company: companyId.data, note: customerId.data } : null
}

/**
 * Browsers always say where a page came from; only a page of ours may use the cookie that they send along. A request
 * without an Origin is no browser's, so nobody's cookie is being borrowed.
 */
function isForeign(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return false
  if (allowed.includes(origin)) return false
  if (allowed.length > 0) return true
  return !URL.canParse(origin) || new URL(origin).host !== host
}
