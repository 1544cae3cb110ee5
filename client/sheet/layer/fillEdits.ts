import type { CellValue } from '#shared/ledger/cell.ts'
import { continueSeries, type SeriesHow } from '../series.ts'
import type { Box } from './boxes.ts'
import type { Desk } from './desk.ts'
import { createDraft, type Draft, type RangeOutcome } from './draft.ts'
import { rowLines } from './rowLines.ts'

/** The fill handle was dragged from `seed` to `target`, which holds it and goes on in one direction. */
export function fillEdits(desk: Desk, seed: Box, target: Box, { other }: { readonly other: boolean }): RangeOutcome {
  const draft = createDraft(desk)
  const isVertical = target.top < seed.top || target.bottom > seed.bottom
  if (isVertical) fillColumns(desk, draft, { seed, target, other })
  else fillRows(desk, draft, { seed, target, other })
  return draft.done(target)
}

interface Fill {
  readonly seed: Box
  readonly target: Box
  readonly other: boolean
}

function fillColumns(desk: Desk, draft: Draft, { seed, target, other }: Fill): void {
  const backwards = target.top < seed.top
  const into = backwards
    ? rowLines(desk.index, target.top, seed.top - 1).toReversed()
    : rowLines(desk.index, seed.bottom + 1, target.bottom)
  const from = rowLines(desk.index, seed.top, seed.bottom)
  if (from.length === 0) return
  for (let column = seed.left; column <= seed.right; column += 1) {
    const kind = desk.geometry.columns[column]?.sheet.column.kind
    if (kind === undefined) continue
    const seeds = from.map((row) => draft.read(row, column))
    const how: SeriesHow = { backwards, other }
    const series = continueSeries(backwards ? seeds.toReversed() : seeds, into.length, kind, how)
    for (const [place, row] of into.entries()) draft.write(row, column, series[place] ?? null)
  }
}

/** Across, a series makes sense between columns of one kind (twelve months side by side); else each takes the text. */
function fillRows(desk: Desk, draft: Draft, { seed, target, other }: Fill): void {
  const backwards = target.left < seed.left
  const count = backwards ? seed.left - target.left : target.right - seed.right
  const columns = desk.geometry.columns.slice(target.left, target.right + 1)
  const kinds = new Set(columns.map(({ sheet }) => sheet.column.kind))
  const [kind] = kinds
  const isAlike = kinds.size === 1 && kind !== 'select' && kind !== 'multiSelect'
  const width = seed.right - seed.left + 1
  for (const row of rowLines(desk.index, seed.top, seed.bottom)) {
    const seeds: CellValue[] = []
    for (let column = seed.left; column <= seed.right; column += 1) seeds.push(draft.read(row, column))
    const values =
      isAlike && kind !== undefined
        ? continueSeries(backwards ? seeds.toReversed() : seeds, count, kind, { backwards, other })
        : null
    for (let place = 0; place < count; place += 1) {
      const column = backwards ? seed.left - 1 - place : seed.right + 1 + place
      const source = seed.left + (backwards ? width - 1 - (place % width) : place % width)
      if (values === null) draft.writeLike(row, column, row, source)
      else draft.write(row, column, values[place] ?? null)
    }
  }
}
