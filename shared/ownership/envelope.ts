import { z } from 'zod'
import { CustomerId, DepartmentId, MemberId, PoolId } from '../base/id.ts'
import { Instant } from '../base/instant.ts'
import { Announced } from './announced.ts'
import { Extension } from './extension.ts'
import { Collaborator, mostCollaborators } from './collaborator.ts'
import { Shown } from './sightRules.ts'

/** Every customer is in exactly one of these two hands; there is no third. */
export const Owner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rep'), member: MemberId, since: Instant }).readonly(),
  z
    .object({
      kind: z.literal('pool'),
      since: Instant,
      reason: z.string().max(500).optional(),
      /** Left out: the common pool. */
      pool: PoolId.optional(),
    })
    .readonly(),
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
    /** More time before he goes back to the pool; ends with these hands. */
    extension: Extension.optional(),
    /** The owner was told on which day he goes back to the pool; ends with these hands. */
    announced: Announced.optional(),
    /** Those beside the owner to whom he was opened; left out when there is nobody. None in the pool. */
    collaborators: z.array(Collaborator).max(mostCollaborators).readonly().optional(),
    /** Departments that the values of his record show him to, by the company's rules; left out when there are none. */
    shownTo: z.array(Shown).max(100).readonly().optional(),
  })
  .readonly()
export type Envelope = z.infer<typeof Envelope>

export const ownerOf = (envelope: Envelope): MemberId | null =>
  envelope.owner.kind === 'rep' ? envelope.owner.member : null

/** The same envelope with this announcement, or with none. */
export function withAnnounced(envelope: Envelope, announced: Announced | null): Envelope {
  const { announced: _, ...rest } = envelope
  return announced === null ? rest : { ...rest, announced }
}

/** The same envelope with these collaborators; without the word when there are none. */
export function withCollaborators(envelope: Envelope, collaborators: readonly Collaborator[]): Envelope {
  const { collaborators: _, ...rest } = envelope
  return collaborators.length === 0 ? rest : { ...rest, collaborators }
}

/** The same envelope shown to these departments; the very same when it is already. */
export function withShown(envelope: Envelope, shownTo: readonly Shown[]): Envelope {
  if (wordOf(envelope.shownTo ?? []) === wordOf(shownTo)) return envelope
  const { shownTo: _, ...rest } = envelope
  return shownTo.length === 0 ? rest : { ...rest, shownTo }
}

const wordOf = (shownTo: readonly Shown[]): string =>
  shownTo.map(({ department, right }) => `${department}/${right}`).join()

/** What he was given in this customer beside the owner, or null. */
export const collaborationOf = (envelope: Envelope, member: MemberId): Collaborator | null =>
  envelope.collaborators?.find((each) => each.member === member) ?? null

/** Do exactly the same people see the customer, as far as the envelopes say? */
export function isSameSight(left: Envelope, right: Envelope): boolean {
  return (
    ownerOf(left) === ownerOf(right) &&
    left.department === right.department &&
    namesOf(left) === namesOf(right) &&
    placesOf(left) === placesOf(right)
  )
}

const namesOf = ({ collaborators = [] }: Envelope): string =>
  collaborators
    .map(({ member }) => member)
    .sort()
    .join()

const placesOf = ({ shownTo = [] }: Envelope): string => shownTo.map(({ department }) => department).join()
