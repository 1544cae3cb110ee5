import { isPoint, type RichRun } from './line.ts'
import { readRich } from './rich.ts'
import { linesWithSigns } from './spelledOut.ts'

/** A formatted text inside one table cell, as Excel, WPS and Word read it: lines by breaks, no blocks. */
export function richHtml(value: string): string {
  return linesWithSigns(readRich(value))
    .map(({ line, sign }) => {
      const words = line.runs.map(runHtml).join('')
      const indent = '&nbsp;'.repeat(2 * line.depth)
      if (line.kind === 'h1' || line.kind === 'h2' || line.kind === 'h3') return `<b>${words}</b>`
      return `${indent}${isPoint(line.kind) ? sign : ''}${words}`
    })
    .join('<br style="mso-data-placement:same-cell">')
}

function runHtml({ text, marks, link }: RichRun): string {
  const marked = Array.from(marks).reduce((inner, letter) => `<${letter}>${inner}</${letter}>`, escapeHtml(text))
  return link === undefined ? marked : `<a href="${escapeHtml(link)}">${marked}</a>`
}

/** A text as markup that says the same. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
