import type { ColumnId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import { familyOf } from '#shared/view/operators.ts'
import type { Scale } from '#shared/view/scale.ts'

/** A scale as most want it: red over amber to green between least and most; signs by thirds. */
export function newScale(kind: Scale['kind'], column: ColumnId): Scale {
  switch (kind) {
    case 'bar':
      return { kind, column, color: 2 }
    case 'icons':
      return {
        kind,
        column,
        icons: 'arrows',
        turned: false,
        at: { by: 'percentile', at: 33 },
        to: { by: 'percentile', at: 67 },
      }
    default:
      return {
        kind: 'colors',
        column,
        low: 1,
        middle: 3,
        high: 5,
        from: { by: 'least', at: 0 },
        at: { by: 'percentile', at: 50 },
        to: { by: 'most', at: 0 },
      }
  }
}

/** The same scale on another column; where numbers become days, points by number begin anew. */
export function newScaleOf(scale: Scale, { id, kind }: Column): Scale {
  const isByNumber = scale.kind !== 'bar' && JSON.stringify(scale).includes('"by":"number"')
  return isByNumber && familyOf(kind) === 'day' ? newScale(scale.kind, id) : { ...scale, column: id }
}
