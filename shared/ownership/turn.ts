import { z } from 'zod'
import { CustomerId, MemberId } from '../base/id.ts'
import { Instant } from '../base/instant.ts'

/** A customer of a party that was shared out by the rota, and whose turn it was. */
export const TurnTaken = z.object({ customer: CustomerId, member: MemberId }).readonly()
export type TurnTaken = z.infer<typeof TurnTaken>

/** So many turns one sharing tells of. */
export const mostTurns = 200

/** Why somebody of the rota was passed over: away · owns as many as he may · could not see him · works on him already, or by the hand of who assigned. */
export const SkipReason = z.enum(['away', 'full', 'sees-none', 'by-hand'])
export type SkipReason = z.infer<typeof SkipReason>

/** One turn of the rota that was taken, for those who assign: that they see that it is fair. */
export const Turn = z
  .object({
    at: Instant,
    /** Who shared out. */
    by: MemberId,
    member: MemberId,
    /** Null: one whom the reader does not see. */
    customer: CustomerId.nullable(),
    skipped: z.array(z.object({ member: MemberId, why: SkipReason }).readonly()).readonly(),
    /** He was called to help at a colleague's customer (B20). */
    row: z.literal('help').optional(),
  })
  .readonly()
export type Turn = z.infer<typeof Turn>

/** Those of the rota between who had the turn before and who has it now. */
export function passedOver(rota: readonly MemberId[], last: MemberId | undefined, now: MemberId): readonly MemberId[] {
  const place = last === undefined ? -1 : rota.indexOf(last)
  const order = [...rota.slice(place + 1), ...rota.slice(0, place + 1)]
  const until = order.indexOf(now)
  return until < 0 ? [] : order.slice(0, until)
}
