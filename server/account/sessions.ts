import { createHmac, timingSafeEqual } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { CompanyId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { createDevicesSeen } from './devicesSeen.ts'
import { sessionDays, type Account, type Identity } from './identity.ts'
import { createRevocations, type Revocation } from './revocations.ts'

/** One signed-in browser. */
export interface Session {
  readonly id: string
  readonly token: string
  readonly account: Account
  /** The company this browser last worked in. */
  readonly company: CompanyId | null
}

/** What the list of devices shows. */
export interface SignedInDevice {
  readonly id: string
  readonly userAgent: string
  readonly signedInAt: Instant
  readonly lastSeenAt: Instant
}

const dayMs = 86_400_000

/**
 * Sessions live on the server; the cookie carries the random token and its signature, so neither a copy of the
 * database nor a guessed token opens one.
 */
export function createSessions({
  identity,
  database,
  secret,
  now,
}: {
  readonly identity: Identity
  readonly database: DatabaseSync
  readonly secret: string
  readonly now: () => Instant
}) {
  const readCompany = database.prepare('SELECT company FROM session_company WHERE session = ?')
  const putCompany = database.prepare(
    'INSERT INTO session_company (session, company) VALUES (?, ?) ON CONFLICT (session) DO UPDATE SET company = excluded.company',
  )
  const dropCompany = database.prepare('DELETE FROM session_company WHERE session = ?')
  const revocations = createRevocations(database)
  const seen = createDevicesSeen(database)
  const readAlive = database.prepare('SELECT 1 FROM session WHERE id = ?')

  const sign = (token: string) => createHmac('sha256', secret).update(`session:${token}`).digest('base64url')

  /** The token inside a cookie that we signed; null for any other. */
  const tokenOf = (cookie: string): string | null => {
    const dot = cookie.lastIndexOf('.')
    const token = cookie.slice(0, Math.max(dot, 0))
    const claimed = Buffer.from(cookie.slice(dot + 1))
    const right = Buffer.from(sign(token))
    return claimed.length === right.length && timingSafeEqual(claimed, right) ? token : null
  }

  const companyOf = (session: string): CompanyId | null => {
    const row = readCompany.get(session)
    const parsed = CompanyId.safeParse(row?.['company'])
    return parsed.success ? parsed.data : null
  }

  const close = async (session: Pick<Session, 'id' | 'token'>): Promise<void> => {
    await identity.sessions.close(session.token)
    dropCompany.run(session.id)
    seen.forget(session.id)
  }

  return {
    /** The new session's cookie value. */
    open: async (
      account: Account,
      userAgent: string,
    ): Promise<{ readonly session: Session; readonly cookie: string }> => {
      const { id, token } = await identity.sessions.open(account.id, userAgent.slice(0, 300))
      return { session: { id, token, account, company: null }, cookie: `${token}.${sign(token)}` }
    },

    find: async (cookie: string | undefined): Promise<Session | null> => {
      const token = cookie === undefined ? null : tokenOf(cookie)
      if (token === null) return null
      const found = await identity.sessions.find(token)
      if (found === null || found.session.expiresAt.getTime() <= now()) return null
      const account = identity.account(found.user.id)
      if (account === null) return null
      // Used daily: it lives on, thirty days from the last day of use.
      if (found.session.updatedAt.getTime() < now() - dayMs) {
        await identity.sessions.prolong(token, new Date(now() + sessionDays * dayMs))
      }
      return { id: found.session.id, token, account, company: companyOf(found.session.id) }
    },

    isAlive: (session: string): boolean => readAlive.get(session) !== undefined,

    chooseCompany: (session: string, company: CompanyId): void => {
      putCompany.run(session, company)
    },

    /** This browser is at work in that company. */
    seen: (session: string, company: CompanyId): void => seen.note(session, company, now()),

    close,

    /** Of this account; of one company alone those that were at work there and still may be. */
    devices: async (account: string, company?: CompanyId): Promise<SignedInDevice[]> =>
      (await identity.sessions.list(account)).flatMap((session) => {
        const seenAt = company === undefined ? seen.anywhere(session.id) : seen.inCompany(session.id, company)
        const isOut = company !== undefined && (seenAt === null || revocations.find(session.token, company) !== null)
        if (isOut) return []
        const lastSeenAt = Math.max(session.updatedAt.getTime(), seenAt ?? 0)
        return [
          {
            id: session.id,
            userAgent: session.userAgent ?? '',
            signedInAt: session.createdAt.getTime(),
            lastSeenAt: company === undefined ? lastSeenAt : (seenAt ?? lastSeenAt),
          },
        ]
      }),

    /** Ends sessions of this account and says which; `where` chooses among them. */
    closeWhere: async (account: string, where: (session: string) => boolean): Promise<string[]> => {
      const ended = (await identity.sessions.list(account)).filter((session) => where(session.id))
      for (const session of ended) await close(session)
      return ended.map((session) => session.id)
    },

    /**
     * Puts devices of this account out of these companies and says which. A session that is left without a company is
     * over; one that has others goes on there.
     */
    revokeWhere: async (
      account: string,
      where: (session: string) => boolean,
      from: { readonly companies: readonly CompanyId[]; readonly all: readonly CompanyId[]; readonly by: string },
    ): Promise<string[]> => {
      const revoked = (await identity.sessions.list(account)).filter((session) => where(session.id))
      for (const session of revoked) {
        for (const company of from.companies) {
          revocations.add({ token: session.token, company, account }, from.by, now())
        }
        if (from.all.every((company) => revocations.find(session.token, company) !== null)) await close(session)
      }
      return revoked.map((session) => session.id)
    },

    /** Was the device that holds this cookie put out of the company? Also when its session is over. */
    revoked: (cookie: string | undefined, company: CompanyId): Revocation | null => {
      const token = cookie === undefined ? null : tokenOf(cookie)
      return token === null ? null : revocations.find(token, company)
    },

    isRevoked: ({ token }: Pick<Session, 'token'>, company: CompanyId): boolean =>
      revocations.find(token, company) !== null,
  }
}

export type Sessions = ReturnType<typeof createSessions>
