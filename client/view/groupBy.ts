import type { Column } from '#shared/ledger/column.ts'
import type { GroupKey } from '#shared/view/groupKey.ts'
import { familyOf } from '#shared/view/operators.ts'

/** Long texts are each their own: no groups. */
export const isGroupable = ({ kind }: Column): boolean => kind !== 'longText' && kind !== 'richText'

/** A level of this column as one would first want it: dates by months. */
export const groupBy = ({ id, kind }: Column): GroupKey => ({
  column: id,
  descending: false,
  ...(familyOf(kind) === 'day' && { by: 'month' as const }),
})

/** What a new level groups by first: choices and people before dates, those before texts and numbers, names never first. */
export function firstGroup(free: readonly Column[]): Column | undefined {
  const groupsWell: readonly ((column: Column) => boolean)[] = [
    ({ kind }) =>
      familyOf(kind) === 'choice' || familyOf(kind) === 'person' || kind === 'checkbox' || kind === 'region',
    ({ kind }) => familyOf(kind) === 'day',
    ({ role }) => role !== 'name',
    () => true,
  ]
  for (const fits of groupsWell) {
    const found = free.find(fits)
    if (found !== undefined) return found
  }
  return undefined
}
