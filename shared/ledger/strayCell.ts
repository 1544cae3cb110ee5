import { fileNames } from '../attachment/attachment.ts'
import type { MemberId } from '../base/id.ts'
import type { CellValue } from './cell.ts'
import type { CellContext } from './cellContext.ts'
import { checkCell } from './checkCell.ts'
import { isTypeable, type Column } from './column.ts'
import { formatCell, formatInstant, type ShowContext } from './formatCell.ts'
import { nameSeparator } from './customerNames.ts'
import { plainDigits } from './number.ts'
import { parseCell } from './parseCell.ts'
import { spellOut } from '../rich/spelledOut.ts'

/** Could the value never stand in the column: it was typed while the column was of another kind, or still there? */
export const isStray = (column: Column | undefined, value: CellValue, context: Pick<CellContext, 'members'>): boolean =>
  column === undefined || column.deleted === true || (isTypeable(column) && checkCell(column, value, context) !== null)

/** What somebody wanted in a cell as people read it, also when the column is of another kind by now. */
export function formatWanted(column: Column | undefined, value: CellValue, context: ShowContext): string {
  if (value === null) return ''
  if (column === undefined) return strayText(undefined, value, context)
  const isOfIt = !isTypeable(column) || checkCell(column, value, context) === null
  return isOfIt ? formatCell(column, value, context) : strayText(column, value, context)
}

/** The value as one of the column's kind, read from what it says; `undefined`: it says nothing that the column takes. */
export function readStray(column: Column, value: CellValue, context: CellContext): CellValue | undefined {
  // rules are for what people write from now on, as when a column is retyped
  const read = parseCell({ ...column, rules: undefined }, strayText(column, value, context), context)
  return read.ok && read.value !== null ? read.value : undefined
}

/** Which kind it was typed as, the value alone tells: ids by what they name, everything else as it stands. */
function strayText(column: Column | undefined, value: CellValue, context: ShowContext): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '☑' : '☐'
  if (typeof value === 'number') {
    const isMoment = column?.kind === 'date' && Math.abs(value) > 1e11
    return isMoment ? formatInstant(value, context.zoneMinutes) : plainDigits(value)
  }
  const optionName = (id: string) => column?.options?.find((option) => option.id === id)?.name
  if (typeof value === 'string') {
    const name = optionName(value) ?? context.members.get(value as MemberId)?.name ?? fileNames(value)
    return name === '' ? spellOut(value) : name
  }
  return value.flatMap((id) => optionName(id) ?? context.customers?.nameOf(id) ?? []).join(nameSeparator)
}
