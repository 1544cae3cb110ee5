import type { MemberId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { plainOf } from '#shared/rich/rich.ts'
import type { Phonetics } from './phonetics.ts'
import type { SheetColumn } from './sheetProps.ts'

/** What a search finds in one column: a text for each value that a cell of it may hold. */
export interface Saying {
  /** As it is written. */
  plain(value: CellValue): string
  /** In small letters, and how the Chinese in it is spoken. */
  spoken(value: CellValue): string
  /** May a number of this column say this word? Most words are not even looked for in numbers. */
  mayBeInNumber(word: string): boolean
}

/** How a column's cells read to a search; null: it finds nothing in them. */
export function sayingOf({ column }: SheetColumn, context: CellContext, phonetics: Phonetics): Saying | null {
  const spell = (text: string): string => {
    const spoken = text.length > 60 ? '' : phonetics.spoken(text)
    return spoken === '' ? text.toLowerCase() : `${text.toLowerCase()}\n${spoken}`
  }
  const texts = (textOf: (value: CellValue) => string): Saying => ({
    plain: textOf,
    spoken: (value) => spell(textOf(value)),
    mayBeInNumber: () => true,
  })
  switch (column.kind) {
    case 'text':
    case 'longText':
    case 'region':
      return texts(written)
    case 'richText':
      return texts((value) => plainOf(written(value)))
    case 'email':
    case 'url':
      return alike((value) => written(value).toLowerCase())
    case 'phone':
      return alike((value) => numbered(written(value)))
    case 'select':
    case 'multiSelect': {
      const nameById = new Map((column.options ?? []).map(({ id, name }) => [id as string, name]))
      const spelled = new Map((column.options ?? []).map(({ id, name }) => [id as string, spell(name)]))
      const read = (from: ReadonlyMap<string, string>) => (value: CellValue) => {
        if (typeof value === 'string') return from.get(value) ?? ''
        return Array.isArray(value) ? value.map((id: string) => from.get(id) ?? '').join('\n') : ''
      }
      return { plain: read(nameById), spoken: read(spelled), mayBeInNumber: () => true }
    }
    case 'person':
    case 'createdBy':
    case 'changedBy':
      return texts((value) => context.members.get(value as MemberId)?.name ?? '')
    case 'customer':
    case 'contact':
    case 'attachment':
      return texts((value) => formatCell(column, value, context))
    case 'checkbox':
    case 'rating':
      return null
    case 'dateTime':
    case 'createdAt':
    case 'changedAt':
      return alike((value) => (typeof value === 'number' ? dayOf(value, context.zoneMinutes) : ''), /^[\d+-]+$/)
    default:
      return alike(plainly, /^[\d.e+-]+$/)
  }
}

/** What has no readings. `alphabet`: the only words that its numbers may say. */
const alike = (textOf: (value: CellValue) => string, alphabet: RegExp | null = null): Saying => ({
  plain: textOf,
  spoken: textOf,
  mayBeInNumber: (word) => alphabet === null || alphabet.test(word),
})

const written = (value: CellValue): string => (typeof value === 'string' ? value : '')
/** With its digits alone, however they were parted. */
const numbered = (text: string): string => (/\D/.test(text) ? `${text} ${text.replace(/\D/g, '')}` : text)
const plainly = (value: CellValue): string => (value === null ? '' : String(value))

/** The words of a query, as they stand in search texts. All of them must be found. */
export function searchWords(query: string): readonly string[] {
  return query
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** May a word be meant as it sounds? Readings are letters alone. */
export const mayBeSpoken = (word: string): boolean => /[a-z]/.test(word)
