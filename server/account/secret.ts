import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Outage } from '#shared/base/result.ts'

/** The key that session cookies are signed with: made once, readable by the server alone, never in the database. */
export function readSecret(path: string): string {
  mkdirSync(dirname(path), { recursive: true })
  try {
    // `wx`: two servers starting at once must not each keep another secret
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new Outage(`write the session secret ${path}`, error)
    }
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 32) throw new Outage(`use the session secret ${path}: it holds ${secret.length} letters, not 43`)
  return secret
}
