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
