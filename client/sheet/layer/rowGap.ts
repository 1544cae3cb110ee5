import type { RecordId } from '#shared/base/id.ts'
import { isLoose } from '#shared/ledger/place.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import type { LineIndex } from '../lineIndex.ts'
import type { RowGap } from '../sheetProps.ts'

export type Side = 'above' | 'below'

/** So many rows whose place the server has not told yet are given one, at most. */
const mostLoose = 500

/**
 * Between which of all rows, shown or not, others go that shall stand right above or below this one. `without`: those
 * that are being moved themselves.
 */
export function gapBeside(
  index: Pick<LineIndex, 'placedFrom'>,
  host: RecordId,
  side: Side,
  without: ReadonlySet<RecordId> = new Set(),
): RowGap {
  const next = (from: RecordId, step: 1 | -1): ViewRow | null => {
    for (let steps = step; ; steps += step) {
      const row = index.placedFrom(from, steps)
      if (row === undefined || !without.has(row.id)) return row ?? null
    }
  }
  const row = index.placedFrom(host, 0) ?? null
  const below = side === 'above' ? row : next(host, 1)
  let above = side === 'above' ? next(host, -1) : row
  const loose: ViewRow[] = []
  while (above !== null && isLoose(above) && loose.length < mostLoose) {
    loose.unshift(above)
    above = next(above.id, -1)
  }
  return { host, above, below: below !== null && isLoose(below) ? null : below, loose }
}
