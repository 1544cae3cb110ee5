import { z } from 'zod'
import { ColumnId, CustomerId, type PoolId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'
import { CellValue } from '#shared/ledger/cell.ts'
import { PoolReason } from '#shared/ownership/poolReason.ts'

const PoolCard = z
  .object({
    customer: CustomerId,
    name: z.string(),
    cells: z.array(z.object({ column: ColumnId, value: CellValue }).readonly()).readonly(),
    since: Instant,
    why: PoolReason,
    epoch: z.number().int(),
  })
  .readonly()
export type PoolCard = z.infer<typeof PoolCard>
const Page = z.object({
  cards: z.array(PoolCard),
  total: z.number().int(),
  views: z.object({ seen: z.number().int(), limit: z.number().int() }).readonly().nullable(),
  claims: z.object({ left: z.number().int(), limit: z.number().int() }).readonly().nullable(),
})
export type PoolPage = z.infer<typeof Page>

interface Asked {
  readonly pool: PoolId
  readonly text: string
  /** So many cards at the least, if there are so many; else the server's first page. */
  readonly least: number
}

/** The first masked cards of a pool, newest in it first. Throws `Outage` when the server cannot be asked. */
export async function fetchPool(asked: Asked, signal: AbortSignal): Promise<PoolPage> {
  const cards = new Map<CustomerId, PoolCard>()
  let after: CustomerId | null = null
  for (;;) {
    const page: PoolPage = await fetchPage({ ...asked, after }, signal)
    const known = cards.size
    for (const card of page.cards) cards.set(card.customer, card)
    after = page.cards.at(-1)?.customer ?? null
    // a pool that counts views shows less at a time, and nothing once the day's are used up
    const isEnough = cards.size >= Math.min(asked.least, page.total) || cards.size === known
    if (isEnough) return { ...page, cards: [...cards.values()] }
  }
}

/** Cards that are shown at once, and the most that the server gives at once. */
const step = 60
const largestPage = 180

async function fetchPage(
  { pool, text, after, least }: Asked & { readonly after: CustomerId | null },
  signal: AbortSignal,
): Promise<PoolPage> {
  const asked = new URLSearchParams({
    pool,
    text,
    limit: String(Math.min(Math.max(1, Math.ceil(least / step)) * step, largestPage)),
    ...(after !== null && { after }),
  })
  const response = await fetch(`/api/pool?${asked.toString()}`, { signal })
  if (!response.ok) throw new Outage(`read the pool (${response.status})`)
  return Page.parse(await response.json())
}
