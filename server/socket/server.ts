import type { IncomingMessage, Server } from 'node:http'
import type { WebSocket } from 'ws'
import type { CompanyId, Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { closeCode } from '#shared/wire/message.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createBucket, type Bucket } from './bucket.ts'
import { createHub, type Hub, type LinkEnd } from './hub.ts'
import { socketLimits, type SocketLimits } from './limits.ts'
import { createNotes, type Notes } from './notes.ts'
import { attachLink, openSocket, type OpenSocket, type SocketSession } from './openSocket.ts'
import type { Schedule } from './schedule.ts'
import { listenForUpgrades, type Opening, type Route } from './upgrade.ts'

export interface SocketParts {
  readonly httpServer: Server
  readonly ledgerOf: (company: CompanyId) => Ledger | null
  /** `revoked`: this device was put out of the company. */
  readonly authenticate: (request: IncomingMessage, company: CompanyId) => Promise<SocketSession | 'revoked' | null>
  /** Exact origins of our own pages; empty: the host that was asked. */
  readonly allowedOrigins?: readonly string[]
  readonly now: () => Instant
  readonly random: Random
  /** What went wrong on one link, for the operator. Never customer data. */
  readonly log: (what: string, error: unknown) => void
  readonly limits?: SocketLimits
}

export interface SocketStats {
  readonly companyLinks: number
  readonly noteLinks: number
}

/** The socket side of the server. */
export interface Sockets {
  /** Ends every link of a session within a moment: it was signed out. */
  signedOut(sessionId: string): void
  /** The same for a device that was put out of one company. */
  revoked(sessionId: string, company: CompanyId): void
  /** Tells everybody to come back (1012) and lets go. */
  close(): Promise<void>
  stats(): SocketStats
}

const restart = 1012
/** A socket that was told to close and does not is ended. */
const closeWithinMs = 2_000

export function attachSockets(parts: SocketParts): Sockets {
  const { httpServer, now, random, log, limits = socketLimits } = parts
  const sockets = new Set<OpenSocket>()
  const rooms = new Map<Ledger, { readonly hub: Hub; readonly notes: Notes }>()
  const upgrades = new Map<string, Bucket>()
  const fault = (error: unknown) => log('socket link', error)

  const roomsOf = (ledger: Ledger) => {
    let known = rooms.get(ledger)
    if (known === undefined) {
      const shared = { ledger, now, schedule: scheduleByTimer, limits, fault }
      rooms.set(ledger, (known = { hub: createHub({ ...shared, random }), notes: createNotes(shared) }))
    }
    return known
  }

  const mayOpenAnother = (sessionId: string): boolean => {
    if (upgrades.size > 10_000) upgrades.clear()
    const bucket = upgrades.get(sessionId) ?? createBucket(limits.upgradesPerSecond, limits.upgradeBurst)
    upgrades.set(sessionId, bucket)
    const open = [...sockets].filter((socket) => socket.session.sessionId === sessionId)
    return open.length < limits.linksPerSession && bucket.take(now())
  }

  const enter = async ({ socket, wire, request }: Opening, route: Route) => {
    const session = await parts.authenticate(request, route.company)
    if (session === null) return showOut(socket, closeCode.signIn)
    if (session === 'revoked') return showOut(socket, closeCode.deviceRevoked)
    const ledger = parts.ledgerOf(route.company)
    if (ledger === null) return showOut(socket, closeCode.companyGone)
    const viewer = ledger.viewer(session.member)
    if (viewer === null) return showOut(socket, closeCode.notAMember)
    if (!mayOpenAnother(session.sessionId)) return showOut(socket, closeCode.tooMuch)
    if (socket.readyState !== socket.OPEN) return

    const open = openSocket(socket, { wire, request, route, session, limits, checkedAt: now() })
    const end: LinkEnd = { viewer, send: open.send, close: open.close }
    const { hub, notes } = roomsOf(ledger)
    const link = route.note === null ? hub.join(end) : notes.join(route.note, end)
    if (link === null) return showOut(socket, closeCode.notAMember)
    sockets.add(open)
    attachLink(open, link, () => sockets.delete(open))
  }

  const doors = listenForUpgrades({
    httpServer,
    limits,
    allowedOrigins: parts.allowedOrigins ?? [],
    opened(opening) {
      const { socket, route, isForeign } = opening
      if (isForeign) return showOut(socket, closeCode.notAMember)
      if (route === null) return showOut(socket, closeCode.companyGone)
      const slow = setTimeout(() => socket.terminate(), limits.helloWithinMs).unref()
      enter(opening, route)
        .catch((error: unknown) => {
          log('socket entry', error)
          showOut(socket, closeCode.serverFault)
        })
        .finally(() => clearTimeout(slow))
    },
    socketFault: (error) => log('socket', error),
  })

  const review = async (open: OpenSocket) => {
    const session = await parts.authenticate(open.request, open.route.company)
    if (session === 'revoked') return open.close(closeCode.deviceRevoked)
    if (session === null || session.sessionId !== open.session.sessionId) return open.close(closeCode.signIn)
    const viewer = parts.ledgerOf(open.route.company)?.viewer(session.member) ?? null
    if (viewer === null) open.close(closeCode.notAMember)
  }

  const beats = setInterval(() => {
    for (const open of sockets) {
      if (!open.ping()) continue
      if (now() - open.checkedAt < limits.sessionCheckMs) continue
      open.checkedAt = now()
      review(open).catch((error: unknown) => log('session check', error))
    }
    for (const { hub, notes } of rooms.values()) {
      hub.beat()
      notes.beat()
    }
  }, limits.pingEveryMs).unref()

  return {
    signedOut(sessionId) {
      for (const open of sockets) if (open.session.sessionId === sessionId) open.close(closeCode.signIn)
    },
    revoked(sessionId, company) {
      for (const open of sockets) {
        const isIts = open.session.sessionId === sessionId && open.route.company === company
        if (isIts) open.close(closeCode.deviceRevoked)
      }
    },
    async close() {
      clearInterval(beats)
      doors[Symbol.dispose]()
      const ends = [...sockets].map((open) => open.ended)
      for (const open of sockets) open.close(restart)
      await Promise.all(ends)
      for (const { hub, notes } of rooms.values()) {
        hub[Symbol.dispose]()
        notes[Symbol.dispose]()
      }
      rooms.clear()
    },
    stats() {
      const notes = [...sockets].filter((open) => open.route.note !== null).length
      return { companyLinks: sockets.size - notes, noteLinks: notes }
    },
  }
}

/** Closes one who never came in. He is still read, so that his side of the close arrives, and never listened to. */
function showOut(socket: WebSocket, code: number): void {
  socket.close(code)
  socket.resume()
  setTimeout(() => socket.terminate(), closeWithinMs).unref()
}

const scheduleByTimer: Schedule = (ms, work) => {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
