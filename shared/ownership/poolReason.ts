import { z } from 'zod'
import { returnReasons } from './announced.ts'
import type { Envelope } from './envelope.ts'

const byRule = z.enum(returnReasons)

/**
 * Why a customer lies in the pool, as far as his card says it to everybody: nobody had him yet · his owner or a leader
 * gave him back (what was written then is for who sees him) · he came back by a rule.
 */
export const PoolReason = z.enum(['new', 'returned', ...returnReasons])
export type PoolReason = z.infer<typeof PoolReason>

/** Of a customer who is nobody's. */
export function poolReasonOf({ owner, formerOwner }: Envelope): PoolReason {
  const rule = owner.kind === 'pool' ? byRule.safeParse(owner.reason).data : undefined
  return rule ?? (formerOwner === undefined ? 'new' : 'returned')
}
