import { cellText } from './cellText.ts'
import { boxLimits, columnLetters } from './cellBox.ts'
import { daySerial, holdsDays } from './dayColumn.ts'
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
  /** Days to add to a bare number before it is read as a day. */
  readonly epochDays: number
}

/** Reads records below the header; empty rows, however many were formatted, are none. Serials among days become days. */
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
  const epochDays = sheet.epochDays ?? 0
  const sampled = names.map((name, index) => sampleColumn(name, index, rows))
  const days = sampled.filter(({ name, cells }) => holdsDays(name, cells, epochDays)).map(({ index }) => index)
  const marked = (cell: SourceCell, index: number) => (days.includes(index) ? daySerial(cell, epochDays) : null) ?? cell
  const columns = sampled.map(({ name, index, filled: count, cells }): SourceColumn => {
    const read = cells.map((cell) => marked(cell, index))
    return {
      index,
      name,
      filled: count,
      guess: guessKind(name, read),
      samples: read.slice(0, 5).map((cell) => cellText(cell)),
    }
  })
  return {
    header,
    rows: rows.map((row) => withDays(row, days, epochDays)),
    rowNumbers,
    epochDays,
    columns: columns.filter((column) => column.filled > 0 || isNamed(column.index)),
  }
}

/** The row itself unless it has a serial to mark: most have none, and there may be two hundred thousand. */
function withDays(row: SourceRow, days: readonly number[], epochDays: number): SourceRow {
  const found = days.flatMap((index) => {
    const day = daySerial(row[index], epochDays)
    return day === null ? [] : [{ index, day }]
  })
  if (found.length === 0) return row
  const changed = [...row]
  for (const { index, day } of found) changed[index] = day
  return changed
}

const mostSampled = 1000

interface SampledColumn {
  readonly index: number
  readonly name: string
  readonly filled: number
  readonly cells: readonly SourceCell[]
}

function sampleColumn(name: string, index: number, rows: readonly SourceRow[]): SampledColumn {
  const cells: SourceCell[] = []
  let filled = 0
  // the first hundred and then some from everywhere: lists are often sorted
  const step = Math.max(1, Math.floor(rows.length / mostSampled))
  rows.forEach((row, place) => {
    const cell = row[index]
    // a header repeated among the records tells nothing of them
    if (isEmptyCell(cell) || (typeof cell === 'string' && cell.trim() === name)) return
    filled += 1
    if (cells.length < 100 || place % step === 0) cells.push(cell ?? null)
  })
  return { index, name, filled, cells }
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
