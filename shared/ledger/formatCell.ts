import { fileNames } from '../attachment/attachment.ts'
import { never } from '../base/result.ts'
import type { MemberId } from '../base/id.ts'
import type { CellValue } from './cell.ts'
import type { CellContext } from './cellContext.ts'
import type { Column } from './column.ts'
import { linkedIn, nameSeparator } from './customerNames.ts'
import { fixedDigits, groupDigits, plainDigits, shiftDecimal } from './number.ts'
import { spellOut } from '../rich/spelledOut.ts'

/** What showing needs: people's names and the zone. Today does not matter to a value. */
export type ShowContext = Pick<CellContext, 'zoneMinutes' | 'members' | 'customers'>

/** A value as a Chinese sheet shows it and as `parseCell` reads it back. An empty cell is an empty text. */
export function formatCell(column: Column, value: CellValue | undefined, context: ShowContext): string {
  if (value === null || value === undefined) return ''
  switch (column.kind) {
    case 'text':
    case 'longText':
    case 'phone':
    case 'email':
    case 'url':
    case 'date':
    case 'region':
      return String(value)
    case 'richText':
      return spellOut(String(value))
    case 'number':
      return typeof value === 'number' ? `${formatNumber(value, column.decimals)}${column.symbol ?? ''}` : String(value)
    case 'autoNumber':
      return typeof value === 'number' ? formatNumber(value, column.decimals) : String(value)
    case 'currency':
      return typeof value === 'number' ? formatMoney(value, column) : String(value)
    case 'percent':
      return typeof value === 'number' ? `${formatNumber(shiftDecimal(value, 2), column.decimals)}%` : String(value)
    case 'dateTime':
    case 'createdAt':
    case 'changedAt':
      return typeof value === 'number' ? formatInstant(value, context.zoneMinutes) : String(value)
    case 'select':
      return optionName(column, String(value))
    case 'multiSelect':
      return Array.isArray(value) ? value.map((id) => optionName(column, id)).join('、') : String(value)
    case 'checkbox':
      return value === true ? '☑' : '☐'
    case 'rating':
      return typeof value === 'number' ? '★'.repeat(Math.max(0, Math.min(10, Math.round(value)))) : String(value)
    case 'customer':
    case 'contact':
      return linkedIn(value)
        .map((id) => context.customers?.nameOf(id) ?? '')
        .join(nameSeparator)
    case 'attachment':
      return fileNames(value)
    case 'person':
    case 'createdBy':
    case 'changedBy':
      return context.members.get(value as MemberId)?.name ?? '' // an id that nobody bears has no name to show
    default:
      return never(column.kind)
  }
}

/** `2026-11-21 14:30` on the wall of the zone. */
export function formatInstant(at: number, zoneMinutes: number): string {
  return new Date(at + zoneMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}

function formatNumber(value: number, decimals: number | undefined): string {
  return decimals === undefined ? plainDigits(value) : fixedDigits(value, decimals)
}

function formatMoney(value: number, column: Column): string {
  const size = groupDigits(fixedDigits(Math.abs(value), column.decimals ?? 2))
  return `${value < 0 ? '-' : ''}${column.symbol ?? '¥'}${size}`
}

function optionName(column: Column, id: string): string {
  return column.options?.find((option) => option.id === id)?.name ?? ''
}
