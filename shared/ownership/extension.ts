import { z } from 'zod'
import { MemberId } from '../base/id.ts'
import { Day, Instant } from '../base/instant.ts'

/** More time with a customer than the pool's rules give: what was asked for, and what was decided. */
export const Extension = z
  .object({
    /** He does not go back before this day, whatever the rules say. */
    until: Day.optional(),
    /** Waits for somebody who may grant it. */
    asked: z
      .object({ by: MemberId, at: Instant, days: z.number().int().min(1).max(365), reason: z.string().max(500) })
      .readonly()
      .optional(),
    /** The last request was not granted. */
    declined: z
      .object({ by: MemberId, at: Instant, reason: z.string().max(500).optional() })
      .readonly()
      .optional(),
  })
  .readonly()
export type Extension = z.infer<typeof Extension>
