import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountRoutes } from './accountRoutes.ts'
import { attachmentPath, attachmentRoutes } from './attachmentRoutes.ts'
import { createBuckets } from './buckets.ts'
import { companyRoutes } from './companyRoutes.ts'
import { deviceRoutes } from './deviceRoutes.ts'
import { readSessionCookie, type HttpEnvironment, type HttpParts } from './environment.ts'
import { exportRoutes } from './exportRoutes.ts'
import { handInBytes, handInPath, handInRoutes } from './handInRoutes.ts'
import { invitationRoutes } from './invitationRoutes.ts'
import { passwordLinkRoutes } from './passwordLinkRoutes.ts'
import { ledgerRoutes } from './ledgerRoutes.ts'
import { callerOf, networkOf } from './network.ts'
import { isOwnOrigin } from './origin.ts'
import { ApiRefused, refusalResponse } from './refusal.ts'
import { securityHeaders } from './securityHeaders.ts'
import { createStaticClient } from './staticClient.ts'

const bodyBytes = 64 * 1024
const isWrite = (method: string) => method !== 'GET' && method !== 'HEAD'

/**
 * The whole HTTP side: every request passes caller → headers → allowance → origin → session, then one route.
 * `/api/*` is answered by routes alone; whatever is left is the client's.
 */
export function createApp(parts: HttpParts): Hono<HttpEnvironment> {
  const app = new Hono<HttpEnvironment>()
  const byNetwork = createBuckets({ burst: 600, perSecond: 100 }, parts.now)
  const client = createStaticClient(parts.clientFolder)

  app.use(async (c, next) => {
    const caller = callerOf(c.env.incoming, parts)
    c.set('caller', caller)
    c.set('session', null)
    await next()
    for (const [name, value] of Object.entries(securityHeaders(caller))) {
      // an attachment is sealed more tightly than the app
      if (name !== 'content-security-policy' || !c.req.path.startsWith(attachmentPath)) c.res.headers.set(name, value)
    }
  })

  app.use('/api/*', async (c, next) => {
    const { caller } = c.var
    const retryAfterMs = byNetwork.take(networkOf(caller.address))
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
    const headers = { origin: c.req.header('origin'), fetchSite: c.req.header('sec-fetch-site') }
    if (isWrite(c.req.method) && !isOwnOrigin(headers, caller, parts.origins)) {
      throw new ApiRefused({ kind: 'foreign-origin' })
    }
    c.set('session', await parts.sessions.find(readSessionCookie(c)))
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })
  const limitTo = (bytes: number) =>
    bodyLimit({ maxSize: bytes, onError: () => refusalResponse({ kind: 'too-large', limit: bytes }) })
  const [ordinary, handedIn] = [limitTo(bodyBytes), limitTo(handInBytes)]
  app.use('/api/*', (c, next) => {
    // files have their own limit, counted as they stream by
    if (c.req.path.startsWith(attachmentPath)) return next()
    return (c.req.path === handInPath ? handedIn : ordinary)(c, next)
  })

  app.get('/api/health', (c) => c.json({ status: 'ok', companies: parts.companies.openCount() }))
  accountRoutes(app, parts)
  attachmentRoutes(app, parts)
  companyRoutes(app, parts)
  deviceRoutes(app, parts)
  exportRoutes(app, parts)
  handInRoutes(app, parts)
  invitationRoutes(app, parts)
  passwordLinkRoutes(app, parts)
  ledgerRoutes(app, parts)
  app.all('/api/*', () => refusalResponse({ kind: 'not-found' }))

  app.on(['GET', 'HEAD'], '/*', async (c) => {
    const served = await client(c.req.raw, c.req.path)
    return served ?? c.text('not found', 404)
  })

  app.onError((error, c) => {
    if (error instanceof ApiRefused) return refusalResponse(error.refusal)
    parts.log('http.outage', { method: c.req.method, path: c.req.routePath, error })
    return refusalResponse({ kind: 'outage' })
  })
  return app
}
