import type { SheetColumn } from '../sheet/sheetProps.ts'
import { drawPrinted, widthOf, type PrintedView } from './printTable.ts'

export type Orientation = 'portrait' | 'landscape'

/** Lines that the preview shows: what comes after looks the same. */
const previewLines = 60

/** Shows the first lines of the view in a frame, as they would be printed. */
export function previewIn(frame: HTMLIFrameElement, view: PrintedView, orientation: Orientation): void {
  const page = frame.contentDocument
  if (page === null) return
  dress(page, view, orientation)
  drawPrinted(page, view, previewLines)
  // The whole width of the paper is seen, its margins too.
  page.body.style.padding = `${margin}px`
  page.documentElement.style.setProperty('zoom', String(frame.clientWidth / paperWidth[orientation]))
}

/** Draws all of it and opens the browser's own dialog, which also makes PDFs. */
export function printFrom(frame: HTMLIFrameElement, view: PrintedView, orientation: Orientation): void {
  const page = frame.contentDocument
  if (page === null || frame.contentWindow === null) return
  dress(page, view, orientation)
  drawPrinted(page, view)
  page.body.style.padding = '0'
  page.documentElement.style.setProperty('zoom', '1')
  // Browsers name the PDF after the page that asks.
  const before = document.title
  document.title = view.title
  frame.contentWindow.focus()
  frame.contentWindow.print()
  document.title = before
}

/** Paper is light whatever the screen is: the tokens of the light look, and how a table stands on a page. */
function dress(page: Document, { columns }: PrintedView, orientation: Orientation): void {
  page.documentElement.lang = document.documentElement.lang
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (rule instanceof CSSStyleRule && rule.selectorText === ':root') copyTokens(rule, page.documentElement)
    }
  }
  const style = page.createElement('style')
  const whole = columns.reduce((sum, column) => sum + widthOf(column), 0)
  const points = Math.max(
    leastPoints,
    Math.min(mostPoints, (mostPoints * (paperWidth[orientation] - 2 * margin)) / whole),
  )
  style.textContent = look(orientation, points)
  page.head.replaceChildren(style)
}

/** A style sheet from elsewhere keeps its rules to itself. */
function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules
  } catch {
    return []
  }
}

function copyTokens({ style }: CSSStyleRule, to: HTMLElement): void {
  for (const name of style) if (name.startsWith('--')) to.style.setProperty(name, style.getPropertyValue(name))
}

/** Of the paper, in pixels. */
const margin = 38
/** Of A4, in pixels. */
const paperWidth: Readonly<Record<Orientation, number>> = { portrait: 794, landscape: 1123 }
/** Letters grow smaller with every column, as far as they can still be read. */
const mostPoints = 9
const leastPoints = 5.5

/** As many columns from the left as letters of a good size leave room for. */
export function fittingColumns(columns: readonly SheetColumn[], orientation: Orientation): readonly SheetColumn[] {
  const room = paperWidth[orientation] * 1.25
  let taken = 0
  return columns.filter((column, place) => {
    taken += widthOf(column)
    return place === 0 || taken <= room
  })
}

const look = (orientation: Orientation, points: number): string => `
  @page { size: A4 ${orientation}; margin: 12mm 10mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { margin: 0; color: var(--ink); background: var(--sheet); font: ${points}pt/1.35 var(--font); }
  h1 { margin: 0 0 2pt; font-size: 14pt; }
  p { margin: 0 0 8pt; color: var(--ink-2); }
  table { width: 100%; color: inherit; font: inherit; border-collapse: collapse; table-layout: fixed; font-variant-numeric: tabular-nums; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { padding: 2.5pt 4pt; overflow-wrap: anywhere; text-align: left; vertical-align: top; border: .5pt solid var(--ink-off); }
  thead th { background: var(--raised); }
  .right { text-align: right; }
  .group th { padding-left: calc(4pt + var(--level) * 10pt); break-after: avoid; }
  .group > * { background: var(--raised); }
  .group { break-after: avoid; }
  .totals td { font-weight: 600; }
  .sign::before { display: inline-block; width: 12pt; color: var(--mark-ink); content: var(--mark); }
`
