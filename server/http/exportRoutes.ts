import type { Hono } from 'hono'
import { z } from 'zod'
import { postsOf, type Company } from '#shared/ledger/company.ts'
import type { MemberId } from '#shared/base/id.ts'
import { mayAnywhere, mayManageDepartment, type Viewer } from '#shared/ownership/rights.ts'
import type { LoggedExport } from '../account/exportLog.ts'
import { createBuckets } from './buckets.ts'
import { readBody, readQuery, working, type HttpEnvironment, type HttpParts } from './environment.ts'
import { ApiRefused } from './refusal.ts'

const Wish = z.object({
  view: z.string().trim().max(100),
  rows: z.number().int().min(0).max(10_000_000),
  columns: z.number().int().min(1).max(1000),
})
const Place = z.object({ before: z.coerce.number().int().positive().default(Number.MAX_SAFE_INTEGER) })

const page = 100
/** Read at once while looking for those that this person may see. */
const mostRead = 2_000

/**
 * Taking a workbook out of the company is asked for and written down before it happens (R26). The rows are on the
 * asker's device already; what the server gives is the leave, and the number under which the list keeps it.
 */
export function exportRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const asked = createBuckets({ burst: 20, perSecond: 0.5 }, parts.now)

  app.post('/api/exports', async (c) => {
    const { session, company, member, ledger, viewer } = working(c, parts)
    const retryAfterMs = asked.take(session.id)
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
    const wish = await readBody(c, Wish)
    if (!mayAnywhere(viewer, 'export')) throw new ApiRefused({ kind: 'not-allowed' })
    const at = parts.now()
    const id = parts.exportLog.add(company, { ...wish, member, at })
    parts.log('export.granted', { company, member, rows: wish.rows })
    const watermark = ledger.companyNow().settings.exports?.watermark === true
    return c.json({ id, at, watermark }, 201)
  })

  app.get('/api/exports', (c) => {
    const { company, ledger, viewer } = working(c, parts)
    const { before } = readQuery(c, Place)
    const known = ledger.companyNow()
    const found: LoggedExport[] = []
    const read = parts.exportLog.of(company, before, mostRead)
    for (const entry of read) {
      if (found.length === page) break
      if (seesExportsOf(viewer, known, entry.member)) found.push(entry)
    }
    return c.json({ exports: found, more: found.length === page || read.length === mostRead })
  })
}

/** One's own, and those of the people one manages. */
function seesExportsOf(viewer: Viewer, { members }: Company, member: MemberId): boolean {
  if (member === viewer.member || viewer.extents.people.all) return true
  const person = members.get(member)
  return person !== undefined && postsOf(person).every(({ department }) => mayManageDepartment(viewer, department))
}
