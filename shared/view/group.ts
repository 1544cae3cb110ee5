import { dayOf } from '../base/instant.ts'
import type { CellValue } from '../ledger/cell.ts'
import { isLinked, type Column } from '../ledger/column.ts'
import { formatCell, type ShowContext } from '../ledger/formatCell.ts'
import { familyOf } from './operators.ts'
import type { DayStep } from './groupKey.ts'

/** The group of empty cells. */
export const emptyGroup = ''

/** Between the options of a cell that holds several; no id has one. */
const joint = '+'

/**
 * Under which text a cell of this column is grouped: an id, several ids in the company's order, a stretch of days
 * (`2026-11`, `2026-Q4`), a number or text as it is. What shows as nothing is in the group of empty cells.
 */
export function groupReader(
  column: Column,
  { by = 'day', ...context }: ShowContext & { readonly by?: DayStep | undefined },
): (value: CellValue) => string {
  const { zoneMinutes, members } = context
  // What a customer or a contact is called is all that its cell shows.
  if (isNamed(column)) return (value) => formatCell(column, value, context)
  switch (familyOf(column.kind)) {
    case 'number':
      return (value) => (typeof value === 'number' ? String(value) : emptyGroup)
    case 'tick':
      return (value) => (value === true ? 'true' : emptyGroup)
    case 'day':
      return (value) => stretchOf(value, by, zoneMinutes)
    case 'choice':
    case 'choices': {
      const placeById = new Map((column.options ?? []).map(({ id }, place): [string, number] => [id, place]))
      return (value) => {
        if (typeof value === 'string') return placeById.has(value) ? value : emptyGroup
        if (!Array.isArray(value)) return emptyGroup
        const known = value.filter((id: string) => placeById.has(id))
        return [...new Set(known)].sort((left, right) => placeById.get(left)! - placeById.get(right)!).join(joint)
      }
    }
    case 'person':
      return (value) => (typeof value === 'string' && (members as ReadonlyMap<string, unknown>).has(value) ? value : '')
    default:
      return (value) => (typeof value === 'string' ? value.trim() : emptyGroup)
  }
}

/** Is a group of this column known by what its cells show, not by what they hold? */
export const isNamed = ({ kind }: Column): boolean => isLinked(kind) || kind === 'attachment'

/** The options that a group of several stands for. */
export const optionsOf = (group: string): readonly string[] => (group === emptyGroup ? [] : group.split(joint))

function stretchOf(value: CellValue, by: DayStep, zoneMinutes: number): string {
  const day = typeof value === 'number' ? dayOf(value, zoneMinutes) : typeof value === 'string' ? value : ''
  switch (by) {
    case 'month':
      return day.slice(0, 7)
    case 'quarter':
      return day === '' ? '' : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
    case 'year':
      return day.slice(0, 4)
    default:
      return day
  }
}
