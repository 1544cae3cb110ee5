import { z } from 'zod'
import { MemberId, type ColumnId, type OptionId } from '../base/id.ts'
import { Instant } from '../base/instant.ts'
import type { Column } from './column.ts'

/** Who put something in the trash, and when by the server's clock. */
export const Removal = z.object({ by: MemberId, at: Instant }).readonly()
export type Removal = z.infer<typeof Removal>

/** Of a column and its options, what a change throws away (`gone`) and what it takes back. */
export function removalsIn(
  before: Column | undefined,
  now: Column,
): readonly { readonly id: ColumnId | OptionId; readonly gone: boolean }[] {
  const wasGone = new Map((before?.options ?? []).map((option) => [option.id, option.deleted === true]))
  const moved = [
    { id: now.id, before: before?.deleted === true, gone: now.deleted === true },
    ...(now.options ?? []).map(({ id, deleted }) => ({ id, before: wasGone.get(id), gone: deleted === true })),
  ]
  // an option that was never offered (its name was taken) was not thrown away by anybody
  return moved.flatMap(({ id, before: was, gone }) => (was === undefined || was === gone ? [] : [{ id, gone }]))
}
