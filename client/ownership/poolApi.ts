import { z } from 'zod'
import { ColumnId, CustomerId, type PoolId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'
import { CellValue } from '#shared/ledger/cell.ts'

const PoolCard = z
  .object({
    customer: CustomerId,
    name: z.string(),
    cells: z.array(z.object({ column: ColumnId, value: CellValue }).readonly()).readonly(),
    since: Instant,
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

/** A page of masked pool cards. Throws `Outage` when the server cannot be asked. */
export async function fetchPool(
  query: { readonly pool: PoolId; readonly text: string; readonly after: CustomerId | null },
  signal: AbortSignal,
): Promise<PoolPage> {
  const asked = new URLSearchParams({
    pool: query.pool,
    text: query.text,
    limit: '60',
    ...(query.after !== null && { after: query.after }),
  })
  const response = await fetch(`/api/pool?${asked.toString()}`, { signal })
  if (!response.ok) throw new Outage(`read the pool (${response.status})`)
  return Page.parse(await response.json())
}
