import { z } from 'zod'
import type { ColumnId } from '../base/id.ts'

/**
 * What one cell holds, by the kind of its column; `null` is an empty cell:
 * text longText phone email url → string · richText → string that may end in its look (see `rich/rich.ts`) · contact → ContactLink[] · region → `省/市/区` (see `region.ts`) · number currency percent rating autoNumber → number (percent: 0.25 is 25 %) ·
 * date → `YYYY-MM-DD` · dateTime createdAt changedAt → Instant · customer → CustomerId[] · select → OptionId · multiSelect → OptionId[] ·
 * attachment → files as JSON (see `attachment/attachment.ts`) · checkbox → boolean · person createdBy changedBy → MemberId.
 * No CRLF, no lone surrogate, no NaN: the doors refuse them.
 */
export const CellValue = z.union([
  z
    .string()
    .max(20_000)
    .refine((text) => text.isWellFormed() && !text.includes('\r')),
  z.number(),
  z.boolean(),
  z.array(z.string().max(64)).max(200).readonly(),
  z.null(),
])
export type CellValue = z.infer<typeof CellValue>

export type Cells = Readonly<Record<ColumnId, CellValue>>

/** Same content? Arrays compare by their items in order; a missing cell equals an empty one. */
export function sameCell(left: CellValue | undefined, right: CellValue | undefined): boolean {
  const a = left ?? null
  const b = right ?? null
  if (a === b) return true
  if (!Array.isArray(a) || !Array.isArray(b)) return false
  return a.length === b.length && a.every((item, place) => item === b[place])
}
