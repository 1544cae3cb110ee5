import { z } from 'zod'
import { ColumnId, DepartmentId, MemberId } from '../base/id.ts'

/** To whom the customers of one place go (A6): a person, or whoever of a department has room. */
export const Territory = z
  .object({
    /** As it stands in the column of regions, or within it: 杭州 is also 浙江省杭州市. */
    area: z.string().trim().min(1).max(60),
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('member'), member: MemberId }).readonly(),
      z.object({ kind: z.literal('department'), department: DepartmentId }).readonly(),
    ]),
  })
  .readonly()
export type Territory = z.infer<typeof Territory>

/** What a company decided about sharing customers out (A6, B4, B5, B17, B18). Nothing of it binds who assigns by hand. */
export const Sharing = z
  .object({
    /** What somebody carries beside others; who is not named carries `usualWeight`. 0: nobody is given to him. */
    weights: z.record(MemberId, z.number().min(0).max(10)).optional(),
    /** Whose turn comes after whose. */
    rota: z.array(MemberId).max(500).readonly().optional(),
    /** Away: passed over until they are back. */
    away: z.array(MemberId).max(500).readonly().optional(),
    /** Helping at a colleague's customer counts as a turn of the rota (B20); left out: it has turns of its own. */
    helpTakesTurn: z.boolean().optional(),
    /** The column of persons that says whom a customer asked for by name. */
    named: ColumnId.optional(),
    territory: z.array(Territory).max(500).readonly().optional(),
  })
  .readonly()
export type Sharing = z.infer<typeof Sharing>

/** Ability when the company did not say. */
export const usualWeight = 1

export const weightOf = ({ weights }: Sharing, member: MemberId): number => weights?.[member] ?? usualWeight

/** The territory that a region lies in, the closest one (of 江苏苏州 苏州 before 江苏), or null. */
export function territoryOf({ territory = [] }: Sharing, region: string): Territory | null {
  const text = plain(region)
  let closest: { readonly territory: Territory; readonly at: number } | null = null
  for (const each of territory) {
    const at = text.lastIndexOf(plain(each.area))
    if (at < 0) continue
    // what names more of the place, then what stands further in: regions go from large to small
    const nearer = closest === null ? 1 : each.area.length - closest.territory.area.length || at - closest.at
    if (nearer > 0) closest = { territory: each, at }
  }
  return closest?.territory ?? null
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLocaleLowerCase()
