import { plainDigits, shiftDecimal } from '../ledger/number.ts'
import { dayOfSerial, wallOfSerial, type MarkedNumber, type SourceCell } from './sheet.ts'

/** A source cell as the text a person would have typed for it. */
export function cellText(cell: SourceCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return plainDigits(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return 'error' in cell ? cell.error : markedText(cell)
}

function markedText({ number, as }: MarkedNumber): string {
  switch (as) {
    case 'date':
      return dayOfSerial(number) ?? plainDigits(number)
    case 'dateTime':
      return wallText(number)?.replace(/ 00:00$/, '') ?? plainDigits(number)
    case 'time':
      return wallText((number % 1) + 2)?.slice(11) ?? plainDigits(number)
    case 'percent':
      return `${plainDigits(shiftDecimal(number, 2))}%`
    case 'currency':
      return plainDigits(number)
  }
}

/** `2026-11-21 14:30`, with seconds when there are some. */
function wallText(serial: number): string | null {
  const wall = wallOfSerial(serial)
  if (wall === null) return null
  const text = new Date(wall).toISOString().slice(0, 19).replace('T', ' ')
  return text.endsWith(':00') ? text.slice(0, 16) : text
}
