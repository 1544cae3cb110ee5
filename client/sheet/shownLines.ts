import type { GroupLine, LineIndex } from './lineIndex.ts'
import type { ShownLine } from './sheetProps.ts'

/** All lines of an index from above, each header with its name. */
export function shownLines(index: LineIndex, nameOf: (group: GroupLine) => string): readonly ShownLine[] {
  const lines: ShownLine[] = []
  for (let line = 0; line < index.size; line += 1) {
    const group = index.groupAt(line)
    const row = index.at(line)
    if (group !== undefined) {
      lines.push({ kind: 'group', level: group.level, name: nameOf(group), rows: () => index.rowsUnder(line) })
    } else if (row !== undefined) lines.push({ kind: 'row', row })
  }
  return lines
}
