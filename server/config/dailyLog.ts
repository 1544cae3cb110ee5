import { appendFile, mkdir, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '#shared/base/instant.ts'

/** Says what happened, with facts that are safe to keep: ids, kinds, counts; never a password, token or cell. */
export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void

const keptDays = 30

/**
 * One JSON line an event, one file a day, thirty days kept. Lines are written in order behind the caller's back;
 * a full disk silences the log and nothing else.
 */
export function createDailyLog({ folder, now }: { readonly folder: string; readonly now: () => Instant }): {
  readonly log: Log
  /** Resolves when everything said so far is in its file. */
  readonly flush: () => Promise<void>
} {
  let lines: string[] = []
  let writing: Promise<void> = Promise.resolve()
  let day = ''

  const write = async () => {
    const batch = lines.join('')
    lines = []
    if (batch === '') return
    const today = new Date(now()).toISOString().slice(0, 10)
    if (today !== day) {
      day = today
      await mkdir(folder, { recursive: true })
      await dropOldFiles(folder)
    }
    await appendFile(join(folder, `${today}.log`), batch)
  }
  const flush = () => (writing = writing.then(write).catch(() => undefined))

  return {
    log: (event, facts = {}) => {
      lines.push(`${JSON.stringify({ at: new Date(now()).toISOString(), event, ...plain(facts) })}\n`)
      if (lines.length === 1) void flush()
    },
    flush,
  }
}

/** An Error has no enumerable field: say its message and stack. */
function plain(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [key, fact instanceof Error ? (fact.stack ?? fact.message) : fact]),
  )
}

async function dropOldFiles(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\d\.log$/.test(name)).sort()
  for (const name of files.slice(0, -keptDays)) await unlink(join(folder, name))
}
