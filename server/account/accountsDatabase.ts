import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makePrivateFile, makePrivateFolder } from '../config/privateFile.ts'

/** Our own tables beside the identity library's `user`, `session`, `account`: one step a version, never edited. */
const steps = [
  `CREATE TABLE company (
     id TEXT PRIMARY KEY, name TEXT NOT NULL, demo INTEGER NOT NULL, made_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE membership (
     account TEXT NOT NULL, company TEXT NOT NULL, member TEXT NOT NULL, joined_at INTEGER NOT NULL,
     PRIMARY KEY (account, company), UNIQUE (company, member)
   ) STRICT;
   CREATE TABLE invitation (
     id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, company TEXT NOT NULL, inviter TEXT NOT NULL,
     role TEXT NOT NULL, department TEXT NOT NULL, made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
     uses_left INTEGER NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX invitation_by_company ON invitation (company, expires_at);
   CREATE TABLE session_company (session TEXT PRIMARY KEY, company TEXT NOT NULL) STRICT;`,
  `CREATE TABLE revoked_device (
     token_hash TEXT NOT NULL, company TEXT NOT NULL, account TEXT NOT NULL, revoked_by TEXT NOT NULL,
     revoked_at INTEGER NOT NULL, PRIMARY KEY (token_hash, company)
   ) STRICT;
   CREATE TABLE device_seen (
     session TEXT NOT NULL, company TEXT NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (session, company)
   ) STRICT;`,
  `CREATE TABLE export_log (
     company TEXT NOT NULL, id INTEGER NOT NULL, member TEXT NOT NULL, at INTEGER NOT NULL, view TEXT NOT NULL,
     rows INTEGER NOT NULL, columns INTEGER NOT NULL, PRIMARY KEY (company, id)
   ) STRICT;`,
  `CREATE TABLE password_link (
     account TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, expires_at INTEGER NOT NULL
   ) STRICT;`,
] as const

/** Opens `accounts.sqlite` (or `:memory:`). Every write is on disk before it returns. */
export function openAccountsDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') {
    makePrivateFolder(dirname(path))
    makePrivateFile(path)
  }
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number } // pragma's own shape
  for (const [place, step] of steps.entries()) {
    if (place < version) continue
    inTransaction(database, () => database.exec(`${step} PRAGMA user_version = ${place + 1}`))
  }
  return database
}

/** Synchronous on purpose: an `await` inside would let another request write in between. */
export function inTransaction<T>(database: DatabaseSync, work: () => T extends Promise<unknown> ? never : T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
