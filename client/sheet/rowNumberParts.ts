import type { Words } from '../words/zh.ts'
import { groupFacts } from './groupLabel.ts'
import type { LineIndex } from './lineIndex.ts'
import type { RowNumberParts } from './rowNumberLook.ts'
import type { SheetProps } from './sheetProps.ts'

/** What the row numbers of a sheet say and do. */
export function rowNumberParts({
  index,
  props,
  words,
  open,
}: {
  readonly index: LineIndex
  readonly props: () => SheetProps
  readonly words: () => Words['sheet']
  readonly open: (line: number) => void
}): RowNumberParts {
  return {
    words,
    open,
    numberAt: (line) => (index.at(line) === undefined ? null : index.rowPlaceAt(line) + 1),
    remarksAt(line) {
      const row = index.at(line)
      return row === undefined ? 0 : (props().remarksOf?.(row) ?? 0)
    },
    proposalsAt(line) {
      const row = index.at(line)
      return row === undefined ? 0 : (props().proposed?.rows.get(row.id)?.proposals.length ?? 0)
    },
    openProposals(line) {
      const row = index.at(line)
      if (row !== undefined) props().proposed?.onOpen(row, null)
    },
    groupAt(line) {
      const group = index.groupAt(line)
      return group === undefined ? null : groupFacts(group, words().group, props().context)
    },
    toggle: (line) => index.fold(line, index.groupAt(line)?.isFolded !== true),
    canOpen: () => props().onOpen !== undefined,
    canMove: () => props().onMoveRows !== undefined,
  }
}
