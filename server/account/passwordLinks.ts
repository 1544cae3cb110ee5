import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { dayMs, type Instant } from '#shared/base/instant.ts'

/** How long a link for a new password may be followed. */
export const passwordLinkMs = dayMs

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/**
 * Links by which somebody who forgot his password sets a new one. An account has one at most: the last made. A stolen
 * copy of the table opens nothing: tokens are stored as hashes.
 */
export function createPasswordLinks(database: DatabaseSync, now: () => Instant) {
  const put = database.prepare(
    `INSERT INTO password_link (account, token_hash, expires_at) VALUES (?, ?, ?)
     ON CONFLICT (account) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
  )
  const find = database.prepare('SELECT account FROM password_link WHERE token_hash = ? AND expires_at > ?')
  const drop = database.prepare('DELETE FROM password_link WHERE token_hash = ?')

  return {
    /** The token is told once, here. */
    make: (account: string): { readonly token: string; readonly expiresAt: Instant } => {
      const token = randomBytes(16).toString('base64url')
      const expiresAt = now() + passwordLinkMs
      put.run(account, hashOf(token), expiresAt)
      return { token, expiresAt }
    },
    /** Whose password it sets; null: unknown, used or too old, which all read the same. */
    account: (token: string): string | null =>
      (find.get(hashOf(token), now()) as { account: string } | undefined)?.account ?? null, // the selected column
    /** False: somebody was faster. */
    use: (token: string): boolean => drop.run(hashOf(token)).changes === 1,
  }
}

export type PasswordLinks = ReturnType<typeof createPasswordLinks>
