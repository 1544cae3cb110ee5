import type { CellValue } from '#shared/ledger/cell.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { plainDigits, shiftDecimal } from '#shared/ledger/number.ts'
import type { Words } from '../../words/zh.ts'

/** The text one edits: numbers whole, without signs and rounding, so that opening and closing a cell changes nothing. */
export function editText(
  column: Column,
  value: CellValue,
  context: CellContext,
  words: Pick<Words['sheet'], 'yes' | 'no'>,
): string {
  if (value === null) return ''
  switch (column.kind) {
    case 'number':
    case 'currency':
    case 'rating':
      return typeof value === 'number' ? plainDigits(value) : ''
    case 'percent':
      return typeof value === 'number' ? `${plainDigits(shiftDecimal(value, 2))}%` : ''
    case 'checkbox':
      return value === true ? words.yes : words.no
    default:
      return formatCell(column, value, context)
  }
}
