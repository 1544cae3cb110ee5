import { dayOf } from '../base/instant.ts'
import { never } from '../base/result.ts'
import type { CellValue } from './cell.ts'
import { checkCell } from './checkCell.ts'
import { checkRules } from './checkRules.ts'
import { isTypeable, type Column } from './column.ts'
import type { Company } from './company.ts'
import type { DefaultCell } from './columnRules.ts'
import type { RecordChange } from './change.ts'
import type { Stamp } from './document.ts'
import { isUnique } from './unique.ts'

type Home = Pick<Company, 'members' | 'settings'>
type Create = Extract<RecordChange, { kind: 'create' }>

/** The same record with the defaults of its columns, but where something was said: `null` says that it stays empty. */
export function withDefaults(company: Home & Pick<Company, 'columns'>, change: Create, stamp: Stamp): Create {
  const cells: Create['cells'][number][] = []
  for (const column of company.columns.values()) {
    if (column.byDefault === undefined || column.table !== change.table) continue
    if (change.cells.some((cell) => cell.column === column.id)) continue
    const now = defaultCell(column, company, stamp)
    if (now !== null) cells.push({ column: column.id, now })
  }
  return cells.length === 0 ? change : { ...change, cells: [...change.cells, ...cells].slice(0, 200) }
}

/**
 * What a cell of this column holds in a record made by and at `stamp`, if nobody says otherwise. A default that no
 * longer fits (its option was deleted) is none.
 */
export function defaultCell(column: Column, { members, settings }: Home, stamp: Stamp): CellValue {
  const { byDefault } = column
  if (byDefault === undefined || column.deleted === true || !isTypeable(column) || isUnique(column)) return null
  const value = valueOf(column, byDefault, settings.zoneMinutes, stamp)
  const fits = checkCell(column, value, { members }) === null && isOffered(column, value)
  return fits && checkRules(column, value, settings.zoneMinutes) === null ? value : null
}

function valueOf(column: Column, byDefault: DefaultCell, zoneMinutes: number, { by, at }: Stamp): CellValue {
  switch (byDefault.kind) {
    case 'value':
      return byDefault.value
    case 'today':
      return column.kind === 'dateTime' ? at : dayOf(at, zoneMinutes)
    case 'me':
      return by
    default:
      return never(byDefault)
  }
}

/** Can it still be chosen? Only options that were not deleted can. */
export function isOffered(column: Column, value: CellValue): boolean {
  if (column.kind !== 'select' && column.kind !== 'multiSelect') return true
  const chosen = Array.isArray(value) ? value : [value]
  return chosen.every((id) => column.options?.some((option) => option.id === id && option.deleted !== true))
}
