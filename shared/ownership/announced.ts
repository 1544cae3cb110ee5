import { z } from 'zod'
import { Day } from '../base/instant.ts'

/** Why customers go back by themselves. */
export const returnReasons = ['first-contact', 'idle', 'no-deal'] as const
export type ReturnReason = (typeof returnReasons)[number]

/**
 * The owner was told on `at` that the customer goes back on `on`, by this rule, whose days count from `from`. Said of
 * another rule or another beginning (he was followed up, a deal was made), it is no announcement any more.
 */
export const Announced = z.object({ at: Day, on: Day, why: z.enum(returnReasons), from: Day }).readonly()
export type Announced = z.infer<typeof Announced>
