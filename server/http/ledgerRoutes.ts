import type { Hono } from 'hono'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { ColumnId, CustomerId, MemberId, PoolId, RecordId } from '#shared/base/id.ts'
import { ShareRule } from '#shared/ownership/shareOut.ts'
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
const HandOverQuery = z.object({
  rule: ShareRule.default('even'),
  to: z
    .string()
    .max(5000)
    .default('')
    .transform((ids) => ids.split(',').filter((id) => id !== ''))
    .pipe(z.array(MemberId).max(200)),
})
const CellQuery = z.union([
  z.object({ record: RecordId, column: ColumnId }),
  z.object({ record: z.undefined().optional(), column: z.undefined().optional() }),
])

/** What a screen asks while online: the pool's cards, histories, proposals. Everything else travels by the socket. */
export function ledgerRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const previews = createBuckets({ burst: 30, perSecond: 3 }, parts.now)
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

  /** How many customers are to be handed over when he goes, and who would get how many: to whoever manages him. */
  app.get('/api/members/:id/customers', async (c) => {
    const { session, ledger, member } = managed(c, parts)
    const retryAfterMs = previews.take(session.id)
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
    const steps = ledger.previewHandOver({ from: member, ...readQuery(c, HandOverQuery) })
    for (;;) {
      const step = steps.next()
      if (step.done === true) return c.json({ ...step.value, gets: Object.fromEntries(step.value.gets) })
      await setImmediate() // whoever edits meanwhile goes first
    }
  })

  /** The newest turns of the rota. To whoever assigns nothing there are none. */
  app.get('/api/turns', (c) => {
    const { ledger, viewer } = working(c, parts)
    return c.json({ turns: ledger.turns(viewer) })
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
