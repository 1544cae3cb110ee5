import { type LineKind, type RichLine, type RichRun } from '#shared/rich/line.ts'
import { writeRich } from '#shared/rich/rich.ts'

/** The formatted text of foreign markup (a cell of Excel's, a paragraph of Word's): what a cell can hold of its look. */
export function richOfElement(element: Element): string {
  const page: Page = { lines: [], isOpen: false }
  readChildren(element, page, { marks: '', kind: 'p', depth: 0 })
  const first = page.lines.findIndex((line) => line.runs.some(({ text }) => text.trim() !== ''))
  return writeRich(page.lines.slice(Math.max(first, 0)).map(trimmed))
}

interface Page {
  readonly lines: { kind: LineKind; depth: number; runs: RichRun[] }[]
  /** Does the last line still take text? */
  isOpen: boolean
}

interface Look {
  readonly marks: string
  readonly link?: string
  readonly kind: LineKind
  readonly depth: number
}

const marksByTag: Readonly<Record<string, string>> = {
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  U: 'u',
  INS: 'u',
  S: 's',
  STRIKE: 's',
  DEL: 's',
}
const headings: Readonly<Record<string, LineKind>> = { H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h3', H5: 'h3', H6: 'h3' }
const blocks: ReadonlySet<string> = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'TR', 'TABLE', 'PRE'])
const unread: ReadonlySet<string> = new Set(['STYLE', 'SCRIPT', 'TITLE', 'META', 'TEMPLATE'])

function readChildren(element: Element, page: Page, look: Look): void {
  for (const child of element.childNodes) {
    if (child.nodeType === 3) say(page, (child.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' '), look)
    else if (child.nodeType === 1) readElement(child as Element, page, look) // what a node of type 1 is
  }
}

function readElement(element: Element, page: Page, look: Look): void {
  const tag = element.tagName.toUpperCase()
  if (unread.has(tag)) return
  if (tag === 'BR') {
    if (!page.isOpen) start(page, look)
    page.isOpen = false
    return
  }
  const isBlock = blocks.has(tag) || headings[tag] !== undefined
  if (isBlock) page.isOpen = false
  const inside = lookInside(element, tag, look)
  if (tag === 'LI') start(page, inside)
  readChildren(element, page, tag === 'LI' ? { ...inside, kind: 'p', depth: inside.depth + 1 } : inside)
  if (isBlock) page.isOpen = false
}

function lookInside(element: Element, tag: string, look: Look): Look {
  const marks = withStyle(element.getAttribute('style') ?? '', look.marks + (marksByTag[tag] ?? ''))
  const href = tag === 'A' ? (element.getAttribute('href') ?? undefined) : undefined
  const said: Look = { ...look, marks, ...(href !== undefined && { link: href }) }
  const heading = headings[tag]
  if (heading !== undefined) return { ...said, kind: heading, depth: 0 }
  if (tag === 'BLOCKQUOTE') return { ...said, kind: 'quote', depth: 0 }
  if (tag === 'LI') {
    const list = element.closest('ol, ul')?.tagName.toUpperCase()
    return { ...said, kind: list === 'OL' ? 'number' : 'bullet' }
  }
  return said
}

/** What Excel and Word say by style; a style also takes away, as Google's bold that is not bold. */
function withStyle(style: string, marks: string): string {
  const weight = /font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1]?.toLowerCase()
  let worn = marks
  if (weight !== undefined) worn = worn.replaceAll('b', '') + (/^(?:bold|bolder|[6-9]00)$/.test(weight) ? 'b' : '')
  if (/font-style:\s*italic/i.test(style)) worn += 'i'
  if (/text-decoration[a-z-]*:[^;]*underline/i.test(style)) worn += 'u'
  if (/text-decoration[a-z-]*:[^;]*line-through/i.test(style)) worn += 's'
  return worn
}

function start(page: Page, { kind, depth }: Look): void {
  const last = page.lines.at(-1)
  // the paragraph that Word puts into a point is the point
  const isOfPoint = kind === 'p' && last !== undefined && last.runs.length === 0 && last.depth === depth - 1
  if (!isOfPoint || last.kind === 'p') page.lines.push({ kind, depth, runs: [] })
  page.isOpen = true
}

function say(page: Page, text: string, look: Look): void {
  if (!page.isOpen) {
    if (text.trim() === '') return
    start(page, look)
  }
  page.lines.at(-1)?.runs.push({
    text: text.replaceAll('\u00a0', ' '),
    marks: look.marks,
    ...(look.link !== undefined && { link: look.link }),
  })
}

/** Blanks at the ends of a line come from how the markup is indented. */
function trimmed(line: RichLine): RichLine {
  const runs = line.runs.map((run, place) => {
    const text = place === 0 ? run.text.trimStart() : run.text
    return { ...run, text: place === line.runs.length - 1 ? text.trimEnd() : text }
  })
  return { ...line, runs }
}
