import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { MemberId } from '#shared/base/id.ts'
import type { SocketLimits } from '../../server/socket/limits.ts'
import { attachSockets, type Sockets } from '../../server/socket/server.ts'
import { createFakeLedger, type FakeLedger } from './fakeLedger.ts'
import { ids } from './people.ts'

/** A listening server with a fake ledger; a cookie `member=<id>` is the session. */
export interface TestServer extends AsyncDisposable {
  readonly ledger: FakeLedger
  readonly sockets: Sockets
  readonly httpServer: Server
  readonly port: number
  readonly faults: readonly string[]
  /** Sessions that are over. */
  readonly ended: Set<string>
  /** A stock provider with a member's cookie. */
  join(room: string, member: MemberId | null, headers?: Record<string, string>): Joined
  raw(room: string, member: MemberId | null, headers?: Record<string, string>): WebSocket
}

export interface Joined {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly received: Uint8Array[]
  readonly codes: number[]
  readonly reasons: string[]
}

export async function openServer(limits?: SocketLimits): Promise<TestServer> {
  const ledger = createFakeLedger({ commits: 'at once' })
  const httpServer = createServer()
  const faults: string[] = []
  const ended = new Set<string>()
  const sockets = attachSockets({
    httpServer,
    ledgerOf: (company) => (company === ids.company ? ledger : null),
    authenticate: async (request) => {
      const member = /member=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
      if (member === undefined || ended.has(member)) return null
      return { member: member as MemberId, sessionId: member } // what the test's own cookie says
    },
    now: Date.now,
    random: Math.random,
    log: (what, error) => faults.push(`${what}: ${String(error)}`),
    limits,
  })
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve))
  const { port } = httpServer.address() as AddressInfo
  const providers: WebsocketProvider[] = []
  const raws: WebSocket[] = []
  const headersOf = (member: MemberId | null, headers: Record<string, string>) =>
    member === null ? headers : { cookie: `member=${member}`, ...headers }

  return {
    ledger,
    sockets,
    httpServer,
    port,
    faults,
    ended,
    join(room, member, headers = {}) {
      class WithCookie extends WebSocket {
        constructor(url: string | URL) {
          super(url, { headers: headersOf(member, headers) })
          this.addEventListener('message', ({ data }) => received.push(new Uint8Array(data as ArrayBuffer)))
        }
      }
      const received: Uint8Array[] = []
      const codes: number[] = []
      const reasons: string[] = []
      const doc = new Y.Doc()
      const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, room, doc, {
        // the polyfill has everything of a browser's WebSocket that the provider touches
        WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      })
      provider.on('connection-close', (event) => {
        if (event !== null) codes.push(event.code)
      })
      provider.messageHandlers[2] = (_encoder, decoder) => {
        reasons.push(
          String(decoder.arr.slice(decoder.pos + 2).reduce((text, code) => text + String.fromCharCode(code), '')),
        )
      }
      providers.push(provider)
      return { doc, provider, received, codes, reasons }
    },
    raw(room, member, headers = {}) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${room}`, { headers: headersOf(member, headers) })
      socket.on('error', () => {})
      raws.push(socket)
      return socket
    },
    async [Symbol.asyncDispose]() {
      for (const provider of providers) provider.destroy()
      for (const socket of raws) socket.terminate()
      await sockets.close()
      httpServer.closeAllConnections()
      await new Promise<void>((resolve) => void httpServer.close(() => resolve()))
    },
  }
}

/** Looks again until it holds. */
export async function until(holds: () => boolean, what: string, withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
