import { z } from 'zod'
import { ColumnId } from '../base/id.ts'

/** How long a stretch of days one group holds. */
export const DayStep = z.enum(['day', 'month', 'quarter', 'year'])
export type DayStep = z.infer<typeof DayStep>

/** One level of groups: rows that hold the same in this column stand together. Only dates have a step; a day if left out. */
export const GroupKey = z.object({ column: ColumnId, descending: z.boolean(), by: DayStep.optional() }).readonly()
export type GroupKey = z.infer<typeof GroupKey>

/** Groups within groups, the outermost included. */
export const deepestGroup = 3
