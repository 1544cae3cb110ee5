import { createAdaptorServer } from '@hono/node-server'
import { webcrypto } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomFromBytes, type CompanyId, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'
import { openAccountsDatabase } from './account/accountsDatabase.ts'
import { createAdmission } from './account/admission.ts'
import { createAttempts } from './account/attempts.ts'
import { createExportLog } from './account/exportLog.ts'
import { createIdentity, type Hasher } from './account/identity.ts'
import { createLeavers } from './account/leavers.ts'
import { createInvitations } from './account/invitations.ts'
import { createPasswordLinks } from './account/passwordLinks.ts'
import { createMemberships } from './account/memberships.ts'
import { readSecret } from './account/secret.ts'
import { createSessions } from './account/sessions.ts'
import { createFileShelf } from './attachment/fileShelf.ts'
import { createCompanies } from './company/companies.ts'
import { createLedgerHouse } from './company/ledgerHouse.ts'
import { createDemo } from './company/openDemo.ts'
import type { Config } from './config/config.ts'
import { holdFolder } from './config/holdFolder.ts'
import type { Log } from './config/dailyLog.ts'
import { createApp } from './http/app.ts'
import type { Ledger } from './ledger/ledger.ts'
import { cookieIn } from './http/cookie.ts'
import { callerOf } from './http/network.ts'
import { startSweeps } from './reminder/runner.ts'
import { attachSockets } from './socket/server.ts'

export interface ServerParts {
  readonly config: Config
  readonly opensWithDemo: boolean
  readonly log: Log
  readonly now?: () => Instant
  readonly random?: Random
  readonly clientFolder?: string
  readonly hasher?: Hasher
}

export interface RunningServer {
  /** The port in force, also when any free one was asked for. */
  readonly port: number
  readonly httpServer: Server
  readonly ledgerOf: (company: CompanyId) => Ledger | null
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  /** Lets nobody in, lets those inside finish, makes everything durable, closes every file. */
  stop(): Promise<void>
}

const hashing = { inFlight: 4, queue: 20 } as const
const drainMs = 5_000

/** The whole server, wired once: accounts, companies, HTTP, sockets, reminders. */
export async function runServer({
  config,
  opensWithDemo,
  log,
  now = Date.now,
  random = randomFromBytes((bytes) => webcrypto.getRandomValues(bytes)),
  hasher,
  clientFolder = fileURLToPath(new URL('../dist/client', import.meta.url)),
}: ServerParts): Promise<RunningServer> {
  const { dataFolder, origins, trustProxy } = config
  const hold = holdFolder(dataFolder)
  const database = openAccountsDatabase(join(dataFolder, 'accounts.sqlite'))
  const secret = readSecret(join(dataFolder, 'secret'))
  const admission = createAdmission(hashing)
  const identity = await createIdentity({ database, secret, admission, hasher })
  const sessions = createSessions({ identity, database, secret, now })
  const memberships = createMemberships(database)
  const invitations = createInvitations(database)
  const passwordLinks = createPasswordLinks(database, now)
  const leavers = createLeavers({
    sessions,
    memberships,
    revoked: (session, company) => sockets.revoked(session, company),
    onFault: (error) => log('leaver.fault', { error }),
  })
  const house = createLedgerHouse({
    folder: join(dataFolder, 'companies'),
    now,
    random,
    onOpen: leavers.watch,
    onFault: (fault) => {
      log('ledger.fault', { fault })
      // Nothing can be promised on a disk that does not write. Everybody's changes wait in their outboxes.
      setImmediate(() => {
        throw fault
      })
    },
  })
  const companies = createCompanies({ database, memberships, invitations, house, now, random })
  const files = createFileShelf(join(dataFolder, 'attachments'))
  const demo = createDemo({ identity, memberships, companies, house, now, random })
  if (opensWithDemo) await demo.prepare()

  const app = createApp({
    identity,
    sessions,
    memberships,
    invitations,
    passwordLinks,
    attempts: createAttempts({ now }),
    exportLog: createExportLog(database),
    companies,
    demo,
    files,
    opensWithDemo,
    signedOut: (session) => sockets.signedOut(session),
    revoked: (session, company) => sockets.revoked(session, company),
    origins,
    trustProxy,
    clientFolder,
    now,
    log,
  })
  // The adaptor makes a plain http server unless it is told another factory.
  const httpServer = createAdaptorServer({ fetch: app.fetch }) as Server
  // what only speaks slowly is shut out soon; a file from a phone may take its minutes
  httpServer.headersTimeout = 30_000
  httpServer.requestTimeout = 300_000
  const authenticate = async (request: IncomingMessage, company: CompanyId) => {
    const { isSecure } = callerOf(request, config)
    const cookie = cookieIn(request.headers.cookie, isSecure)
    const session = await sessions.find(cookie)
    if (sessions.revoked(cookie, company) !== null) return 'revoked'
    const member = session === null ? null : memberships.member(session.account.id, company)
    if (session === null || member === null) return null
    sessions.seen(session.id, company)
    return { member, sessionId: session.id }
  }
  const sockets = attachSockets({
    httpServer,
    ledgerOf: companies.ledger,
    authenticate,
    allowedOrigins: origins,
    now,
    random,
    log: (what, error) => log('socket.fault', { what, error }),
  })
  const port = await listen(httpServer, config.port)
  const sweeps = startSweeps({
    ledgers: companies.all,
    files,
    now,
    onFault: ({ company }, error) => log('reminder.fault', { company, error }),
  })
  log('server.ready', { port })

  return {
    port,
    httpServer,
    ledgerOf: companies.ledger,
    routes: app.routes.map(({ method, path }) => ({ method, path })),
    stop: async () => {
      sweeps[Symbol.dispose]()
      const closed = new Promise<void>((resolve) => httpServer.close(() => resolve()))
      httpServer.closeIdleConnections()
      const impatient = setTimeout(() => httpServer.closeAllConnections(), drainMs)
      await sockets.close()
      await closed
      clearTimeout(impatient)
      companies[Symbol.dispose]()
      await leavers.settled()
      database.close()
      hold[Symbol.dispose]()
    },
  }
}

function listen(httpServer: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    httpServer.once('error', (error) => reject(new Outage(`listen on port ${port} (set another with PORT)`, error)))
    httpServer.listen(port, () => {
      const address = httpServer.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
