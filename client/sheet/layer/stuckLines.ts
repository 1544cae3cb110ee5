import type { LineIndex } from '../lineIndex.ts'

/** The header of a group that stays in sight while the lines under it scroll. */
export interface StuckLine {
  readonly line: number
  /** The line after the last of its group. */
  readonly end: number
  /** In pixels below the headers of the columns; less than its place when the next group pushes it out. */
  readonly top: number
}

/** Which headers stay, the outermost first: those whose own line has scrolled away while their group has not. */
export function stuckLines(
  index: Pick<LineIndex, 'size' | 'groups' | 'groupAt' | 'headerOver' | 'endOf'>,
  scrollTop: number,
  rowHeight: number,
): readonly StuckLine[] {
  const stuck: StuckLine[] = []
  for (let level = 0; level < index.groups.length; level += 1) {
    const place = scrollTop + level * rowHeight
    const line = headerAt(index, Math.floor(place / rowHeight), level)
    const around = stuck.at(-1)
    if (line < 0 || line * rowHeight >= place || (around !== undefined && line >= around.end)) break
    const end = index.endOf(line)
    if (end === line + 1) break
    stuck.push({ line, end, top: Math.min(level * rowHeight, (end - 1) * rowHeight - scrollTop) })
  }
  return stuck
}

/** How many headers stand over a line: what must be left free above it. */
export function headersOver(index: Pick<LineIndex, 'headerOver'>, line: number): number {
  let count = 0
  for (let over = index.headerOver(line); over >= 0; over = index.headerOver(over)) count += 1
  return count
}

/** The header of this level that a line is, or stands under; −1: none. */
function headerAt(index: Pick<LineIndex, 'size' | 'groupAt' | 'headerOver'>, from: number, level: number): number {
  let line = from < index.size ? from : -1
  while (line >= 0) {
    const group = index.groupAt(line)
    if (group !== undefined && group.level <= level) return group.level === level ? line : -1
    line = index.headerOver(line)
  }
  return -1
}
