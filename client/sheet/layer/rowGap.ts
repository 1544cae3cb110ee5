import type { RecordId } from '#shared/base/id.ts'
import { isLoose, isNarrow } from '#shared/ledger/place.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import type { LineIndex } from '../lineIndex.ts'
import type { RowGap } from '../sheetProps.ts'

export type Side = 'above' | 'below'

/** So many rows whose place the server has not told yet are given one, at most. */
const mostLoose = 500
/** A longer text makes a gap narrow; it is then widened until a text in it is no longer than the second. */
const narrow = 200
const roomy = 100
/** A narrow gap is widened by so many rows, at most. */
const mostAnew = 100

interface Neighbours {
  /** Rows that are being moved themselves. */
  readonly without?: ReadonlySet<RecordId>
  /** Rows of others stay where they are. Left out: all may be moved. */
  readonly mayMove?: ((row: ViewRow) => boolean) | undefined
}

/**
 * Between which of all rows, shown or not, others go that shall stand right above or below this one. Where hundreds
 * were put one by one into the same gap, their texts have grown long: rows around it are then put anew, too.
 */
export function gapBeside(
  index: Pick<LineIndex, 'placedFrom'>,
  host: RecordId,
  side: Side,
  { without, mayMove }: Neighbours = {},
): RowGap {
  const next = (from: RecordId, step: 1 | -1): ViewRow | null => {
    for (let steps = step; ; steps += step) {
      const row = index.placedFrom(from, steps)
      if (row === undefined || without?.has(row.id) !== true) return row ?? null
    }
  }
  const row = index.placedFrom(host, 0) ?? null
  const below = lasting(side === 'above' ? row : next(host, 1))
  let above = side === 'above' ? next(host, -1) : row
  const loose: ViewRow[] = []
  while (above !== null && isLoose(above) && loose.length < mostLoose) {
    loose.unshift(above)
    above = next(above.id, -1)
  }
  const gap = { host, above, below, loose, pushed: [] }
  return isNarrow(gap, narrow) ? widened(gap, next, mayMove ?? (() => true)) : gap
}

/** What has no lasting place stands below whatever has one: nothing to be put above of. */
const lasting = (row: ViewRow | null): ViewRow | null => (row !== null && isLoose(row) ? null : row)

/** Takes rows from both sides by turns, until there is room; the gap as it was, where that makes none. */
function widened(
  gap: RowGap,
  next: (from: RecordId, step: 1 | -1) => ViewRow | null,
  mayMove: (row: ViewRow) => boolean,
): RowGap {
  const loose = [...gap.loose]
  const pushed: ViewRow[] = []
  let { above, below } = gap
  for (let anew = 0; anew < mostAnew && isNarrow({ above, below }, roomy); anew += 1) {
    const isBelowsTurn = anew % 2 === 0 || !isMovable(above, mayMove)
    if (isBelowsTurn && isMovable(below, mayMove)) {
      pushed.push(below)
      below = lasting(next(below.id, 1))
    } else if (isMovable(above, mayMove)) {
      loose.unshift(above)
      above = next(above.id, -1)
    } else break
  }
  return isNarrow({ above, below }, narrow) ? gap : { host: gap.host, above, below, loose, pushed }
}

const isMovable = (row: ViewRow | null, mayMove: (row: ViewRow) => boolean): row is ViewRow =>
  row !== null && mayMove(row)
