import type { ColumnId, MemberId } from '../base/id.ts'
import { sameCell, type CellValue } from '../ledger/cell.ts'
import type { Column } from '../ledger/column.ts'
import { isGroup, type Condition, type Filter } from './filter.ts'
import type { Layout } from './layout.ts'
import { familyOf } from './operators.ts'
import { emptyKey, type QuickFilter } from './quick.ts'

/**
 * What a new row must hold where conditions and headers leave one value alone: an option, a person, a tick. Of what
 * leaves several, or is looked for in texts and numbers, nothing is guessed; nor of columns of which two things are
 * asked.
 */
export function wantedCells(
  { filter, quick }: Pick<Layout, 'filter' | 'quick'>,
  columnOf: (id: ColumnId) => Column | undefined,
  me: MemberId,
): ReadonlyMap<ColumnId, CellValue> {
  const wanted = new Map<ColumnId, CellValue>()
  const want = (id: ColumnId, valueIn: (column: Column) => CellValue) => {
    const column = columnOf(id)
    const value = column === undefined ? null : valueIn(column)
    if (value === null) return
    // null: two things are asked
    wanted.set(id, wanted.has(id) && !sameCell(wanted.get(id) ?? null, value) ? null : value)
  }
  for (const condition of askedOfAll(filter)) want(condition.column, (column) => conditionValue(column, condition, me))
  // Object.entries forgets the key type
  for (const [id, chosen] of Object.entries(quick) as [ColumnId, QuickFilter][]) {
    want(id, (column) => quickValue(column, chosen))
  }
  for (const [id, value] of wanted) if (value === null) wanted.delete(id)
  return wanted
}

/** Conditions that hold of every row that is left. */
function askedOfAll({ join, of }: Filter): readonly Condition[] {
  if (join === 'or' && of.length !== 1) return []
  return of.flatMap((part) => (isGroup(part) ? askedOfAll(part) : [part]))
}

/** Null: no one value does. */
function conditionValue(column: Column, condition: Condition, me: MemberId): CellValue {
  const family = familyOf(column.kind)
  if (condition.op === 'ticked') return family === 'tick' ? true : null
  if (condition.op !== 'anyOf' && condition.op !== 'allOf' && condition.op !== 'exactly') return null
  const [first, ...others] = condition.values
  if (first === undefined || first === 'team') return null
  if (family === 'choices') return others.length === 0 || condition.op !== 'anyOf' ? [...condition.values] : null
  if (others.length > 0) return null
  if (family === 'person') return first === 'me' ? me : first
  return family === 'choice' ? first : null
}

function quickValue(column: Column, { kind, values }: QuickFilter): CellValue {
  const [only, ...others] = values
  if (kind !== 'only' || only === undefined || only === emptyKey || others.length > 0) return null
  switch (familyOf(column.kind)) {
    case 'choices':
      return [only]
    case 'choice':
    case 'person':
      return only
    case 'tick':
      return true
    default:
      return null
  }
}
