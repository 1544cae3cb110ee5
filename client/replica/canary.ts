import { z } from 'zod'
import { DeviceId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'

/**
 * A browser may drop a whole database (eviction, a hard kill, "clear site data" in part). This small mirror in
 * localStorage outlives it and tells that a copy was here, under which device, and how much had not been sent.
 */
const Canary = z.object({ device: DeviceId, waiting: z.number().int(), at: Instant })
export type Canary = z.infer<typeof Canary>

/** `Storage` or a test's map; null where the browser forbids it. */
export type SmallStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function readCanary(store: SmallStore | null, name: string): Canary | null {
  try {
    return Canary.safeParse(JSON.parse(store?.getItem(name) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

export function writeCanary(store: SmallStore | null, name: string, canary: Canary | null): void {
  try {
    if (canary === null) store?.removeItem(name)
    else store?.setItem(name, JSON.stringify(canary))
  } catch {
    // a full or forbidden localStorage only costs the warning, never the work
  }
}
