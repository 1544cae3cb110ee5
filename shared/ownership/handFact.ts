import { z } from 'zod'
import { DepartmentId, MemberId, PoolId } from '../base/id.ts'
import { Day } from '../base/instant.ts'
import { returnReasons, type Announced } from './announced.ts'
import { Collaborator } from './collaborator.ts'
import { ownerOf, type Envelope } from './envelope.ts'
import type { Extension } from './extension.ts'

const right = Collaborator.unwrap().shape.right

/** What one change of an envelope did to a customer, for his history. Null stands for the pool's hands. */
export const HandFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), to: MemberId.nullable() }).readonly(),
  /** Out of the pool; whoever did it himself claimed him. */
  z.object({ kind: z.literal('taken'), to: MemberId }).readonly(),
  z.object({ kind: z.literal('transferred'), from: MemberId, to: MemberId }).readonly(),
  /** `from` null: from one pool to another. */
  z
    .object({
      kind: z.literal('returned'),
      from: MemberId.nullable(),
      reason: z.string().optional(),
      pool: PoolId.optional(),
    })
    .readonly(),
  /** His owner came to another department, and he with him. */
  z.object({ kind: z.literal('moved'), from: DepartmentId, to: DepartmentId }).readonly(),
  z.object({ kind: z.literal('shared'), to: MemberId, right, until: Day.optional() }).readonly(),
  z.object({ kind: z.literal('unshared'), from: MemberId }).readonly(),
  /** His owner was told that he goes back that day, by that rule; of an earlier day that he was told of: another one. */
  z
    .object({ kind: z.literal('returnAnnounced'), on: Day, why: z.enum(returnReasons), instead: Day.optional() })
    .readonly(),
  /** What was told holds no more: he was followed up, a deal was made, more time was given, the rules are others. */
  z.object({ kind: z.literal('returnCancelled'), on: Day }).readonly(),
  z.object({ kind: z.literal('extensionAsked'), days: z.number().int(), reason: z.string() }).readonly(),
  z.object({ kind: z.literal('extended'), until: Day }).readonly(),
  z.object({ kind: z.literal('extensionDeclined'), reason: z.string().optional() }).readonly(),
])
export type HandFact = z.infer<typeof HandFact>

/** Everything that a change of an envelope did, hands first. Trash and rules of sight are told elsewhere. */
export function handFacts(before: Envelope | null, after: Envelope): readonly HandFact[] {
  if (before === null) return [{ kind: 'made', to: ownerOf(after) }]
  const owner = ownerFact(before, after)
  return [
    ...(owner === null ? [] : [owner]),
    ...(owner === null && before.department !== after.department
      ? [{ kind: 'moved', from: before.department, to: after.department } as const]
      : []),
    ...sharingFacts(before, after),
    ...extensionFacts(before.extension ?? {}, after.extension ?? {}),
    ...(owner === null ? announcedFacts(before.announced, after.announced) : []),
  ]
}

function ownerFact(before: Envelope, { owner }: Envelope): HandFact | null {
  const from = ownerOf(before)
  if (owner.kind === 'rep') {
    if (from === owner.member) return null
    return from === null ? { kind: 'taken', to: owner.member } : { kind: 'transferred', from, to: owner.member }
  }
  if (before.owner.kind === 'pool' && before.owner.pool === owner.pool) return null
  const { reason, pool } = owner
  return { kind: 'returned', from, ...(reason !== undefined && { reason }), ...(pool !== undefined && { pool }) }
}

/** Nobody works on a customer of the pool: who did before is not named one by one. */
function sharingFacts(before: Envelope, after: Envelope): readonly HandFact[] {
  if (after.owner.kind === 'pool') return []
  const [had, has] = [before.collaborators ?? [], after.collaborators ?? []]
  const given = has.filter((each) => {
    const was = had.find(({ member }) => member === each.member)
    return was === undefined || was.right !== each.right || was.until !== each.until
  })
  const taken = had.filter(({ member }) => member !== ownerOf(after) && !has.some((each) => each.member === member))
  return [
    ...given.map(({ member, right: to, until }): HandFact => ({
      kind: 'shared',
      to: member,
      right: to,
      ...(until !== undefined && { until }),
    })),
    ...taken.map(({ member }): HandFact => ({ kind: 'unshared', from: member })),
  ]
}

/** What ends with the hands is not told: the change of hands says it. */
function extensionFacts(before: Extension, after: Extension): readonly HandFact[] {
  const { asked, until, declined } = after
  const facts: HandFact[] = []
  if (asked !== undefined && asked.at !== before.asked?.at)
    facts.push({ kind: 'extensionAsked', days: asked.days, reason: asked.reason })
  if (until !== undefined && until !== before.until) facts.push({ kind: 'extended', until })
  if (declined !== undefined && declined.at !== before.declined?.at)
    facts.push({ kind: 'extensionDeclined', ...(declined.reason !== undefined && { reason: declined.reason }) })
  return facts
}

/** In the same hands: another pair of hands ends every announcement. */
function announcedFacts(before: Announced | undefined, after: Announced | undefined): readonly HandFact[] {
  if (after === undefined) return before === undefined ? [] : [{ kind: 'returnCancelled', on: before.on }]
  if (before?.on === after.on && before.why === after.why) return []
  const { on, why } = after
  return [{ kind: 'returnAnnounced', on, why, ...(before !== undefined && { instead: before.on }) }]
}
