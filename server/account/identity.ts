import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { username } from 'better-auth/plugins/username'
import { SqliteDialect } from 'kysely'
import { randomBytes } from 'node:crypto'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { accept, refuse, type Result } from '#shared/base/result.ts'
import type { Admission } from './admission.ts'
import type { LoginName } from './loginName.ts'

/** A person who can sign in, whatever companies he belongs to. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly name: string
}

export const passwordLength = { least: 8, most: 128 } as const
export const sessionDays = 30

export type IdentityRefusal =
  | { readonly kind: 'taken-login' }
  | { readonly kind: 'weak-password'; readonly least: number; readonly most: number }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }

/** How passwords are kept; the library's scrypt (100 ms and 30 MB each) unless another is handed in. */
export interface Hasher {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (wanted: { readonly hash: string; readonly password: string }) => Promise<boolean>
}

const busy = { kind: 'busy', retryAfterMs: 2000 } as const

/**
 * Who somebody is: names, passwords and nothing else. The library keeps its tables in `accounts.sqlite`;
 * memberships, roles and invitations are ours (its organisation plugin let racing joins create several members).
 */
export async function createIdentity({
  database,
  secret,
  admission,
  hasher,
}: {
  readonly database: DatabaseSync
  readonly secret: string
  readonly admission: Admission
  readonly hasher?: Hasher
}) {
  const options = {
    baseURL: 'http://localhost',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // No library transactions: they span awaits on the one connection that our own writes use synchronously.
    database: { dialect: dialectOf(database), type: 'sqlite' as const, transaction: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      ...(hasher && { password: hasher }),
    },
    session: { expiresIn: sessionDays * 86_400, cookieCache: { enabled: false } },
    // Our own limiter knows the true address; this one would believe any x-forwarded-for.
    advanced: { ipAddress: { disableIpTracking: true, ipAddressHeaders: [] } },
    rateLimit: { enabled: false },
    plugins: [
      // Names arrive in their one form from `parseLoginName`.
      username({
        minUsernameLength: 2,
        maxUsernameLength: 40,
        usernameValidator: () => true,
        usernameNormalization: false,
      }),
    ],
  }
  await (await getMigrations(options)).runMigrations()
  const auth = betterAuth(options)
  const context = await auth.$context
  const store = context.internalAdapter

  const loginTaken = database.prepare('SELECT id FROM user WHERE username = ?')
  const readAccount = database.prepare('SELECT id, username AS login, name FROM user WHERE id = ?')
  const lengthFault = (password: string) =>
    password.length < passwordLength.least || password.length > passwordLength.most
      ? refuse({ kind: 'weak-password', ...passwordLength } as const)
      : null

  const newUser = (login: string, name: string) =>
    // The library insists on an e-mail; this one can never be mailed to and tells nothing.
    store.createUser(
      { email: `${randomBytes(12).toString('hex')}@account.invalid`, name, username: login },
      { method: 'admin' },
    )

  return {
    account: (id: string): Account | null => (readAccount.get(id) as Account | undefined) ?? null, // the selected columns

    /** An account with a password. Two that race for one name: one gets it. */
    create: async (login: LoginName, name: string, password: string): Promise<Result<Account, IdentityRefusal>> => {
      const fault = lengthFault(password)
      if (fault !== null) return fault
      if (loginTaken.get(login) !== undefined) return refuse({ kind: 'taken-login' })
      const hash = await admission.run(() => context.password.hash(password))
      if (hash === null) return refuse(busy)
      if (loginTaken.get(login) !== undefined) return refuse({ kind: 'taken-login' })
      try {
        const user = await newUser(login, name)
        await store.createAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: hash.value,
        })
        return accept({ id: user.id, login, name })
      } catch (error) {
        if (loginTaken.get(login) !== undefined) return refuse({ kind: 'taken-login' })
        throw error
      }
    },

    /** An account nobody can sign in to by password: the people of the demo company. */
    createWithoutPassword: async (login: string, name: string): Promise<Account> => {
      const user = await newUser(login, name)
      return { id: user.id, login, name }
    },

    /** Unknown name and wrong password cost and read the same. */
    verify: async (login: LoginName, password: string): Promise<Result<Account, IdentityRefusal>> => {
      if (password.length > passwordLength.most) return refuse({ kind: 'wrong-password' })
      const found = loginTaken.get(login) as { id: string } | undefined // the selected column
      const credential = found === undefined ? null : await store.findCredentialAccount(found.id)
      const stored = credential?.password ?? null
      const right = await admission.run(async () => {
        if (stored !== null) return context.password.verify({ hash: stored, password })
        await context.password.hash(password)
        return false
      })
      if (right === null) return refuse(busy)
      const account =
        right.value && found !== undefined ? (readAccount.get(found.id) as Account | undefined) : undefined
      return account === undefined ? refuse({ kind: 'wrong-password' }) : accept(account)
    },

    changePassword: async (
      account: string,
      present: string,
      wanted: string,
    ): Promise<Result<null, IdentityRefusal>> => {
      const fault = lengthFault(wanted)
      if (fault !== null) return fault
      const stored = (await store.findCredentialAccount(account))?.password
      if (stored === undefined || stored === null) return refuse({ kind: 'wrong-password' })
      const hash = await admission.run(async () =>
        (await context.password.verify({ hash: stored, password: present })) ? context.password.hash(wanted) : null,
      )
      if (hash === null) return refuse(busy)
      if (hash.value === null) return refuse({ kind: 'wrong-password' })
      await store.updatePassword(account, hash.value)
      return accept(null)
    },

    /** A new password without the old one; `mayStill` is asked last, and false leaves the old one as it is. */
    setPassword: async (
      account: string,
      wanted: string,
      mayStill: () => boolean,
    ): Promise<Result<boolean, IdentityRefusal>> => {
      const fault = lengthFault(wanted)
      if (fault !== null) return fault
      const hash = await admission.run(() => context.password.hash(wanted))
      if (hash === null) return refuse(busy)
      if (!mayStill()) return accept(false)
      await store.updatePassword(account, hash.value)
      return accept(true)
    },

    /** Server-side sessions; the caller turns the token into a cookie. */
    sessions: {
      open: (account: string, userAgent: string) => store.createSession(account, false, { userAgent, ipAddress: '' }),
      find: (token: string) => store.findSession(token),
      list: (account: string) => store.listSessions(account, { onlyActiveSessions: true }),
      close: (token: string) => store.deleteSession(token),
      prolong: (token: string, until: Date) => store.updateSession(token, { expiresAt: until, updatedAt: new Date() }),
    },
  }
}

export type Identity = Awaited<ReturnType<typeof createIdentity>>

/** Kysely speaks better-sqlite3; node:sqlite differs only in how a statement says whether it returns rows. */
function dialectOf(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({
    database: {
      close: () => undefined, // the connection belongs to whoever opened it
      prepare: (sql) => {
        const statement = database.prepare(sql)
        // kysely hands over what its compiler collected: plain SQLite values
        const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...values(parameters)),
          run: (parameters) => statement.run(...values(parameters)),
          iterate: (parameters) => statement.iterate(...values(parameters)),
        }
      },
    },
  })
}
