import type { MemberId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { plainOf } from '#shared/rich/rich.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from './cellOf.ts'
import type { Phonetics } from './phonetics.ts'
import type { SheetColumn } from './sheetProps.ts'

/**
 * Makes the text in which a search looks for a row: what its visible cells say, and how the Chinese is spoken. Without
 * phonetics it is made many times as fast, and has all that a search without letters asks for.
 */
export function searchTextMaker(
  columns: readonly SheetColumn[],
  context: CellContext,
  phonetics: Phonetics | null,
): (row: ViewRow) => string {
  const spokenByText = new Map<string, string>()
  const withSpoken = (text: string): string => {
    // Characters and digits have no capitals.
    if (phonetics === null) return text
    // Options and members repeat; names do not: a bounded cache serves the first and spares the second.
    const known = spokenByText.get(text)
    if (known !== undefined) return known
    const spoken = text.length > 60 ? '' : phonetics.spoken(text)
    const all = spoken === '' ? text.toLowerCase() : `${text.toLowerCase()}\n${spoken}`
    if (spokenByText.size < 5_000) spokenByText.set(text, all)
    return all
  }
  const readers = columns
    .filter(({ hidden }) => hidden !== true)
    .flatMap((column) => reader(column, context, withSpoken))
  return (row) => {
    let text = ''
    for (const read of readers) {
      const part = read(row)
      if (part !== '') text += `${part}\n`
    }
    return text
  }
}

function reader(
  sheetColumn: SheetColumn,
  context: CellContext,
  withSpoken: (text: string) => string,
): ((row: ViewRow) => string)[] {
  const { column } = sheetColumn
  switch (column.kind) {
    case 'text':
    case 'longText':
    case 'region':
      return [(row) => said(cellOf(row, sheetColumn), withSpoken)]
    case 'richText':
      return [(row) => said(cellOf(row, sheetColumn), (text) => withSpoken(plainOf(text)))]
    case 'email':
    case 'url':
      return [(row) => said(cellOf(row, sheetColumn), (text) => text.toLowerCase())]
    case 'phone':
      return [(row) => said(cellOf(row, sheetColumn), (text) => `${text} ${text.replace(/\D/g, '')}`)]
    case 'select':
    case 'multiSelect': {
      const textById = new Map((column.options ?? []).map((option) => [option.id as string, withSpoken(option.name)]))
      return [
        (row) => {
          const value = cellOf(row, sheetColumn)
          if (typeof value === 'string') return textById.get(value) ?? ''
          return Array.isArray(value) ? value.map((id: string) => textById.get(id) ?? '').join('\n') : ''
        },
      ]
    }
    case 'person':
    case 'createdBy':
    case 'changedBy':
      return [(row) => withSpoken(context.members.get(cellOf(row, sheetColumn) as MemberId)?.name ?? '')]
    case 'customer':
    case 'contact':
      return [(row) => withSpoken(formatCell(column, cellOf(row, sheetColumn), context))]
    case 'attachment':
      return [(row) => withSpoken(formatCell(column, cellOf(row, sheetColumn), context))]
    case 'checkbox':
    case 'rating':
      return []
    case 'dateTime':
    case 'createdAt':
    case 'changedAt':
      return [
        (row) => {
          const value = cellOf(row, sheetColumn)
          return typeof value === 'number' ? dayOf(value, context.zoneMinutes) : ''
        },
      ]
    default:
      return [
        (row) => {
          const value = cellOf(row, sheetColumn)
          return value === null ? '' : String(value)
        },
      ]
  }
}

const said = (value: unknown, say: (text: string) => string): string =>
  typeof value === 'string' && value !== '' ? say(value) : ''

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
