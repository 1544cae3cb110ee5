import { dayOf, startOfDay } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { CellValue } from './cell.ts'
import type { CellContext, CellRefusal } from './cellContext.ts'
import { checkCell } from './checkCell.ts'
import type { Column, ColumnKind } from './column.ts'
import { formatCell } from './formatCell.ts'
import { plainDigits } from './number.ts'
import { isFilledByServer, parseCell } from './parseCell.ts'

/**
 * A cell of one column as the value of another kind: what a retype makes of it. Options that the new kind needs
 * must stand in `to` already. Numbers keep their size whatever sign they wear; everything else goes by its text.
 */
export function convertCell(
  from: Column,
  to: Column,
  value: CellValue,
  context: CellContext,
): Result<CellValue, CellRefusal> {
  if (isFilledByServer(to.kind)) return refuse({ kind: 'filled-by-server' })
  if (value === null) return accept(null)
  const direct = directValue(from.kind, to.kind, value, context.zoneMinutes)
  if (direct !== undefined && checkCell(to, direct, context) === null) return accept(direct)
  if (from.kind === 'contact' || to.kind === 'contact') return refuse({ kind: 'unknown-contact', name: '' })
  // and whom a name means, each person's own view decides: a retype is done for all
  if (from.kind === 'customer' || to.kind === 'customer') return refuse({ kind: 'unknown-customer', name: '' })
  if (to.kind === 'attachment') return refuse({ kind: 'files-not-text' })
  // rules are for what people write from now on; what stands there is not thrown away by them
  // and the server has no list of places: the preview must not know more than it
  return parseCell({ ...to, rules: undefined }, textOf(from, value, context), { ...context, regions: undefined })
}

/** The value without a detour over text where both kinds mean the same; `undefined`: there is no such way. */
function directValue(from: ColumnKind, to: ColumnKind, value: CellValue, zoneMinutes: number): CellValue | undefined {
  if (from === to) return value
  if (numeric.has(from) && numeric.has(to)) return value
  if (clocked.has(from) && to === 'dateTime') return value
  if (clocked.has(from) && to === 'date' && typeof value === 'number') return dayOf(value, zoneMinutes)
  if (from === 'date' && to === 'dateTime' && typeof value === 'string') return startOfDay(value, zoneMinutes)
  if (people.has(from) && to === 'person') return value
  if (from === 'select' && to === 'multiSelect' && typeof value === 'string') return [value]
  if (from === 'multiSelect' && to === 'select' && Array.isArray(value) && value.length === 1) return value[0]
  return undefined
}

const numeric: ReadonlySet<ColumnKind> = new Set(['number', 'currency', 'percent', 'rating', 'autoNumber'])
const clocked: ReadonlySet<ColumnKind> = new Set(['dateTime', 'createdAt', 'changedAt'])
const people: ReadonlySet<ColumnKind> = new Set(['person', 'createdBy', 'changedBy'])

function textOf(from: Column, value: CellValue, context: CellContext): string {
  if (from.kind === 'rating' && typeof value === 'number') return plainDigits(value)
  return formatCell(from, value, context)
}
