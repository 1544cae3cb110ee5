import type { OptionId } from '../base/id.ts'
import type { CellValue } from './cell.ts'
import type { CellContext } from './cellContext.ts'
import type { Column, ColumnKind, Option } from './column.ts'
import { formatCell } from './formatCell.ts'
import { splitChoices } from './parseCell.ts'

/** Most options of one column; texts beyond them do not convert and stay in the history. */
const mostOptions = 500
const longestName = 100
const colors = 12

/** Whether the texts found in a column become its options: nobody named any for it. */
export const takesOptionsFound = (column: Column): boolean =>
  column.options === undefined || column.options.every((option) => option.deleted === true)

/** The names that the cells of a column ask for when it becomes a choice, in the order they are met. */
export function optionNames(
  from: Column,
  to: ColumnKind,
  values: Iterable<CellValue>,
  context: CellContext,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const value of values) {
    if (value === null) continue
    const text = formatCell(from, value, context).trim()
    for (const name of to === 'multiSelect' ? splitChoices(text) : [text]) {
      if (name !== '' && name.length <= longestName && names.size < mostOptions) names.add(name)
    }
  }
  return names
}

/** The options of these names. One that stood there before and was deleted comes back as itself: old cells mean it. */
export function optionsNamed(
  known: readonly Option[],
  names: ReadonlySet<string>,
  newId: () => OptionId,
): readonly Option[] {
  const kept = known.map((option) => (names.has(option.name) ? { ...option, deleted: undefined } : option))
  const met = new Set(known.map((option) => option.name))
  const fresh = [...names].filter((name) => !met.has(name)).slice(0, Math.max(0, mostOptions - kept.length))
  return [...kept, ...fresh.map((name, place) => ({ id: newId(), name, color: (kept.length + place) % colors }))]
}
