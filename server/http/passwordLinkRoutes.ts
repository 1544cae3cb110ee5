import type { Hono } from 'hono'
import { z } from 'zod'
import { createBuckets } from './buckets.ts'
import { networkTries } from './accountRoutes.ts'
import { managed } from './deviceRoutes.ts'
import { ownOrigin, readBody, type HttpContext, type HttpEnvironment, type HttpParts } from './environment.ts'
import { networkOf } from './network.ts'
import { ApiRefused } from './refusal.ts'

const Token = z.string().regex(/^[\w-]{22}$/)
const Opened = z.object({ token: z.string().max(100) })
const NewPassword = Opened.extend({ wanted: z.string().max(1000) })

/**
 * A new password for somebody who forgot his: whoever manages him makes a link and hands it over, as he would an
 * invitation. The token stands behind `#`, which no server and no log gets to see.
 */
export function passwordLinkRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const { identity, sessions, memberships, passwordLinks, attempts } = parts
  const byNetwork = createBuckets(networkTries, parts.now)

  app.post('/api/members/:id/password-link', (c) => {
    const { session, company, account } = managed(c, parts)
    // his own he changes by the old one: a session left open is not enough
    if (account === null || account === session.account.id) throw new ApiRefused({ kind: 'not-found' })
    // Who sets his password becomes him, in every company: that is no single company's to give.
    if (memberships.of(account).some((each) => each.company !== company)) {
      throw new ApiRefused({ kind: 'account-elsewhere' })
    }
    const { token, expiresAt } = passwordLinks.make(account)
    parts.log('account.password-link', { company })
    return c.json({ link: `${ownOrigin(c, parts)}/password#${token}`, expiresAt }, 201)
  })

  app.post('/api/password-link/open', async (c) => {
    const { account } = find(c, (await readBody(c, Opened)).token)
    return c.json({ login: account.login, name: account.name })
  })

  app.post('/api/password-link/use', async (c) => {
    const { token, wanted } = await readBody(c, NewPassword)
    const { account } = find(c, token)
    const set = await identity.setPassword(account.id, wanted, () => passwordLinks.use(token))
    if (!set.ok) throw new ApiRefused(set.refusal)
    if (!set.value) throw new ApiRefused({ kind: 'password-link-unknown' })
    attempts.forget(account.login)
    // Whoever knew the old password is out.
    const ended = await sessions.closeWhere(account.id, () => true)
    ended.forEach(parts.signedOut)
    return c.json({})
  })

  function find(c: HttpContext, text: string) {
    const retryAfterMs = byNetwork.take(networkOf(c.var.caller.address))
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
    const token = Token.safeParse(text)
    const id = token.success ? passwordLinks.account(token.data) : null
    const account = id === null ? null : identity.account(id)
    if (account === null) throw new ApiRefused({ kind: 'password-link-unknown' })
    return { account }
  }
}
