import { escapeHtml } from '#shared/rich/richHtml.ts'

/** A block of cell texts, rows of equal length: what copying gives and pasting takes. */
export type TextBlock = readonly (readonly string[])[]

/** Tab-separated as Excel writes it: a text with a tab, a line end or a leading quote is quoted, quotes doubled. */
export function writeTsv(block: TextBlock): string {
  return block.map((row) => row.map(quoteIfNeeded).join('\t')).join('\r\n')
}

const quoteIfNeeded = (text: string): string =>
  /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""').replaceAll('\r\n', '\n')}"` : text

/** Reads Excel's, WPS's and Sheets' plain text; a quote in the middle of a text is just a quote. */
export function readTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const rows: string[][] = [[]]
  let place = 0
  while (place <= source.length) {
    const [cell, end] = source[place] === '"' ? readQuoted(source, place) : readPlain(source, place)
    rows.at(-1)?.push(cell)
    if (end >= source.length) break
    if (source[end] === '\n') rows.push([])
    place = end + 1
  }
  return squared(rows)
}

function readPlain(source: string, from: number): readonly [string, number] {
  let end = from
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1
  return [source.slice(from, end), end]
}

/** A quoted cell ends at a lone quote before a tab, a line end or the end; anything else was a leading quote meant. */
function readQuoted(source: string, from: number): readonly [string, number] {
  let cell = ''
  for (let place = from + 1; place < source.length; place += 1) {
    if (source[place] !== '"') {
      cell += source[place]
      continue
    }
    if (source[place + 1] === '"') {
      cell += '"'
      place += 1
      continue
    }
    const next = source[place + 1]
    if (next === undefined || next === '\t' || next === '\n') return [cell, place + 1]
    break
  }
  return readPlain(source, from)
}

/** A table that Excel and WPS read: text-like columns marked as text, so that 007 and long numbers stay. */
export function writeHtml(
  block: TextBlock,
  isText: (column: number) => boolean,
  mark: { readonly name: string; readonly value: string } | null = null,
  /** A cell's own markup, where it has more to show than a text. */
  markupAt: (row: number, column: number) => string | null = () => null,
): string {
  const rows = block.map((row, place) => {
    const cells = row.map((text, column) => {
      const mark = isText(column) ? ` style='mso-number-format:"\\@"'` : ''
      const words =
        markupAt(place, column) ?? escapeHtml(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')
      return `<td${mark}>${words}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const attribute = mark === null ? '' : ` ${mark.name}="${escapeHtml(mark.value)}"`
  return `<html><head><meta charset="utf-8"></head><body><table${attribute}>${rows.join('')}</table></body></html>`
}

/**
 * Reads the first table of foreign HTML; null when there is none. A cell merged over several rows says the same of each
 * of them, as in an import; the columns it was drawn across stay empty.
 */
export function readHtml(
  html: string,
  parser: Pick<DOMParser, 'parseFromString'>,
  read: (cell: Element) => string = textOfCell,
): string[][] | null {
  // Parsed apart from the page: nothing in it runs or loads.
  const table = parser.parseFromString(html, 'text/html').querySelector('table')
  if (table === null) return null
  const rows: string[][] = []
  const taken = new Map<string, string>()
  const fill = (row: number, cells: string[]) => {
    for (;;) {
      const covered = taken.get(`${row}:${cells.length}`)
      if (covered === undefined) return
      cells.push(covered)
    }
  }
  ;[...table.rows].forEach((row, rowPlace) => {
    const cells: string[] = []
    for (const cell of row.cells) {
      fill(rowPlace, cells)
      const at = cells.length
      const text = read(cell)
      cells.push(text)
      for (let column = 1; column < Math.min(cell.colSpan, 1000); column += 1) cells.push('')
      for (let below = 1; below < Math.min(cell.rowSpan, 10_000); below += 1) {
        for (let column = 0; column < Math.min(cell.colSpan, 1000); column += 1) {
          taken.set(`${rowPlace + below}:${at + column}`, column === 0 ? text : '')
        }
      }
    }
    fill(rowPlace, cells)
    // drawn over several lines in every column, it is still one row
    const isDrawnOnly = taken.has(`${rowPlace}:0`) && [...row.cells].every((cell) => read(cell) === '')
    if (!isDrawnOnly) rows.push(cells)
  })
  return rows.length === 0 ? null : squared(rows)
}

/** Line breaks of the source are spaces; `<br>` and block ends are line breaks; Excel's wrapping indents go. */
export function textOfCell(cell: Element): string {
  let text = ''
  const read = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) text += (child.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ')
      else if (child.nodeName === 'BR') text += '\n'
      else if (child.nodeName !== 'STYLE' && child.nodeName !== 'SCRIPT') {
        if (/^(P|DIV|LI)$/.test(child.nodeName) && text !== '' && !text.endsWith('\n')) text += '\n'
        read(child)
      }
    }
  }
  read(cell)
  return text
    .replace(/ *\n */g, '\n')
    .replaceAll('\u00a0', ' ')
    .trim()
}

function squared(rows: string[][]): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (const row of rows) while (row.length < width) row.push('')
  return rows
}
