import { isAttachments } from '../attachment/attachment.ts'
import type { MemberId } from '../base/id.ts'
import { never } from '../base/result.ts'
import type { CellValue } from './cell.ts'
import { choiceLimit, textLimits, type CellContext, type CellRefusal } from './cellContext.ts'
import type { Column } from './column.ts'
import { parseEmail, parsePhones, parseUrl } from './contactText.ts'
import { isDay } from './day.ts'
import { defaultMost } from './parseCell.ts'
import { isCleanText } from './plainText.ts'
import { isLinks } from './customerNames.ts'
import { isRegion } from './region.ts'
import { isRich } from '../rich/rich.ts'

/** May this value stand in this column? The door both sides guard: type and bounds, not the spelling people chose. */
export function checkCell(
  column: Column,
  value: CellValue,
  { members }: Pick<CellContext, 'members'>,
): CellRefusal | null {
  if (value === null) return null
  switch (column.kind) {
    case 'text':
      return checkText(value, textLimits.text)
    case 'longText':
      return checkText(value, textLimits.longText)
    case 'richText':
      return checkRich(value)
    case 'phone':
      return checkText(value, textLimits.phone) ?? unless(parsePhones(String(value)) === value, { kind: 'not-a-phone' })
    case 'email':
      return checkText(value, textLimits.email) ?? unless(parseEmail(String(value)) === value, { kind: 'not-an-email' })
    case 'url':
      return checkText(value, textLimits.url) ?? unless(parseUrl(String(value)) === value, { kind: 'not-a-url' })
    case 'number':
    case 'currency':
    case 'percent':
      return unless(typeof value === 'number' && Number.isFinite(value), { kind: 'not-a-number' })
    case 'date':
      return unless(typeof value === 'string' && isDay(value), { kind: 'not-a-date' })
    case 'dateTime':
      return unless(Number.isInteger(value) && Math.abs(Number(value)) <= latest, { kind: 'not-a-date' })
    case 'select':
      return hasOption(column, value) ? null : { kind: 'unknown-option', name: String(value).slice(0, 100) }
    case 'multiSelect':
      return checkChoices(column, value)
    case 'checkbox':
      return unless(typeof value === 'boolean', { kind: 'not-a-checkbox' })
    case 'rating':
      return checkRating(value, column.most ?? defaultMost)
    case 'person':
      return unless(typeof value === 'string' && members.has(value as MemberId), {
        kind: 'unknown-person',
        name: String(value).slice(0, 100),
      })
    case 'region':
      return unless(typeof value === 'string' && isCleanText(value) && isRegion(value), {
        kind: 'unknown-region',
        name: String(value).slice(0, 100),
      })
    case 'contact':
      return unless(isLinks(value, 'contact'), { kind: 'unknown-contact', name: '' })
    case 'customer':
      return unless(isLinks(value), { kind: 'unknown-customer', name: '' })
    case 'attachment':
      return unless(isAttachments(value), { kind: 'files-not-text' })
    case 'autoNumber':
    case 'createdAt':
    case 'createdBy':
    case 'changedAt':
    case 'changedBy':
      return { kind: 'filled-by-server' }
    default:
      return never(column.kind)
  }
}

/** The last moment that ISO text shows with a year of four digits. */
const latest = 253_402_300_799_999

const unless = (holds: boolean, refusal: CellRefusal): CellRefusal | null => (holds ? null : refusal)

function checkText(value: CellValue, limit: number): CellRefusal | null {
  if (typeof value !== 'string' || !isCleanText(value)) return { kind: 'bad-text' }
  return value.length > limit ? { kind: 'too-long', limit } : null
}

/** The look counts too: it is kept and sent like the text. */
function checkRich(value: CellValue): CellRefusal | null {
  if (typeof value !== 'string' || !value.isWellFormed()) return { kind: 'bad-text' }
  if (value.length > textLimits.richText) return { kind: 'too-long', limit: textLimits.richText }
  return unless(isRich(value), { kind: 'bad-text' })
}

// a deleted option still stands in old cells, and undo must be able to bring it back
const hasOption = (column: Column, value: CellValue): boolean =>
  column.options?.some((option) => option.id === value) === true

function checkChoices(column: Column, value: CellValue): CellRefusal | null {
  if (!Array.isArray(value)) return { kind: 'unknown-option', name: String(value).slice(0, 100) }
  if (value.length > choiceLimit) return { kind: 'too-long', limit: choiceLimit }
  const stranger = value.find((id) => !hasOption(column, id))
  return stranger === undefined ? null : { kind: 'unknown-option', name: stranger }
}

function checkRating(value: CellValue, most: number): CellRefusal | null {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
  return unless(fits, { kind: 'not-a-rating', most })
}
