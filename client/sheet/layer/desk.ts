import type { Column } from '#shared/ledger/column.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import type { Words } from '../../words/zh.ts'
import type { LineIndex } from '../lineIndex.ts'
import type { SheetProps } from '../sheetProps.ts'
import type { Geometry } from './geometry.ts'
import type { Selection } from './selection.ts'

/** What every part of the sheet layer works on. `props` and `words` are asked for each time: they change. */
export interface Desk {
  readonly root: HTMLElement
  readonly index: LineIndex
  readonly geometry: Geometry
  readonly selection: Selection
  props(): SheetProps
  words(): Words['sheet']
  /** Draw selection, marks and input anew in the next frame. */
  redraw(): void
}

/** One cell with everything that deciding about it needs. */
export interface DeskCell {
  readonly row: ViewRow
  readonly column: Column
  readonly value: CellValue
}
