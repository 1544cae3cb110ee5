import { writeXlsxStream } from 'hucre/xlsx'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { exportCell, exportFormat, exportWidth, type ExportContext } from '#shared/workbook/exportCells.ts'

/** A view as it shall stand in the workbook: columns from left to right, rows in their order, cells by column. */
export interface ViewExport {
  readonly sheetName: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (CellValue | undefined)[])[]
  readonly context: ExportContext
  /** A line above the header: who took this out, when, under which number. */
  readonly heading?: string | null
}

/** Writes `.xlsx` row by row, so that memory does not grow with the ledger. The header stands still. */
export async function writeWorkbook(view: ViewExport): Promise<Blob> {
  return writeTable(
    view.sheetName,
    view.columns.map((column) => ({ header: column.name, width: exportWidth(column), numFmt: exportFormat(column) })),
    rowsOf(view),
    view.heading ?? null,
  )
}

/** Any table of texts and numbers as a workbook. */
export async function writeTable(
  sheetName: string,
  columns: readonly { readonly header: string; readonly width: number; readonly numFmt?: string }[],
  rows: Iterable<(string | number | null)[]>,
  heading: string | null = null,
): Promise<Blob> {
  const names = columns.map(({ header }) => escaped(header))
  // with a line above it the header is an ordinary row: an import finds it below
  const stream = writeXlsxStream(heading === null ? rows : below([[escaped(heading)], names], rows), {
    name: sheetNameOf(sheetName),
    columns: columns.map(({ width, numFmt }, place) => ({
      ...(heading === null && { header: names[place] ?? '' }),
      width,
      ...(numFmt !== undefined && numFmt !== 'General' && { numFmt }),
    })),
    freezePane: { rows: heading === null ? 1 : 2 },
  })
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(new Uint8Array(next.value))
  return new Blob(chunks, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}

function* below<Row>(first: readonly Row[], rest: Iterable<Row>): Generator<Row> {
  yield* first
  yield* rest
}

function* rowsOf({ columns, rows, context }: ViewExport): Generator<(string | number | null)[]> {
  for (const row of rows) {
    yield columns.map((column, place) => {
      const cell = exportCell(column, row[place], context)
      return typeof cell === 'string' ? escaped(cell) : cell
    })
  }
}

/** `_x000D_` in a text would come back as a line end: the format's own escape is escaped. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

const sheetNameOf = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || 'Sheet1'
