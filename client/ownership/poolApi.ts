import { z } from 'zod'
import { CustomerId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'

const PoolCard = z
  .object({ customer: CustomerId, name: z.string(), region: z.string(), industry: z.string(), since: Instant })
  .readonly()
export type PoolCard = z.infer<typeof PoolCard>
const Page = z.object({ cards: z.array(PoolCard), total: z.number().int() })

/** A page of masked pool cards. Throws `Outage` when the server cannot be asked. */
export async function fetchPool(
  query: { readonly text: string; readonly after: CustomerId | null },
  signal: AbortSignal,
): Promise<z.infer<typeof Page>> {
  const asked = new URLSearchParams({
    text: query.text,
    limit: '60',
    ...(query.after !== null && { after: query.after }),
  })
  const response = await fetch(`/api/pool?${asked.toString()}`, { signal })
  if (!response.ok) throw new Outage(`read the pool (${response.status})`)
  return Page.parse(await response.json())
}
