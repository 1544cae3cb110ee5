import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'
import { copiedKey } from './store/store.ts'

/** One file of a backup: where it is and how large. */
export interface BackedUp {
  readonly path: string
  readonly bytes: number
}

interface BackupParts {
  /** The folder of `KEBU_DATA`, in use by a server or not. */
  readonly dataFolder: string
  /** Where the dated folder is made. */
  readonly target: string
  readonly at: Instant
}

/**
 * Copies the accounts, the secret, every company and its attachments into a new dated folder, each file one consistent state, while
 * the server goes on. The folder is laid out like the data folder: restoring is copying it back.
 *
 * Accounts before companies: a listed company has had its file since before it was listed, so every company of the
 * copy can be opened. Whoever joins in between is known to the ledger alone, and joins again with another invitation.
 */
export function backupTo({ dataFolder, target, at }: BackupParts): { folder: string; files: readonly BackedUp[] } {
  const accounts = join(dataFolder, 'accounts.sqlite')
  if (!existsSync(accounts)) throw new Outage(`back up ${dataFolder}: there is no accounts.sqlite in it`)
  const folder = join(target, `kebu-${stampOf(at)}`)
  if (existsSync(folder)) throw new Outage(`back up to ${folder}: it is there already`)
  mkdirSync(join(folder, 'companies'), { recursive: true, mode: 0o700 })

  copyDatabase(accounts, join(folder, 'accounts.sqlite'))
  const companies = readdirSync(join(dataFolder, 'companies')).filter((name) => name.endsWith('.sqlite'))
  for (const name of companies) {
    const copy = join(folder, 'companies', name)
    copyDatabase(join(dataFolder, 'companies', name), copy)
    markCopied(copy)
  }
  copyFileSync(join(dataFolder, 'secret'), join(folder, 'secret'))
  const files = copyAttachments(dataFolder, folder)
  const names = ['accounts.sqlite', 'secret', ...companies.map((name) => join('companies', name)), ...files]
  return { folder, files: names.map((name) => ({ path: name, bytes: statSync(join(folder, name)).size })) }
}

/** `vacuum into` reads one consistent state beside a server that writes, and leaves a file without a journal. */
function copyDatabase(from: string, to: string): void {
  const source = new DatabaseSync(from, { readOnly: true })
  try {
    source.exec('pragma busy_timeout = 5000')
    source.prepare('vacuum into ?').run(to)
    chmodSync(to, 0o600)
  } catch (cause) {
    throw new Outage(`back up ${from} to ${to}`, cause)
  } finally {
    source.close()
  }
}

/** After the ledgers: what one of them names has come before, and a file never changes. Those still coming are left. */
function copyAttachments(dataFolder: string, folder: string): string[] {
  const from = join(dataFolder, 'attachments')
  if (!existsSync(from)) return []
  const found = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return found.flatMap(({ parentPath, name }) => {
    const path = relative(dataFolder, join(parentPath, name))
    if (path.startsWith(join('attachments', 'incoming'))) return []
    mkdirSync(join(folder, dirname(path)), { recursive: true, mode: 0o700 })
    copyFileSync(join(dataFolder, path), join(folder, path))
    return [path]
  })
}

/** The restored ledger goes another way than the original did: it starts a log with a name of its own. */
function markCopied(path: string): void {
  const copy = new DatabaseSync(path)
  copy.prepare('insert or replace into meta (key, value) values (?, ?)').run(copiedKey, 'yes')
  copy.close()
}

/** `2026-11-21T08-30-05`: sorts by time and is a folder name everywhere. */
const stampOf = (at: Instant): string => new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')
