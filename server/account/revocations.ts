import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { CompanyId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'

/** A device that was put out of a company and may still hold what its person wrote there. */
export interface Revocation {
  readonly account: string
  readonly at: Instant
}

const keptMs = 400 * 86_400_000

/**
 * Devices that may work in a company no more. They are remembered by the hash of their session's token, also when the
 * session itself is over: a laptop that comes out of a drawer months later is told so, and hands in what it holds.
 */
export function createRevocations(database: DatabaseSync) {
  const put = database.prepare(
    `INSERT INTO revoked_device (token_hash, company, account, revoked_by, revoked_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const one = database.prepare(
    'SELECT account, revoked_at AS at FROM revoked_device WHERE token_hash = ? AND company = ?',
  )
  const prune = database.prepare('DELETE FROM revoked_device WHERE revoked_at < ?')
  return {
    add: (
      device: { readonly token: string; readonly company: CompanyId; readonly account: string },
      by: string,
      at: Instant,
    ): void => {
      prune.run(at - keptMs)
      put.run(hashOf(device.token), device.company, device.account, by, at)
    },
    find: (token: string, company: CompanyId): Revocation | null =>
      (one.get(hashOf(token), company) as Revocation | undefined) ?? null, // the selected columns
  }
}

export type Revocations = ReturnType<typeof createRevocations>

/** A copy of the table opens no session. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
