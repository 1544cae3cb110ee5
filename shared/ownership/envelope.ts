import { z } from 'zod'
import { CustomerId, DepartmentId, MemberId } from '../base/id.ts'
import { Instant } from '../base/instant.ts'

/** Every customer is in exactly one of these two hands; there is no third. */
export const Owner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rep'), member: MemberId, since: Instant }).readonly(),
  z.object({ kind: z.literal('pool'), since: Instant, reason: z.string().max(500).optional() }).readonly(),
])
export type Owner = z.infer<typeof Owner>

/** What only the server's log can state about a customer; it travels beside the document, never in it. */
export const Envelope = z
  .object({
    customer: CustomerId,
    owner: Owner,
    /** Decides which managers see the customer. Follows the owner's department; in the pool it stays as it was. */
    department: DepartmentId,
    /** The previous owner, for "who did what when" and late facts. */
    formerOwner: MemberId.optional(),
    /** Seq of the last change of hands: what a command compares to know that it looked at the present. */
    epoch: z.number().int().nonnegative(),
    /** In the trash: invisible in lists, restorable. */
    removed: z.object({ by: MemberId, at: Instant }).readonly().optional(),
  })
  .readonly()
export type Envelope = z.infer<typeof Envelope>

export const ownerOf = (envelope: Envelope): MemberId | null =>
  envelope.owner.kind === 'rep' ? envelope.owner.member : null
