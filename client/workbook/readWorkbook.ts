import { read, type CellObject, type WorkSheet } from 'xlsx'
import { accept, refuse, type Result } from '#shared/base/result.ts'
import { boxLimits } from '#shared/workbook/cellBox.ts'
import type { WorkbookFault } from '#shared/workbook/fault.ts'
import { admitFile } from '#shared/workbook/gate.ts'
import {
  markOf,
  paddedCode,
  type Merge,
  type SourceCell,
  type SourceRow,
  type SourceSheet,
} from '#shared/workbook/sheet.ts'
import { decodeText, readDelimited, type Decode } from '#shared/workbook/textFile.ts'

/** Stages a person may be told about while a file is read. */
export type ReadStage = 'gate' | 'parse' | 'rows'

/** A file of any of the three kinds as sheets of plain cells, or why not. Never throws. */
export function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  onStage?: (stage: ReadStage) => void,
): Result<readonly SourceSheet[], WorkbookFault> {
  onStage?.('gate')
  const admitted = admitFile(bytes)
  if (!admitted.ok) return admitted
  onStage?.('parse')
  const sheets =
    admitted.value.kind === 'text'
      ? readText(admitted.value.bytes, fileName)
      : parseSheets(admitted.value.bytes, onStage)
  if (!sheets.ok) return sheets
  const filled = sheets.value.filter((sheet) => sheet.rows.length > 0)
  return filled.length === 0 ? refuse({ kind: 'empty' }) : accept(filled)
}

function readText(bytes: Uint8Array, fileName: string): Result<readonly SourceSheet[], WorkbookFault> {
  const decoded = decodeText(bytes, decode)
  if (!decoded.ok) return decoded
  const rows = readDelimited(decoded.value.text)
  if (!rows.ok) return rows
  return accept([{ name: fileName.replace(/\.[^.]+$/, ''), hidden: false, rows: rows.value, merges: [] }])
}

const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // not valid in this encoding: the next one is tried
  }
}

function parseSheets(
  bytes: Uint8Array,
  onStage?: (stage: ReadStage) => void,
): Result<readonly SourceSheet[], WorkbookFault> {
  try {
    const book = read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      // formats are wanted, formatted texts are not: they take a third of the time and round what they show
      cellNF: true,
      cellText: false,
      nodim: true,
    })
    onStage?.('rows')
    const epochDays = book.Workbook?.WBProps?.date1904 === true ? 1462 : 0
    return accept(
      book.SheetNames.map((name, place) =>
        sheetOf(book.Sheets[name], {
          name,
          hidden: (book.Workbook?.Sheets?.[place]?.Hidden ?? 0) !== 0,
          epochDays,
        }),
      ),
    )
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return refuse(
      /password|encrypt/i.test(detail) ? { kind: 'password' } : { kind: 'damaged', detail: detail.slice(0, 200) },
    )
  }
}

interface SheetFacts {
  readonly name: string
  readonly hidden: boolean
  readonly epochDays: number
}

function sheetOf(sheet: WorkSheet | undefined, { name, hidden, epochDays }: SheetFacts): SourceSheet {
  const dense = sheet?.['!data'] ?? []
  const rows: (SourceRow | undefined)[] = []
  dense.forEach((row: readonly (CellObject | undefined)[] | undefined, place: number) => {
    if (row === undefined || place >= boxLimits.rows) return
    const cells: SourceCell[] = []
    let isFilled = false
    for (let column = 0; column < Math.min(row.length, boxLimits.columns); column += 1) {
      const cell = cellOf(row[column], epochDays)
      isFilled ||= cell !== null
      cells.push(cell)
    }
    if (isFilled) rows[place] = cells
  })
  const merges = (sheet?.['!merges'] ?? []).map(({ s, e }): Merge => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
  return { name, hidden, rows, merges, epochDays }
}

function cellOf(cell: CellObject | undefined, epochDays: number): SourceCell {
  if (cell === undefined || cell.v === undefined) return null
  switch (cell.t) {
    case 's':
      return cell.v === '' ? null : String(cell.v)
    case 'b':
      return Boolean(cell.v)
    case 'e':
      return { error: errorNames[Number(cell.v)] ?? '#ERROR!' }
    case 'n':
      return numberOf(Number(cell.v), cell.z, epochDays)
    default:
      return null
  }
}

const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

const marks = new Map<string, ReturnType<typeof markOf>>()

function numberOf(number: number, format: string | number | undefined, epochDays: number): SourceCell {
  if (!Number.isFinite(number)) return null
  if (format === 'General') return number
  // formats that the parser does not know by number are, in Chinese workbooks, days (27–36, 50–58)
  if (format === undefined)
    return number >= 20_000 && number < 80_000
      ? { number: number + epochDays, as: number % 1 === 0 ? 'date' : 'dateTime' }
      : number
  const key = String(format)
  let mark = marks.get(key)
  if (mark === undefined) marks.set(key, (mark = markOf(key)))
  if (mark === null) return paddedCode(number, key) ?? number
  const isClock = mark.as === 'date' || mark.as === 'dateTime'
  return { number: isClock ? number + epochDays : number, ...mark }
}
