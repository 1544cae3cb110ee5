import { z } from 'zod'
import { ColumnId } from '../base/id.ts'
import { KeptFilter, noFilter } from './filter.ts'
import { GroupKey, deepestGroup } from './groupKey.ts'
import { QuickFilter } from './quick.ts'
import { Scale } from './scale.ts'
import { Tint } from './tint.ts'
import { TotalKind } from './total.ts'

/** One key of a sort. Chinese sorts by its pinyin unless it is asked to sort by strokes. */
export const SortKey = z
  .object({ column: ColumnId, descending: z.boolean(), by: z.literal('stroke').optional() })
  .readonly()
export type SortKey = z.infer<typeof SortKey>

/** More frozen rows or columns than this leave no room for the others. */
export const mostFrozen = 20

const parts = {
  /** Columns in this order; those not named stand beside their neighbours of the company's order. */
  order: z.array(ColumnId).max(500).readonly(),
  /** The company's order when this one was made: what the company moves afterwards moves here too. */
  base: z.array(ColumnId).max(500).readonly().optional(),
  widths: z.record(ColumnId, z.number().int().min(40).max(1000)),
  /** What is hidden or shown here against the company's own choice. */
  hidden: z.record(ColumnId, z.boolean()),
  pinned: z.array(ColumnId).max(mostFrozen).readonly(),
  /** Where no column is pinned, the first is not frozen either. */
  loose: z.boolean().optional(),
  /** So many rows from the top stay in sight, whichever stand there. */
  frozenRows: z.number().int().min(0).max(mostFrozen),
  sort: z.array(SortKey).max(8).readonly(),
  /** Levels of groups, the outermost first. */
  groups: z.array(GroupKey).max(deepestGroup).readonly(),
  filter: KeptFilter,
  /** Values ticked in the headers, beside the filter. */
  quick: z.record(ColumnId, QuickFilter),
  /** What stands under the columns. */
  totals: z.record(ColumnId, TotalKind),
  tints: z.array(Tint).max(20).readonly(),
  /** Colours, bars and marks by where a value lies between the others. */
  scales: z.array(Scale).max(20).readonly(),
  /** Lines of text that a row has room for. */
  lines: z.number().int().min(1).max(4),
}

/** How a sheet is laid out: which rows, in what order, which columns. One's own for a page, or that of a saved view. */
export const Layout = z
  .object({
    ...parts,
    frozenRows: parts.frozenRows.default(0),
    groups: parts.groups.default([]),
    filter: parts.filter.default(noFilter),
    quick: parts.quick.default({}),
    totals: parts.totals.default({}),
    tints: parts.tints.default([]),
    scales: parts.scales.default([]),
    lines: parts.lines.default(1),
  })
  .readonly()
export type Layout = z.infer<typeof Layout>

export const noLayout: Layout = {
  order: [],
  widths: {},
  hidden: {},
  pinned: [],
  frozenRows: 0,
  sort: [],
  groups: [],
  filter: noFilter,
  quick: {},
  totals: {},
  tints: [],
  scales: [],
  lines: 1,
}

/** What somebody has changed of a shared view for himself: the rest is as the view has it. */
export const LayoutPart = z.object(parts).partial().readonly()
export type LayoutPart = z.infer<typeof LayoutPart>

/** What is stored under a key, if it is a layout. */
export function readLayout(stored: unknown): Layout {
  const parsed = Layout.safeParse(stored)
  return parsed.success ? parsed.data : noLayout
}
