import { depthLimit, isPoint, textOfLine, type LineKind, type RichLine } from './line.ts'
import { readRich, writeRich } from './rich.ts'

/** A formatted text for programs that know only text: points and tasks keep their signs. */
export function spellOut(value: string): string {
  return linesWithSigns(readRich(value))
    .map(({ line, sign }) => `${'  '.repeat(line.depth)}${sign}${textOfLine(line)}`)
    .join('\n')
}

/** What stands before each line: a dot, its number, a box. */
export function linesWithSigns(
  lines: readonly RichLine[],
): readonly { readonly line: RichLine; readonly sign: string }[] {
  const numbers: number[] = []
  return lines.map((line) => {
    numbers.length = isPoint(line.kind) ? line.depth + 1 : line.depth
    if (line.kind !== 'number') {
      if (isPoint(line.kind)) numbers[line.depth] = 0
      return { line, sign: signs[line.kind] ?? '' }
    }
    const number = (numbers[line.depth] ?? 0) + 1
    numbers[line.depth] = number
    return { line, sign: `${number}. ` }
  })
}

const signs: Partial<Record<LineKind, string>> = { bullet: '• ', todo: '☐ ', done: '☑ ' }
const kindBySign: Readonly<Record<string, LineKind>> = { '•': 'bullet', '☐': 'todo', '☑': 'done' }

/** Reads what `spellOut` writes; any other line is a paragraph as it stands. */
export function readSpelledOut(text: string): string {
  const plain = text.split('\n').map(paragraph)
  const meant = text.split('\n').map(pointOf)
  const shown = linesWithSigns(meant)
  // A sign counts only where the list would write it again: a lone “3. ” is what somebody typed.
  const isMeant = meant.every((line, place) => {
    const sign = shown[place]?.sign ?? ''
    return `${'  '.repeat(line.depth)}${sign}${textOfLine(line)}` === text.split('\n')[place]
  })
  const lines = isMeant ? meant : plain
  const written = writeRich(lines)
  return isMeant && spellOut(written) !== text ? writeRich(plain) : written
}

const paragraph = (text: string): RichLine => ({ kind: 'p', depth: 0, runs: [{ text, marks: '' }] })

function pointOf(text: string): RichLine {
  const found = /^((?: {2})*)(?:([•☐☑]) |\d{1,3}\. )(.*)$/s.exec(text)
  const depth = (found?.[1] ?? '').length / 2
  if (found === null || depth >= depthLimit) return paragraph(text)
  return { kind: kindBySign[found[2] ?? ''] ?? 'number', depth, runs: [{ text: found[3] ?? '', marks: '' }] }
}
