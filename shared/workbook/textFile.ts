import { accept, refuse, type Result } from '../base/result.ts'
import { boxLimits } from './cellBox.ts'
import type { WorkbookFault } from './fault.ts'
import type { SourceRow } from './sheet.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** Bytes as text, or null when they are not valid in that encoding. The machine's decoder is handed in. */
export type Decode = (encoding: Encoding, bytes: Uint8Array) => string | null

/** Which of the four encodings that lists travel in is this, and what does it say? */
export function decodeText(
  bytes: Uint8Array,
  decode: Decode,
): Result<{ readonly encoding: Encoding; readonly text: string }, WorkbookFault> {
  for (const encoding of candidates(bytes)) {
    const text = decode(encoding, bytes)?.replace(/^\uFEFF/, '')
    if (text === undefined) continue
    if (text.includes('\u0000')) return refuse({ kind: 'unsupported', format: 'binary' })
    return text.trim() === '' ? refuse({ kind: 'empty' }) : accept({ encoding, text })
  }
  return refuse({ kind: 'unsupported', format: 'binary' })
}

function candidates(bytes: Uint8Array): readonly Encoding[] {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  if (first === 0xfe && second === 0xff) return ['utf-16be']
  // without a mark UTF-16 still shows: its ASCII signs leave every other byte zero
  const head = bytes.subarray(0, 2000)
  const zeros = [0, 0]
  head.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  })
  if ((zeros[1] ?? 0) > head.length / 20 && zeros[0] === 0) return ['utf-16le']
  if ((zeros[0] ?? 0) > head.length / 20 && zeros[1] === 0) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

const delimiters = [',', '\t', ';', '|'] as const

/** The sign that splits the most of the first lines into equally many parts. */
export function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 50_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  const first = /^sep=(.)$/i.exec(lines[0] ?? '')
  if (first !== null) return first[1] ?? ','
  const score = (delimiter: string): number => {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1)
    const usual = counts.toSorted((left, right) => left - right)[Math.floor(counts.length / 2)] ?? 0
    return usual === 0
      ? 0
      : (counts.filter((count) => count === usual).length / counts.length) * 100 + Math.min(usual, 50)
  }
  return delimiters.reduce((best, each) => (score(each) > score(best) ? each : best), delimiters[0])
}

/** Rows of a delimited text (RFC 4180, kind to stray quotes). Every cell stays the text it is. */
export function readDelimited(text: string, delimiter = guessDelimiter(text)): Result<SourceRow[], WorkbookFault> {
  const rows: SourceRow[] = []
  let row: (string | null)[] = []
  let at = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
    row.push(cell.text === '' ? null : cell.text)
    const sign = text[cell.end]
    at = cell.end + 1
    if (sign === delimiter) continue
    if (sign === '\r' && text[at] === '\n') at += 1
    if (row.length > 1 || row[0] !== null || sign !== undefined) rows.push(row)
    if (rows.length > boxLimits.rows || row.length > boxLimits.columns) {
      return refuse({ kind: 'too-many-cells', rows: rows.length, columns: row.length })
    }
    row = []
    if (sign === undefined) break
  }
  return accept(rows)
}

function plainCell(text: string, start: number, delimiter: string): { readonly text: string; readonly end: number } {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: text.slice(start, end), end }
}

function quotedCell(text: string, start: number, delimiter: string): { readonly text: string; readonly end: number } {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    // a quote that never closes: what follows is text like any other
    if (quote === -1) return plainCell(text, start, delimiter)
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, delimiter)
      return { text: value + rest.text, end: rest.end }
    }
    value += '"'
    from = quote + 2
  }
}
