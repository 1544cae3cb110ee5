import { filesIn } from '#shared/attachment/attachment.ts'
import type { MemberId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { isLinked } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { plainOf } from '#shared/rich/rich.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from './cellOf.ts'
import type { Phonetics } from './phonetics.ts'
import type { SheetColumn } from './sheetProps.ts'
import { ranksOf, rankTexts, type ChineseOrder, type TextRanks } from './textRanks.ts'

/** The number by which a row sorts in one column; `Infinity` is an empty cell, always last. */
export interface ColumnKey {
  readonly bySlot: Float64Array
  /** Re-reads one row. False: its text found no room among the ranks, the whole key must be built anew. */
  place(slot: number, row: ViewRow): boolean
}

/** Reads the keys of every live row of a column into one typed array with room for `capacity` slots. */
export function buildColumnKey(
  column: SheetColumn,
  rowBySlot: readonly (ViewRow | undefined)[],
  capacity: number,
  {
    context,
    phonetics,
    inOrder,
    by = 'pinyin',
  }: {
    readonly context: CellContext
    readonly phonetics: Phonetics
    /** The column's texts when somebody sorted them already. */
    readonly inOrder?: readonly string[]
    readonly by?: ChineseOrder
  },
): ColumnKey {
  const bySlot = new Float64Array(capacity).fill(Infinity)
  const numberOf = numberReader(column, context)
  if (numberOf !== null) {
    const place = (slot: number, row: ViewRow) => {
      bySlot[slot] = numberOf(cellOf(row, column)) ?? Infinity
      return true
    }
    rowBySlot.forEach((row, slot) => row !== undefined && place(slot, row))
    return { bySlot, place }
  }
  const textOf = textReader(column, context)
  const ranks =
    inOrder === undefined
      ? rankTexts(presentTexts(rowBySlot, column, textOf), phonetics, by)
      : ranksOf(inOrder, phonetics, by)
  const place = (slot: number, row: ViewRow) => placeText(bySlot, slot, textOf(cellOf(row, column)), ranks)
  rowBySlot.forEach((row, slot) => row !== undefined && place(slot, row))
  return { bySlot, place }
}

function placeText(bySlot: Float64Array, slot: number, text: string, ranks: TextRanks): boolean {
  const rank = text === '' ? Infinity : ranks.rankOf(text)
  if (rank === null) return false
  bySlot[slot] = rank
  return true
}

function* presentTexts(
  rows: readonly (ViewRow | undefined)[],
  column: SheetColumn,
  textOf: (value: CellValue) => string,
): Generator<string> {
  for (const row of rows) {
    const text = row === undefined ? '' : textOf(cellOf(row, column))
    if (text !== '') yield text
  }
}

/** How the kind turns a value into a number by itself; null when it sorts as text. */
function numberReader({ column }: SheetColumn, _context: CellContext): ((value: CellValue) => number | null) | null {
  switch (column.kind) {
    case 'text':
    case 'longText':
    case 'richText':
    case 'phone':
    case 'email':
    case 'url':
    case 'region':
    case 'customer':
    case 'contact':
    case 'person':
    case 'createdBy':
    case 'changedBy':
      return null
    case 'date':
      return (value) => (typeof value === 'string' ? Date.parse(value) || null : null)
    case 'attachment':
      return (value) => filesIn(value).length || null
    case 'checkbox':
      return (value) => (value === true ? 1 : 0)
    case 'select':
    case 'multiSelect': {
      const placeById = new Map((column.options ?? []).map((option, place) => [option.id as string, place]))
      return (value) => optionsKey(value, placeById)
    }
    default:
      return (value) => (typeof value === 'number' ? value : null)
  }
}

/** Options sort as the company ordered them; several of them like words, letter after letter (the first four count). */
function optionsKey(value: CellValue, placeById: ReadonlyMap<string, number>): number | null {
  const ids = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  if (ids.length === 0) return null
  let key = 0
  for (let n = 0; n < 4; n += 1) key = key * 512 + (n < ids.length ? (placeById.get(ids[n]) ?? 509) + 1 : 0)
  return key
}

function textReader({ column }: SheetColumn, context: CellContext): (value: CellValue) => string {
  if (column.kind === 'person' || column.kind === 'createdBy' || column.kind === 'changedBy') {
    return (value) => context.members.get(value as MemberId)?.name ?? ''
  }
  if (isLinked(column.kind)) return (value) => formatCell(column, value, context)
  return (value) => (typeof value === 'string' ? plainOf(value).trim() : '')
}

/** How a row reads in a column whose readings are worth asking for; null: its rows say nothing of their own. */
export function spokenReader(column: SheetColumn, context: CellContext): ((row: ViewRow) => string) | null {
  if (numberReader(column, context) !== null) return null
  const { kind } = column.column
  if (kind !== 'text' && kind !== 'region' && !isLinked(kind) && kind !== 'person') return null
  const textOf = textReader(column, context)
  return (row) => textOf(cellOf(row, column))
}

/** The names of a column's options: few, and spoken too. */
export const spokenOptions = ({ column }: SheetColumn): readonly string[] =>
  (column.options ?? []).map((option) => option.name)
