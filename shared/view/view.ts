import { z } from 'zod'
import { MemberId, ViewId } from '../base/id.ts'
import { TableId } from '../ledger/column.ts'
import { RoleId } from '../ownership/role.ts'
import { Layout } from './layout.ts'

/** A layout under a name. Shared ones lie in the company's document, one's own among one's own keys. */
export const View = z
  .object({
    id: ViewId,
    table: TableId,
    name: z.string().trim().min(1).max(60),
    /** Ascending from left to right; ties by id. */
    order: z.number(),
    madeBy: MemberId,
    layout: Layout,
    /** Nobody but its maker and those who run the company may change it. */
    locked: z.boolean().optional(),
    /** What people of these roles see first. */
    firstFor: z.array(RoleId).max(100).readonly().optional(),
    /** As a reader is sent it: it has parts about columns that are not there for him. Never in the whole view. */
    partial: z.boolean().optional(),
    /** Thrown away; kept so that an undo brings it back. */
    deleted: z.boolean().optional(),
  })
  .readonly()
export type View = z.infer<typeof View>

/** The live views of a table from left to right. */
export function viewsOf(views: Iterable<View>, table: TableId): readonly View[] {
  return [...views]
    .filter((view) => view.table === table && view.deleted !== true)
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
}
