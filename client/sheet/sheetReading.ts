import { groupName } from './groupLabel.ts'
import { rowsOf } from './layer/boxes.ts'
import type { Desk } from './layer/desk.ts'
import { nearestRowLine } from './layer/rowLines.ts'
import type { SheetHandle } from './sheetProps.ts'
import { shownLines } from './shownLines.ts'

/** What the page may read of the sheet: rows in the order in which they stand now. */
export type SheetReading = Pick<SheetHandle, 'neighbour' | 'selectedRecords' | 'shownRows' | 'shownLines'>

export function createSheetReading(desk: Desk): SheetReading {
  const { index, selection } = desk
  return {
    neighbour: (record, step) => index.at(nearestRowLine(index, index.positionOf(record) + step, step)),
    selectedRecords: () => rowsOf(selection.boxes()).flatMap((position) => index.at(position)?.id ?? []),
    shownRows: () => [...index.allRows()],
    shownLines: () => shownLines(index, (group) => groupName(group, desk.words().group, desk.props().context)),
  }
}
