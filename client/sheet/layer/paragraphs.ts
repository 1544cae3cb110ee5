import { richOfElement } from '../../rich/richOfElement.ts'
import { textOfCell } from '../clipboard.ts'

/** A paragraph of a text program: its text in one line or, where lines were broken by hand, several. */
export interface Paragraph {
  readonly text: string
  /** With its look, as a cell of formatted text takes it. */
  readonly rich: () => string
}

/**
 * The paragraphs of what Word, WPS or LibreOffice Writer put on the clipboard; null when it comes from elsewhere or is no
 * text. Read from the markup, not from the plain text: there a tab would begin another column, a line broken by hand or
 * a quote another cell. Empty ones at the end go, those between stay empty, as in Excel.
 */
export function readParagraphs(page: Document): readonly Paragraph[] | null {
  if (!isOfTextProgram(page)) return null
  const found = leavesIn(page.body).map((block) => ({
    text: textOfCell(block).replace(/ {2,}/g, ' '),
    rich: () => richOfElement(block),
  }))
  while (found.at(-1)?.text === '') found.pop()
  return found.length === 0 ? null : found
}

const blocks: ReadonlySet<string> = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI'])

/** The innermost blocks: a point of a list holds a paragraph, and is none beside it. By their names: Word's `o:p` is none. */
function leavesIn(element: Element): readonly Element[] {
  return [...element.children].flatMap((child) => {
    const inside = leavesIn(child)
    return inside.length === 0 && blocks.has(child.tagName) ? [child] : inside
  })
}

/** Word and WPS say it in the head and on every paragraph; a browser that cleans the clipboard leaves the paragraphs'. */
function isOfTextProgram(page: Document): boolean {
  const said = [...page.querySelectorAll('meta')].map((meta) => meta.content).join(' ')
  return /Word\.Document|Microsoft Word|LibreOffice|WPS/i.test(said) || page.querySelector('[class^="Mso"]') !== null
}
