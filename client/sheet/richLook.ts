import { isSafeLink, type RichRun } from '#shared/rich/line.ts'
import { readRich } from '#shared/rich/rich.ts'
import { linesWithSigns } from '#shared/rich/spelledOut.ts'
import { element } from './element.ts'

/** No row is higher than this. */
const mostLines = 12
const mostLetters = 600

/** A formatted text as its cell shows it: line by line where the row has room, side by side where it has not. */
export function drawRich(value: string): Node[] {
  let letters = 0
  return linesWithSigns(readRich(value))
    .slice(0, mostLines)
    .flatMap(({ line, sign }, place): Node[] => {
      if (letters > mostLetters) return []
      const runs = line.runs.map((run) => {
        letters += run.text.length
        return runLook(run)
      })
      const look = element(
        'span',
        'kb-rich-line',
        { 'data-kind': line.kind, style: `--depth: ${line.depth}` },
        sign,
        ...runs,
      )
      return place === 0 ? [look] : [document.createTextNode(' '), look]
    })
}

function runLook({ text, marks, link }: RichRun): Node | string {
  const said = text.slice(0, mostLetters)
  if (marks === '' && link === undefined) return said
  const isLink = link !== undefined && isSafeLink(link)
  return element(
    'span',
    'kb-run',
    { ...(marks !== '' && { 'data-marks': marks }), ...(isLink && { 'data-href': link }) },
    said,
  )
}
