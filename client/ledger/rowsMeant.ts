import type { RecordId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'

/** The changes of a gesture to the rows that the person meant: without those `around`, which are only put anew. */
export const changesMeant = (changes: readonly Change[], around: ReadonlySet<RecordId>): readonly Change[] =>
  around.size === 0 ? changes : changes.filter((change) => !('record' in change) || !around.has(change.record))

/** How many rows these changes are about; undefined: as many as there are changes, as of most gestures. */
export function rowsMeant(changes: readonly Change[], around: ReadonlySet<RecordId>): number | undefined {
  const records = new Set(
    changesMeant(changes, around).flatMap((change) => ('record' in change ? [change.record] : [])),
  )
  return records.size === 0 || records.size === changes.length ? undefined : records.size
}
