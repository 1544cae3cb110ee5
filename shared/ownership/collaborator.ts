import { z } from 'zod'
import { MemberId } from '../base/id.ts'
import { Day, Instant } from '../base/instant.ts'

/** Somebody beside the owner to whom a customer was opened: to read, or to edit as well (R20). */
export const Collaborator = z
  .object({
    member: MemberId,
    right: z.enum(['read', 'edit']),
    /** The last day on which he has it, in the company's zone; left out: until somebody takes it back. */
    until: Day.optional(),
    /** Who opened the customer to him, and when. */
    by: MemberId,
    at: Instant,
  })
  .readonly()
export type Collaborator = z.infer<typeof Collaborator>

/** What he may, for how long: all that a gesture gives. */
export const heldOf = ({ right, until }: Collaborator): Pick<Collaborator, 'right' | 'until'> => ({
  right,
  ...(until !== undefined && { until }),
})

/** More than work on one customer in any company; it keeps an envelope small. */
export const mostCollaborators = 50

/** Those whose last day has passed. */
export const hasExpired = ({ until }: Collaborator, today: Day): boolean => until !== undefined && until < today
