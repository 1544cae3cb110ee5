import { z } from 'zod'
import { ColumnId } from '#shared/base/id.ts'
import { CellValue } from '#shared/ledger/cell.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { ColumnKind, type Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { richHtml } from '#shared/rich/richHtml.ts'
import { richOfElement } from '../../rich/richOfElement.ts'
import { cellOf } from '../cellOf.ts'
import { readHtml, readTsv, writeHtml, writeTsv } from '../clipboard.ts'
import { isTextLike } from '../columnLook.ts'
import type { Words } from '../../words/zh.ts'
import type { Desk } from './desk.ts'
import { readParagraphs } from './paragraphs.ts'

/** Our own clipboard type: the values themselves, so that a copy inside the sheet loses nothing to formatting. */
export const ownType = 'application/x-kebu-cells'
/** The same in the HTML, for a clipboard that keeps only what every program knows. */
const ownMark = 'data-kebu-cells'
/** A larger table is not written twice. */
const markLimit = 50_000

const OwnCells = z.object({
  columns: z.array(z.object({ id: ColumnId, kind: ColumnKind })).max(2_000),
  values: z.array(z.array(CellValue)).max(600_000),
})
type OwnCells = z.infer<typeof OwnCells>

/** A cell copied from a sheet of ours, by value. */
export interface OwnCell {
  readonly column: ColumnId
  readonly kind: ColumnKind
  readonly value: CellValue
}

/** What lies on the clipboard: texts, and values where it came from a sheet of ours. */
export interface CopiedCells {
  readonly height: number
  readonly width: number
  readonly isOwn: boolean
  textAt(row: number, column: number): string
  ownAt(row: number, column: number): OwnCell | null
  /** With what foreign markup says of its look; null: there is none. */
  richAt(row: number, column: number): string | null
}

/** Places of rows and columns, as they shall stand beside each other in what is copied. */
export interface CellTable {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** What a clipboard holds, however it was read. `own` is empty where our type could not be asked for. */
export interface Clip {
  readonly text: string
  readonly html: string
  readonly own: string
}

/** What this page copied last: a clipboard that gives only text gives it back whole. */
let lastCopy: { readonly text: string; readonly own: OwnCells } | null = null

/** Puts rows × columns on the clipboard three times over: for us, for Excel and WPS, for anything that takes text. */
export function writeCells(desk: Desk, table: CellTable, clipboard: DataTransfer): void {
  const shown = table.columns.flatMap((column) => desk.geometry.columns[column]?.sheet ?? [])
  const { context } = desk.props()
  const words = desk.words()
  const values: CellValue[][] = []
  const texts: string[][] = []
  for (const row of table.rows) {
    const found = desk.index.at(row)
    if (found === undefined) continue
    values.push(shown.map((column) => cellOf(found, column)))
    texts.push(shown.map((column) => copyText(column.column, cellOf(found, column), context, words)))
  }
  const own: OwnCells = { columns: shown.map(({ column }) => ({ id: column.id, kind: column.kind })), values }
  const json = JSON.stringify(own)
  const text = writeTsv(texts)
  const mark = values.length * shown.length <= markLimit ? { name: ownMark, value: json } : null
  clipboard.setData('text/plain', text)
  clipboard.setData(
    'text/html',
    writeHtml(
      texts,
      (column) => isTextLike(shown[column]?.column.kind ?? 'text'),
      mark,
      (row, column) => {
        const value = values[row]?.[column]
        return shown[column]?.column.kind === 'richText' && typeof value === 'string' ? richHtml(value) : null
      },
    ),
  )
  clipboard.setData(ownType, json)
  lastCopy = { text: plainLines(text), own }
}

const plainLines = (text: string): string => text.replaceAll('\r\n', '\n')

function copyText(
  column: Column,
  value: CellValue,
  context: CellContext,
  { yes, no }: Pick<Words['sheet'], 'yes' | 'no'>,
): string {
  // a word, where ☑ would be a stray sign; every language's is read back as what it means
  if (column.kind === 'checkbox') return value === true ? yes : no
  if (column.kind === 'rating') return value === null ? '' : String(value)
  return formatCell(column, value, context)
}

/** Reads the clipboard: our own values first, else a table of HTML, else text. Null when there is nothing to paste. */
export function readCopied({ text, html, own }: Clip, how: { readonly plain: boolean }): CopiedCells | null {
  const page = html === '' ? null : new DOMParser().parseFromString(html, 'text/html')
  const marked = page?.querySelector(`[${ownMark}]`)?.getAttribute(ownMark) ?? ''
  const values = readOwn(own) ?? readOwn(marked) ?? (lastCopy?.text === plainLines(text) ? lastCopy.own : null)
  if (values !== null) {
    const texts = readTsv(text)
    return cellsFrom(
      texts.length === values.values.length ? texts : values.values.map((row) => row.map(String)),
      values,
    )
  }
  const table = how.plain || html === '' ? null : readHtml(html, new DOMParser())
  if (table !== null) {
    let rich: string[][] | null = null
    const richAt = (row: number, column: number) => {
      rich ??= readHtml(html, new DOMParser(), richOfElement) ?? []
      return rich[row]?.[column] ?? null
    }
    return { ...cellsFrom(table, null), richAt }
  }
  const paragraphs = how.plain || page === null ? null : readParagraphs(page)
  if (paragraphs !== null) {
    const rich = paragraphs.map(({ rich: read }) => read)
    return {
      ...cellsFrom(
        paragraphs.map(({ text: said }) => [said]),
        null,
      ),
      richAt: (row, column) => (column === 0 ? (rich[row]?.() ?? null) : null),
    }
  }
  return text === '' ? null : cellsFrom(readTsv(text), null)
}

function cellsFrom(texts: readonly (readonly string[])[], own: OwnCells | null): CopiedCells {
  return {
    height: texts.length,
    width: texts[0]?.length ?? 0,
    isOwn: own !== null,
    textAt: (row, column) => texts[row]?.[column] ?? '',
    richAt: () => null,
    ownAt(row, column) {
      const from = own?.columns[column]
      return from === undefined ? null : { column: from.id, kind: from.kind, value: own?.values[row]?.[column] ?? null }
    },
  }
}

/** Rows as columns and columns as rows. */
export const transposed = (cells: CopiedCells): CopiedCells => ({
  height: cells.width,
  width: cells.height,
  isOwn: cells.isOwn,
  textAt: (row, column) => cells.textAt(column, row),
  ownAt: (row, column) => cells.ownAt(column, row),
  richAt: (row, column) => cells.richAt(column, row),
})

function readOwn(json: string): OwnCells | null {
  if (json === '') return null
  try {
    const parsed = OwnCells.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null // another program used our type: its text will do
  }
}
