import type { LineIndex } from '../lineIndex.ts'

/** Lines between two, both included, that hold rows: headers of groups are passed over. */
export function rowLines(index: LineIndex, from: number, to: number): number[] {
  const lines: number[] = []
  for (let line = Math.max(from, 0); line <= to; line += 1) if (index.groupAt(line) === undefined) lines.push(line)
  return lines
}

/** So many lines from `from` on that hold rows; past the end they go on as lines of rows to be made. */
export function nextRowLines(index: LineIndex, from: number, count: number): number[] {
  const lines: number[] = []
  for (let line = from; lines.length < count; line += 1) if (index.groupAt(line) === undefined) lines.push(line)
  return lines
}

/** The next line that holds a row, or `line` itself when none does in this direction. */
export function nearestRowLine(index: LineIndex, line: number, step: 1 | -1): number {
  for (let at = line; at >= 0 && at < index.size; at += step) if (index.groupAt(at) === undefined) return at
  return line
}
