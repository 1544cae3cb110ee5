import type { CellValue } from '../ledger/cell.ts'
import type { Column } from '../ledger/column.ts'
import { dayOf } from '../base/instant.ts'
import { plainOf } from '../rich/rich.ts'
import type { Condition } from './filter.ts'
import { familyOf } from './operators.ts'

/** Conditions that hold one column of a row against another. */
export type FieldOperator = Extract<Condition, { readonly other: unknown }>['op']

/** May these two columns be held against each other? Only what is compared in the same way. */
export const isComparable = (column: Column, other: Column): boolean =>
  column.id !== other.id && column.table === other.table && familyOf(column.kind) === familyOf(other.kind)

/** Two empty cells are the same; nothing is more or less than an empty one. Options are the same by their names. */
export function compareFields(
  op: FieldOperator,
  [column, other]: readonly [Column, Column],
  zoneMinutes: number,
): (left: CellValue, right: CellValue) => boolean {
  const leftOf = measureOf(column, zoneMinutes)
  const rightOf = measureOf(other, zoneMinutes)
  switch (op) {
    case 'sameAs':
      return (left, right) => leftOf(left) === rightOf(right)
    case 'otherThan':
      return (left, right) => leftOf(left) !== rightOf(right)
    case 'moreThan':
      return (left, right) => isAbove(leftOf(left), rightOf(right))
    default:
      return (left, right) => isAbove(rightOf(right), leftOf(left))
  }
}

/** What a value is compared by; null: empty. */
function measureOf({ kind, options = [] }: Column, zoneMinutes: number): (value: CellValue) => string | number | null {
  switch (familyOf(kind)) {
    case 'number':
      return (value) => (typeof value === 'number' ? value : null)
    case 'day':
      // A moment and a date meet in the day.
      return (value) =>
        typeof value === 'number' ? dayOf(value, zoneMinutes) : typeof value === 'string' && value !== '' ? value : null
    case 'tick':
      return (value) => Number(value === true)
    case 'choice':
    case 'choices': {
      const nameById = new Map(options.map(({ id, name }): [string, string] => [id, name]))
      return (value) => {
        const ids: readonly string[] = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
        const names = ids.flatMap((id) => nameById.get(id) ?? [])
        return names.length === 0 ? null : names.sort().join('\n')
      }
    }
    default:
      return (value) => (typeof value === 'string' && value.trim() !== '' ? plainOf(value).trim().toLowerCase() : null)
  }
}

const isAbove = (left: string | number | null, right: string | number | null): boolean =>
  left !== null && right !== null && left > right
