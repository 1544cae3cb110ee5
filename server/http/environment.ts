import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { CompanyId, MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Attempts } from '../account/attempts.ts'
import type { ExportLog } from '../account/exportLog.ts'
import { sessionDays, type Account, type Identity } from '../account/identity.ts'
import type { Invitations } from '../account/invitations.ts'
import type { PasswordLinks } from '../account/passwordLinks.ts'
import type { Membership, Memberships } from '../account/memberships.ts'
import type { Session, Sessions } from '../account/sessions.ts'
import type { FileShelf } from '../attachment/fileShelf.ts'
import type { Companies } from '../company/companies.ts'
import type { Demo } from '../company/openDemo.ts'
import type { Log } from '../config/dailyLog.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { cookieName } from './cookie.ts'
import type { Caller } from './network.ts'
import { ApiRefused, badRequest } from './refusal.ts'

/** Everything the routes work with. */
export interface HttpParts {
  readonly identity: Identity
  readonly sessions: Sessions
  readonly memberships: Memberships
  readonly invitations: Invitations
  readonly passwordLinks: PasswordLinks
  readonly attempts: Attempts
  readonly exportLog: ExportLog
  readonly companies: Companies
  readonly demo: Demo
  /** The bytes of attachments. */
  readonly files: FileShelf
  /** A visitor without a session is at once in the demo company (`npm start -- --demo`). */
  readonly opensWithDemo: boolean
  /** Ends the open sockets of a session that is over. */
  readonly signedOut: (session: string) => void
  /** Ends those of a device that was put out of a company: it hands in what it holds and clears its copy. */
  readonly revoked: (session: string, company: CompanyId) => void
  readonly origins: readonly string[]
  readonly trustProxy: boolean
  readonly clientFolder: string
  readonly now: () => Instant
  readonly log: Log
}

/** What the app's middleware puts beside every request. */
export interface HttpEnvironment {
  Bindings: HttpBindings
  Variables: { caller: Caller; session: Session | null }
}
export type HttpContext = Context<HttpEnvironment>

/** A signed-in person at work in one company. */
export interface Working {
  readonly session: Session
  readonly company: CompanyId
  readonly member: MemberId
  readonly ledger: Ledger
  readonly viewer: Viewer
}

const demoLeftName = 'kebu-demo-left'

export const readSessionCookie = (c: HttpContext): string | undefined => getCookie(c, cookieName(c.var.caller.isSecure))

const cookieOptions = (c: HttpContext) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.var.caller.isSecure }) as const

/**
 * Opens a session for the account, in this company, and hands its cookie to the browser. The session that the browser
 * had until now is over: nobody holds its cookie any more.
 */
export async function signIn(
  c: HttpContext,
  { sessions, signedOut }: Pick<HttpParts, 'sessions' | 'signedOut'>,
  account: Account,
  company: CompanyId | null,
): Promise<Session> {
  const { session, cookie } = await sessions.open(account, c.req.header('user-agent') ?? '')
  if (company !== null) sessions.chooseCompany(session.id, company)
  if (c.var.session !== null) {
    await sessions.close(c.var.session)
    signedOut(c.var.session.id)
  }
  setCookie(c, cookieName(c.var.caller.isSecure), cookie, { ...cookieOptions(c), maxAge: sessionDays * 86_400 })
  deleteCookie(c, demoLeftName, cookieOptions(c))
  return { ...session, company }
}

/** Forgets the cookie; in a demo server the visitor is then not taken in again by himself. */
export function dropCookie(c: HttpContext): void {
  deleteCookie(c, cookieName(c.var.caller.isSecure), cookieOptions(c))
  setCookie(c, demoLeftName, '1', cookieOptions(c))
}

export const hasLeftDemo = (c: HttpContext): boolean => getCookie(c, demoLeftName) !== undefined

export function signedIn(c: HttpContext): Session {
  if (c.var.session === null) throw new ApiRefused({ kind: 'not-signed-in' })
  return c.var.session
}

/** The company is the session's own, never one that the request names; people who left are strangers. */
export function working(c: HttpContext, parts: HttpParts): Working {
  const { companies } = parts
  const session = signedIn(c)
  const mine = openMemberships(parts, session)
  const chosen = mine.find((each) => each.company === session.company)
  for (const { company, member } of chosen === undefined ? mine : [chosen]) {
    const ledger = companies.ledger(company)
    const viewer = ledger?.viewer(member) ?? null
    if (ledger !== null && viewer !== null) return { session, company, member, ledger, viewer }
  }
  throw new ApiRefused({ kind: 'no-company' })
}

/** The companies that this session may enter: a device that was put out of one is not let in by another door. */
export const openMemberships = (
  { memberships, sessions }: Pick<HttpParts, 'memberships' | 'sessions'>,
  session: Session,
): readonly Membership[] =>
  memberships.of(session.account.id).filter(({ company }) => !sessions.isRevoked(session, company))

/** The request's JSON, parsed once at the door. */
export async function readBody<Schema extends z.ZodType>(c: HttpContext, schema: Schema): Promise<z.output<Schema>> {
  let json: unknown
  try {
    const text = await c.req.text()
    json = text === '' ? {} : JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiRefused({ kind: 'bad-request', fields: [] })
    throw error
  }
  return parsed(schema, json)
}

export const readQuery = <Schema extends z.ZodType>(c: HttpContext, schema: Schema): z.output<Schema> =>
  parsed(schema, c.req.query())

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (!result.success) throw new ApiRefused(badRequest(result.error))
  return result.data
}

/** A path parameter; one that cannot be an id reads like one that is not there. */
export function readId<Schema extends z.ZodType>(c: HttpContext, name: string, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(c.req.param(name))
  if (!result.success) throw new ApiRefused({ kind: 'not-found' })
  return result.data
}

/** The address under which people reach this server, for links that are sent around. */
export function ownOrigin(c: HttpContext, { origins }: HttpParts): string {
  const origin = c.req.header('origin')
  if (origin !== undefined) return origin // a write: it has been checked against the allowed ones
  return origins[0] ?? `${c.var.caller.isSecure ? 'https' : 'http'}://${c.var.caller.host}`
}
