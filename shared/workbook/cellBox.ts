import type { WorkbookFault } from './fault.ts'

export const boxLimits = { rows: 200_000, columns: 512, cells: 20e6, linkCells: 100_000 } as const

/**
 * How far the cells of a sheet's XML really reach, without parsing it: two cells at opposite corners make a parser
 * walk seventeen thousand million places. Empty styled cells do not count: whole columns of them are ordinary.
 */
export function checkCellBox(xml: Uint8Array): WorkbookFault | null {
  let [rows, columns, row, column, links] = [0, 0, 0, 0, 0]
  for (let at = xml.indexOf(open); at !== -1; at = xml.indexOf(open, at + 1)) {
    const start = nameStart(xml, at + 1)
    const first = xml[start]
    if (first === letterC && isSpaceOrEnd(xml[start + 1])) {
      const end = xml.indexOf(close, start)
      if (end === -1) return null
      const place = placeOf(xml, start + 1, end)
      column = place === null ? column + 1 : place.column
      if (place !== null && place.row > 0) row = place.row
      if (xml[end - 1] !== slash) {
        if (column > columns) columns = column
        if (row > rows) rows = row
      }
      at = end
    } else if (first === letterR && textAt(xml, start, 'row') && isSpaceOrEnd(xml[start + 3])) {
      const end = xml.indexOf(close, start)
      if (end === -1) return null
      row = placeOf(xml, start + 3, end)?.row ?? row + 1
      column = 0
      at = end
    } else if (first === letterH && textAt(xml, start, 'hyperlink') && isSpaceOrEnd(xml[start + 9])) {
      links += linkedCells(xml, start)
      if (links > boxLimits.linkCells) return { kind: 'hostile', detail: `links over ${links} cells` }
    }
  }
  if (rows > boxLimits.rows || columns > boxLimits.columns || rows * columns > boxLimits.cells) {
    return { kind: 'too-many-cells', rows, columns }
  }
  return null
}

const open = 0x3c
const close = 0x3e
const slash = 0x2f
const letterC = 0x63
const letterR = 0x72
const letterH = 0x68

const isSpaceOrEnd = (sign: number | undefined): boolean =>
  sign === 0x20 || sign === close || sign === slash || sign === 0x0a || sign === 0x0d || sign === 0x09

/** Some writers give every element a prefix: `<x:c r="A1">`. */
function nameStart(xml: Uint8Array, at: number): number {
  for (let place = at; place < at + 8; place += 1) {
    const sign = xml[place] ?? 0
    if (sign === 0x3a) return place + 1
    const isLetter = (sign | 0x20) >= 0x61 && (sign | 0x20) <= 0x7a
    if (!isLetter && !(sign >= 0x30 && sign <= 0x39)) return at
  }
  return at
}

function textAt(xml: Uint8Array, at: number, text: string): boolean {
  for (let place = 0; place < text.length; place += 1) if (xml[at + place] !== text.charCodeAt(place)) return false
  return true
}

/** The ` r="BC12"` (or ` r="12"`) of a tag. */
function placeOf(xml: Uint8Array, from: number, end: number): { readonly row: number; readonly column: number } | null {
  for (let at = from; at + 3 < end; at += 1) {
    if (xml[at] !== letterR || !isSpaceOrEnd(xml[at - 1])) continue
    let value = at + 1
    while (value < end && isSpaceOrEnd(xml[value])) value += 1
    if (xml[value] !== 0x3d) continue
    value += 1
    while (value < end && isSpaceOrEnd(xml[value])) value += 1
    return readPlace(xml, value + 1, end)
  }
  return null
}

function readPlace(xml: Uint8Array, from: number, end: number): { readonly row: number; readonly column: number } {
  let [row, column] = [0, 0]
  for (let at = from; at < end; at += 1) {
    const sign = xml[at] ?? 0
    if (sign >= 0x30 && sign <= 0x39) row = row * 10 + sign - 0x30
    else if ((sign | 0x20) >= 0x61 && (sign | 0x20) <= 0x7a) column = column * 26 + (sign | 0x20) - 0x60
    else break
  }
  return { row, column }
}

function linkedCells(xml: Uint8Array, start: number): number {
  const end = xml.indexOf(close, start)
  const tag = String.fromCharCode(...xml.subarray(start, Math.min(end === -1 ? start + 300 : end, start + 2000)))
  const match = /\sref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)/i.exec(tag)
  if (match === null) return 1
  const width = Math.abs(columnNumber(match[3] ?? '') - columnNumber(match[1] ?? '')) + 1
  return width * (Math.abs(Number(match[4]) - Number(match[2])) + 1)
}

/** `A` is 1, `XFD` is 16384. */
export function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

/** 0 is `A`, 27 is `AB`. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}
