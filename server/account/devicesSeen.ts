import type { DatabaseSync } from 'node:sqlite'
import type { CompanyId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'

/** A session's last contact is written at most this often. */
const everyMs = 60_000

/** When each session was last at work in each company: what a list of devices says of them. */
export function createDevicesSeen(database: DatabaseSync) {
  const put = database.prepare(
    `INSERT INTO device_seen (session, company, seen_at) VALUES (?, ?, ?)
     ON CONFLICT (session, company) DO UPDATE SET seen_at = excluded.seen_at`,
  )
  const one = database.prepare('SELECT seen_at AS at FROM device_seen WHERE session = ? AND company = ?')
  const last = database.prepare('SELECT max(seen_at) AS at FROM device_seen WHERE session = ?')
  const forget = database.prepare('DELETE FROM device_seen WHERE session = ?')
  const at = (row: unknown): Instant | null => (row as { at: Instant | null } | undefined)?.at ?? null // the one column

  return {
    note: (session: string, company: CompanyId, now: Instant): void => {
      const before = at(one.get(session, company))
      if (before === null || now - before >= everyMs) put.run(session, company, now)
    },
    inCompany: (session: string, company: CompanyId): Instant | null => at(one.get(session, company)),
    anywhere: (session: string): Instant | null => at(last.get(session)),
    forget: (session: string): void => void forget.run(session),
  }
}

export type DevicesSeen = ReturnType<typeof createDevicesSeen>
