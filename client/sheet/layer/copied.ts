import { z } from 'zod'
import { ColumnId } from '#shared/base/id.ts'
import { CellValue } from '#shared/ledger/cell.ts'
import { ColumnKind } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { cellOf } from '../cellOf.ts'
import { readHtml, readTsv, writeHtml, writeTsv } from '../clipboard.ts'
import { isTextLike } from '../columnLook.ts'
import type { Desk } from './desk.ts'

/** Our own clipboard type: the values themselves, so that a copy inside the sheet loses nothing to formatting. */
export const ownType = 'application/x-kebu-cells'

const OwnCells = z.object({
  columns: z.array(z.object({ id: ColumnId, kind: ColumnKind })).max(2_000),
  values: z.array(z.array(CellValue)).max(600_000),
})

/** Places of rows and columns, as they shall stand beside each other in what is copied. */
export interface CellTable {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** What lies on the clipboard, as texts and, when it came from a sheet of ours, as values. */
export interface CopiedCells {
  readonly texts: readonly (readonly string[])[]
  readonly own: z.infer<typeof OwnCells> | null
}

/** Puts rows × columns on the clipboard three times over: for us, for Excel and WPS, for anything that takes text. */
export function writeCells(desk: Desk, table: CellTable, clipboard: DataTransfer): void {
  const shown = table.columns.flatMap((column) => desk.geometry.columns[column]?.sheet ?? [])
  const { context } = desk.props()
  const values: CellValue[][] = []
  const texts: string[][] = []
  for (const row of table.rows) {
    const found = desk.index.at(row)
    if (found === undefined) continue
    values.push(shown.map((column) => cellOf(found, column)))
    texts.push(shown.map((column) => copyText(column.column, cellOf(found, column), context)))
  }
  clipboard.setData('text/plain', writeTsv(texts))
  clipboard.setData(
    'text/html',
    writeHtml(texts, (column) => isTextLike(shown[column]?.column.kind ?? 'text')),
  )
  const columns = shown.map(({ column }) => ({ id: column.id, kind: column.kind }))
  clipboard.setData(ownType, JSON.stringify({ columns, values }))
}

function copyText(...[column, value, context]: Parameters<typeof formatCell>): string {
  // Excel reads a bare word where ☑ would be a stray sign.
  if (column.kind === 'checkbox') return value === true ? '是' : '否'
  if (column.kind === 'rating') return value === null || value === undefined ? '' : String(value)
  return formatCell(column, value, context)
}

/** Reads the clipboard: our own values first, else a table of HTML, else text. Null when there is nothing to paste. */
export function readCopied(clipboard: DataTransfer): CopiedCells | null {
  const text = clipboard.getData('text/plain')
  const own = readOwn(clipboard.getData(ownType))
  if (own !== null) {
    const texts = readTsv(text)
    return { texts: texts.length === own.values.length ? texts : own.values.map((row) => row.map(String)), own }
  }
  const html = clipboard.getData('text/html')
  const table = html === '' ? null : readHtml(html, new DOMParser())
  if (table !== null) return { texts: table, own: null }
  return text === '' ? null : { texts: readTsv(text), own: null }
}

function readOwn(json: string): z.infer<typeof OwnCells> | null {
  if (json === '') return null
  try {
    const parsed = OwnCells.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null // another program used our type: its text will do
  }
}
