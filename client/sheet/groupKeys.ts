import type { MemberId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { DayStep, GroupKey } from '#shared/view/groupKey.ts'
import { emptyGroup, groupReader, optionsOf } from '#shared/view/group.ts'
import { familyOf } from '#shared/view/operators.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from './cellOf.ts'
import type { Phonetics } from './phonetics.ts'
import type { SheetColumn } from './sheetProps.ts'
import type { ColumnKey } from './sortKeys.ts'
import { rankTexts } from './textRanks.ts'

/** A column's key whose equal numbers mean one group. */
export interface GroupingKey extends ColumnKey {
  readonly sheet: SheetColumn
  readonly by: DayStep | undefined
  /** The text of the group that bears this number; see `groupReader`. */
  readonly textOf: (number: number) => string
}

/** More different texts than this are no groups anybody reads: their order may be plain. */
const mostSpoken = 5_000

/** Numbers every group of a column in the order in which groups stand; the group of empty cells is `Infinity`. */
export function buildGroupKey(
  sheet: SheetColumn,
  { by }: GroupKey,
  {
    rowBySlot,
    capacity,
    context,
    phonetics,
  }: {
    readonly rowBySlot: readonly (ViewRow | undefined)[]
    readonly capacity: number
    readonly context: CellContext
    readonly phonetics: Phonetics
  },
): GroupingKey {
  const read = groupReader(sheet.column, { ...context, by })
  const groupBySlot = rowBySlot.map((row) => (row === undefined ? emptyGroup : read(cellOf(row, sheet))))
  const groups = inOrder(new Set(groupBySlot), sheet, context, phonetics)
  const numberByGroup = new Map(groups.map((group, place) => [group, place]))
  numberByGroup.set(emptyGroup, sheet.column.kind === 'checkbox' ? -1 : Infinity)
  const bySlot = new Float64Array(capacity).fill(Infinity)
  groupBySlot.forEach((group, slot) => (bySlot[slot] = numberByGroup.get(group) ?? Infinity))
  return {
    sheet,
    by,
    bySlot,
    place(slot, row) {
      const number = numberByGroup.get(read(cellOf(row, sheet)))
      if (number === undefined) return false // a group that was not there: all are numbered anew
      bySlot[slot] = number
      return true
    },
    textOf: (number) => groups[number] ?? emptyGroup,
  }
}

function inOrder(
  found: ReadonlySet<string>,
  { column }: SheetColumn,
  { members }: CellContext,
  phonetics: Phonetics,
): readonly string[] {
  const groups = [...found].filter((group) => group !== emptyGroup)
  switch (familyOf(column.kind)) {
    case 'number':
      return groups.sort((left, right) => Number(left) - Number(right))
    case 'choice':
    case 'choices': {
      const placeById = new Map((column.options ?? []).map(({ id }, place): [string, number] => [id, place]))
      const places = new Map(groups.map((group) => [group, optionsOf(group).map((id) => placeById.get(id) ?? 0)]))
      return groups.sort((left, right) => compareLists(places.get(left) ?? [], places.get(right) ?? []))
    }
    case 'person': {
      const nameOf = (id: string) => members.get(id as MemberId)?.name ?? ''
      const ranks = rankTexts(groups.map(nameOf), phonetics)
      const rank = (id: string) => ranks.rankOf(nameOf(id)) ?? 0
      return groups.sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1))
    }
    case 'customer':
    case 'files':
    case 'text': {
      if (groups.length > mostSpoken) return groups.sort()
      const ranks = rankTexts(groups, phonetics)
      return groups.sort((left, right) => (ranks.rankOf(left) ?? 0) - (ranks.rankOf(right) ?? 0))
    }
    default:
      return groups.sort()
  }
}

/** Letter after letter, as words stand in a dictionary. */
function compareLists(left: readonly number[], right: readonly number[]): number {
  for (const [place, own] of left.entries()) {
    const other = right[place]
    if (other === undefined) return 1
    if (own !== other) return own - other
  }
  return left.length - right.length
}
