import { cellText } from './cellText.ts'
import { boxLimits, columnLetters } from './cellBox.ts'
import { guessKind, type KindGuess } from './guess.ts'
import { findHeader, headerNames, type HeaderRows } from './header.ts'
import { filledCells, isEmptyCell, type SourceCell, type SourceRow, type SourceSheet } from './sheet.ts'

/** One column of the file as the mapping offers it. */
export interface SourceColumn {
  readonly index: number
  readonly name: string
  readonly guess: KindGuess
  readonly samples: readonly string[]
  readonly filled: number
}

/** A sheet understood as records under names. */
export interface SourceTable {
  readonly header: HeaderRows | null
  readonly columns: readonly SourceColumn[]
  readonly rows: readonly SourceRow[]
  /** Where each row stands in the file, counted as people count. */
  readonly rowNumbers: readonly number[]
}

/** Reads records below the header; empty rows, however many were formatted, are none. */
export function readTable(sheet: SourceSheet, header: HeaderRows | null = findHeader(sheet)): SourceTable {
  const rows: SourceRow[] = []
  const rowNumbers: number[] = []
  const filled = filledDown(sheet, header)
  for (let place = header === null ? 0 : header.last + 1; place < sheet.rows.length; place += 1) {
    const row = filled.get(place) ?? sheet.rows[place]
    if (row === undefined || filledCells(row) === 0) continue
    rows.push(row)
    rowNumbers.push(place + 1)
  }
  const headed = header === null ? [] : sheet.rows.slice(header.first, header.last + 1)
  const width = Math.min(
    boxLimits.columns,
    [...headed, ...rows].reduce((most, row) => Math.max(most, row?.length ?? 0), 0),
  )
  const names = headerNames(sheet, header, width, columnLetters)
  const isNamed = (index: number) => headed.length > 0 && names[index] !== columnLetters(index)
  const columns = names.map((name, index) => readColumn(name, index, rows))
  return { header, rows, rowNumbers, columns: columns.filter((column) => column.filled > 0 || isNamed(column.index)) }
}

const sampled = 1000

function readColumn(name: string, index: number, rows: readonly SourceRow[]): SourceColumn {
  const cells: SourceCell[] = []
  let filled = 0
  // the first hundred and then some from everywhere: lists are often sorted
  const step = Math.max(1, Math.floor(rows.length / sampled))
  rows.forEach((row, place) => {
    const cell = row[index]
    // a header repeated among the records tells nothing of them
    if (isEmptyCell(cell) || (typeof cell === 'string' && cell.trim() === name)) return
    filled += 1
    if (cells.length < 100 || place % step === 0) cells.push(cell ?? null)
  })
  return {
    index,
    name,
    filled,
    guess: guessKind(name, cells),
    samples: cells.slice(0, 5).map((cell) => cellText(cell)),
  }
}

/** A cell merged over several rows says the same of each of them. */
function filledDown(sheet: SourceSheet, header: HeaderRows | null): ReadonlyMap<number, SourceRow> {
  const changed = new Map<number, (SourceCell | undefined)[]>()
  for (const { top, left, bottom, right } of sheet.merges) {
    const value = sheet.rows[top]?.[left]
    if (left !== right || bottom === top || top <= (header?.last ?? -1) || isEmptyCell(value)) continue
    for (let place = top + 1; place <= Math.min(bottom, sheet.rows.length - 1); place += 1) {
      if (filledCells(sheet.rows[place]) === 0) continue
      let row = changed.get(place)
      if (row === undefined) changed.set(place, (row = [...(sheet.rows[place] ?? [])]))
      row[left] = value
    }
  }
  return changed
}
