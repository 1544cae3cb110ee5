import type { Hono } from 'hono'
import { z } from 'zod'
import { ColumnId, CustomerId, PoolId, RecordId } from '#shared/base/id.ts'
import { mayRead } from '#shared/ownership/rights.ts'
import { createBuckets } from './buckets.ts'
import { managed } from './deviceRoutes.ts'
import { readId, readQuery, working, type HttpContext, type HttpEnvironment, type HttpParts } from './environment.ts'
import { ApiRefused } from './refusal.ts'

const PoolQuery = z.object({
  text: z.string().max(100).default(''),
  pool: PoolId.optional(),
  after: CustomerId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const CellQuery = z.union([
  z.object({ record: RecordId, column: ColumnId }),
  z.object({ record: z.undefined().optional(), column: z.undefined().optional() }),
])

/** What a screen asks while online: the pool's cards, histories, proposals. Everything else travels by the socket. */
export function ledgerRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const searches = createBuckets({ burst: 20, perSecond: 5 }, parts.now)

  app.get('/api/pool', (c) => {
    const { session, ledger, viewer } = working(c, parts)
    const retryAfterMs = searches.take(session.id)
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
    const { pool = null, text, after = null, limit } = readQuery(c, PoolQuery)
    return c.json(ledger.poolCards(viewer, { pool, text, after, limit }))
  })

  app.get('/api/customers/:id/history', (c) => {
    const { ledger, viewer, customer } = readable(c, parts)
    const { record, column } = readQuery(c, CellQuery)
    const cell = record === undefined || column === undefined ? undefined : { record, column }
    const hands = cell === undefined ? ledger.handsHistory(viewer, customer) : []
    return c.json({ entries: ledger.history(viewer, customer, cell), hands })
  })

  app.get('/api/customers/:id/note-versions', (c) => {
    const { ledger, viewer, customer } = readable(c, parts)
    const versions = ledger.noteVersions(viewer, customer)
    return c.json({
      versions: versions.map(({ by, at, bytes }) => ({ by, at, update: Buffer.from(bytes).toString('base64') })),
    })
  })

  /** How many customers are to be handed over when he goes: the number alone, to whoever manages him. */
  app.get('/api/members/:id/customers', (c) => {
    const { ledger, member } = managed(c, parts)
    return c.json({ count: ledger.countOwned(member) })
  })

  app.get('/api/proposals', (c) => {
    const { ledger, viewer } = working(c, parts)
    return c.json({ proposals: ledger.proposals(viewer) })
  })
}

/** Another company's customer, one that may not be read and one that never was all read the same. */
function readable(c: HttpContext, parts: HttpParts) {
  const { ledger, viewer } = working(c, parts)
  const customer = readId(c, 'id', CustomerId)
  const envelope = ledger.envelope(customer)
  if (envelope === null || !mayRead(viewer, envelope)) throw new ApiRefused({ kind: 'not-found' })
  return { ledger, viewer, customer }
}
