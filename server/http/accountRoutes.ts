import type { Hono } from 'hono'
import { z } from 'zod'
import { CompanyId } from '#shared/base/id.ts'
import type { Account } from '../account/identity.ts'
import { parseLoginName } from '../account/loginName.ts'
import type { Session } from '../account/sessions.ts'
import { createBuckets } from './buckets.ts'
import {
  dropCookie,
  hasLeftDemo,
  openMemberships,
  readBody,
  signedIn,
  signIn,
  type HttpContext,
  type HttpEnvironment,
  type HttpParts,
} from './environment.ts'
import { networkOf } from './network.ts'
import { ApiRefused } from './refusal.ts'

const SignIn = z.object({ login: z.string().max(100), password: z.string().max(1000) })
const NewPassword = z.object({ present: z.string().max(1000), wanted: z.string().max(1000) })

/** A network may try thirty passwords a minute; the account's own limit is in `account/attempts.ts`. */
export const networkTries = { burst: 30, perSecond: 0.5 } as const

/** Signing in and out, one's own password. */
export function accountRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const { identity, sessions, attempts } = parts
  const byNetwork = createBuckets(networkTries, parts.now)

  /** Judges a password within both limits; everything unknown reads like a wrong password. */
  const judge = async (c: HttpContext, login: string, password: string): Promise<Account> => {
    const waitMs = byNetwork.take(networkOf(c.var.caller.address))
    if (waitMs > 0) throw new ApiRefused({ kind: 'too-many-tries', retryAfterMs: waitMs })
    const name = parseLoginName(login)
    if (!name.ok) throw new ApiRefused({ kind: 'wrong-password' })
    const attempt = attempts.begin(name.value)
    if ('retryAfterMs' in attempt) throw new ApiRefused({ kind: 'too-many-tries', retryAfterMs: attempt.retryAfterMs })
    const verdict = await identity.verify(name.value, password)
    if (verdict.ok) {
      attempt.right()
      return verdict.value
    }
    if (verdict.refusal.kind !== 'wrong-password') attempt.undecided()
    throw new ApiRefused(verdict.refusal)
  }

  app.post('/api/sign-in', async (c) => {
    const { login, password } = await readBody(c, SignIn)
    const account = await judge(c, login, password)
    const session = await signIn(c, parts, account, null)
    return c.json(describeSession(parts, session))
  })

  app.post('/api/sign-out', async (c) => {
    const session = c.var.session
    if (session !== null) {
      await sessions.close(session)
      parts.signedOut(session.id)
    }
    dropCookie(c)
    return c.json({})
  })

  app.get('/api/session', async (c) => {
    if (c.var.session !== null) return c.json(describeSession(parts, c.var.session))
    if (!parts.opensWithDemo || hasLeftDemo(c)) throw new ApiRefused({ kind: 'not-signed-in' })
    const { account, company } = await parts.demo.enter(0)
    return c.json(describeSession(parts, await signIn(c, parts, account, company)))
  })

  /** Which of one's companies this browser works in. */
  app.post('/api/session/company', async (c) => {
    const session = signedIn(c)
    const { company } = await readBody(c, z.object({ company: CompanyId }))
    const member = parts.memberships.member(session.account.id, company)
    const isOut = sessions.isRevoked(session, company)
    const viewer = member === null || isOut ? null : (parts.companies.ledger(company)?.viewer(member) ?? null)
    if (viewer === null) throw new ApiRefused({ kind: 'not-found' })
    sessions.chooseCompany(session.id, company)
    return c.json(describeSession(parts, { ...session, company }))
  })

  app.post('/api/account/password', async (c) => {
    const session = signedIn(c)
    const { present, wanted } = await readBody(c, NewPassword)
    const attempt = attempts.begin(session.account.login)
    if ('retryAfterMs' in attempt) throw new ApiRefused({ kind: 'too-many-tries', retryAfterMs: attempt.retryAfterMs })
    const changed = await identity.changePassword(session.account.id, present, wanted)
    if (!changed.ok) {
      if (changed.refusal.kind !== 'wrong-password') attempt.undecided()
      throw new ApiRefused(changed.refusal)
    }
    attempt.right()
    // Whoever else knew the old password is out.
    const ended = await sessions.closeWhere(session.account.id, (id) => id !== session.id)
    ended.forEach(parts.signedOut)
    return c.json({})
  })
}

/** What the client keeps of a session: who, in which companies, and where now. */
export function describeSession(parts: HttpParts, session: Session) {
  const { companies } = parts
  const mine = openMemberships(parts, session).flatMap(({ company, companyName, member }) => {
    const ledger = companies.ledger(company)
    const known = ledger?.companyNow()
    const person = known?.members.get(member)
    if (person === undefined || person.left === true) return []
    const { name, role } = person
    const roleName = known?.roles.get(role)?.name
    return [{ company, companyName: known?.name ?? companyName, member, name, role, roleName }]
  })
  const current = mine.find(({ company }) => company === session.company) ?? mine[0] ?? null
  const { id, login, name } = session.account
  return { account: { id, login, name }, memberships: mine, current: current?.company ?? null }
}
