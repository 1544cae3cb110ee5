import { z } from 'zod'
import { ColumnId } from '../base/id.ts'
import { Day } from '../base/instant.ts'
import { Period } from './period.ts'

const on = { column: ColumnId }

/**
 * What one column must hold. A condition without its value (`null`, no text, no values) is not yet one: it leaves
 * every row. `me` and `team` among the values of a person's column mean whoever looks.
 */
export const Condition = z.discriminatedUnion('op', [
  z
    .object({
      ...on,
      op: z.enum(['contains', 'lacks', 'is', 'isNot', 'startsWith', 'endsWith']),
      text: z.string().max(200),
    })
    .readonly(),
  z
    .object({
      ...on,
      op: z.enum(['equals', 'differs', 'above', 'atLeast', 'below', 'atMost']),
      number: z.number().nullable(),
    })
    .readonly(),
  z.object({ ...on, op: z.literal('between'), from: z.number().nullable(), to: z.number().nullable() }).readonly(),
  z
    .object({ ...on, op: z.enum(['onDay', 'notOnDay', 'before', 'after', 'since', 'until']), day: Day.nullable() })
    .readonly(),
  z.object({ ...on, op: z.literal('betweenDays'), from: Day.nullable(), to: Day.nullable() }).readonly(),
  z.object({ ...on, op: z.literal('during'), period: Period, days: z.number().int().min(1).max(3650) }).readonly(),
  z
    .object({
      ...on,
      op: z.enum(['anyOf', 'allOf', 'noneOf', 'exactly']),
      values: z.array(z.string().max(64)).max(500).readonly(),
    })
    .readonly(),
  z.object({ ...on, op: z.enum(['ticked', 'unticked', 'empty', 'filled']) }).readonly(),
  /** Against another column of the same row. */
  z
    .object({ ...on, op: z.enum(['sameAs', 'otherThan', 'moreThan', 'lessThan']), other: ColumnId.nullable() })
    .readonly(),
])
export type Condition = z.infer<typeof Condition>
export type Operator = Condition['op']

/** Conditions of which all or any must hold; a group may hold groups. Without any part it leaves every row. */
export interface Filter {
  readonly join: 'and' | 'or'
  readonly of: readonly (Condition | Filter)[]
}

/** Groups within groups, the outermost included. */
export const deepestFilter = 4
export const mostConditions = 100

export const Filter: z.ZodType<Filter> = z.lazy(() =>
  z
    .object({
      join: z.enum(['and', 'or']),
      of: z
        .array(z.union([Condition, Filter]))
        .max(mostConditions)
        .readonly(),
    })
    .readonly(),
)

/** A filter that is not too deep and not too long to be kept. */
export const KeptFilter = Filter.refine(
  (filter) => depthOf(filter) <= deepestFilter && conditionsOf(filter).length <= mostConditions,
)

export const noFilter: Filter = { join: 'and', of: [] }

export const isGroup = (part: Condition | Filter): part is Filter => 'join' in part

/** All conditions, however deep, in reading order. */
export function conditionsOf(filter: Filter): readonly Condition[] {
  return filter.of.flatMap((part) => (isGroup(part) ? conditionsOf(part) : [part]))
}

export function depthOf(filter: Filter): number {
  return 1 + Math.max(0, ...filter.of.map((part) => (isGroup(part) ? depthOf(part) : 0)))
}

/** Does it compare with something? Half-built conditions stand in the panel and leave every row. */
export function isWhole(condition: Condition): boolean {
  if ('text' in condition) return condition.text.trim() !== ''
  if ('number' in condition) return condition.number !== null
  if ('day' in condition) return condition.day !== null
  if ('other' in condition) return condition.other !== null
  if ('values' in condition) return condition.values.length > 0
  if ('from' in condition) return condition.from !== null || condition.to !== null
  return true
}
