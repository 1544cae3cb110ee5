import { isCleanText, cleanText } from '../ledger/plainText.ts'
import { depthLimit, isPoint, isSafeLink, markLetters, textOfLine, type RichLine, type RichRun } from './line.ts'
import { readTail, writeTail } from './richTail.ts'

/**
 * A formatted text in its cell: what it says, and behind a sign that no text holds, how it looks. Without formatting
 * it is the text itself, so that searching, sorting and comparing read it without taking anything apart.
 */
export const tailSign = '\u001f'

/** What a formatted text says, without its look. */
export function plainOf(value: string): string {
  const end = value.indexOf(tailSign)
  return end < 0 ? value : value.slice(0, end)
}

/** Is this exactly what `writeRich` makes? Nothing else may stand in a cell. */
export const isRich = (value: string): boolean => isCleanText(plainOf(value)) && writeRich(readRich(value)) === value

/** A text as its lines. A look that cannot be read is no look. */
export function readRich(value: string): readonly RichLine[] {
  const text = plainOf(value)
  const tail = value.length > text.length ? readTail(value.slice(text.length + 1)) : null
  const lookByLine = new Map(tail?.lines.map(([place, kind, depth = 0]) => [place, { kind, depth }]))
  let from = 0
  const lines = text.split('\n').map((line, place): RichLine => {
    const end = from + line.length
    const runs: RichRun[] = []
    let at = from
    for (const [start, length, marks, link] of tail?.runs ?? []) {
      if (start < at || start + length > end) continue
      if (start > at) runs.push({ text: text.slice(at, start), marks: '' })
      runs.push({ text: text.slice(start, start + length), marks, ...(link !== undefined && { link }) })
      at = start + length
    }
    if (at < end) runs.push({ text: text.slice(at, end), marks: '' })
    from = end + 1
    return { ...(lookByLine.get(place) ?? { kind: 'p', depth: 0 }), runs }
  })
  return soundLines(lines)
}

/** Lines as the text of a cell, in the one way there is; empty when they say nothing. */
export function writeRich(lines: readonly RichLine[]): string {
  const sound = soundLines(lines)
  const text = sound.map(textOfLine).join('\n')
  const tail = writeTail(sound)
  return tail === '' ? text : `${text}${tailSign}${tail}`
}

/** Lines as they can be drawn: clean, none deeper than a list above it opens, nothing blank at the end. */
function soundLines(lines: readonly RichLine[]): readonly RichLine[] {
  let open = 0
  const sound = lines.map((line): RichLine => {
    const depth = isPoint(line.kind) || line.kind === 'p' ? Math.min(line.depth, open, depthLimit) : 0
    open = isPoint(line.kind) ? depth + 1 : depth
    return { kind: line.kind, depth, runs: soundRuns(line.runs) }
  })
  const last = sound.findLastIndex((line) => textOfLine(line).trim() !== '')
  return sound.slice(0, last + 1)
}

function soundRuns(runs: readonly RichRun[]): readonly RichRun[] {
  const sound: RichRun[] = []
  for (const run of runs) {
    const text = cleanText(run.text).replaceAll('\n', ' ')
    if (text === '') continue
    const marks = Array.from(markLetters)
      .filter((letter) => run.marks.includes(letter))
      .join('')
    const link = run.link !== undefined && isSafeLink(run.link) ? run.link : undefined
    const before = sound.at(-1)
    if (before !== undefined && before.marks === marks && before.link === link) {
      sound[sound.length - 1] = { ...before, text: before.text + text }
    } else sound.push({ text, marks, ...(link !== undefined && { link }) })
  }
  return sound
}
