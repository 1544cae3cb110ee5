import { textOfLine, type RichLine, type RichRun } from './line.ts'
import { readRich, writeRich } from './rich.ts'

/** Replaces in what a text says and leaves its look where it is: what is put in looks like what it replaces. */
export function replaceRich(value: string, replace: (text: string) => string): string {
  return writeRich(readRich(value).flatMap((line) => replacedLine(line, replace)))
}

function replacedLine(line: RichLine, replace: (text: string) => string): readonly RichLine[] {
  const before = textOfLine(line)
  const after = replace(before)
  if (after === before) return [line]
  const [first = '', ...rest] = after.split('\n')
  const byRun = line.runs.map((run) => ({ ...run, text: replace(run.text) }))
  const runs = rest.length === 0 && joined(byRun) === after ? byRun : spliced(line.runs, before, first)
  const further = rest.map((text): RichLine => ({ kind: 'p', depth: line.depth, runs: [{ text, marks: '' }] }))
  return [{ ...line, runs }, ...further]
}

/** What lies between the common beginning and the common end takes the look of where it begins. */
function spliced(runs: readonly RichRun[], before: string, after: string): readonly RichRun[] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const look = cut(runs, head, before.length)[0] ?? runs.at(-1)
  const middle = { ...look, marks: look?.marks ?? '', text: after.slice(head, after.length - tail) }
  return [...cut(runs, 0, head), middle, ...cut(runs, before.length - tail, before.length)]
}

/** The runs of a stretch of the line. */
function cut(runs: readonly RichRun[], from: number, to: number): readonly RichRun[] {
  let at = 0
  return runs.flatMap((run) => {
    const start = at
    at += run.text.length
    const text = run.text.slice(Math.max(from - start, 0), Math.max(to - start, 0))
    return text === '' ? [] : [{ ...run, text }]
  })
}

const joined = (runs: readonly RichRun[]): string => runs.map(({ text }) => text).join('')
